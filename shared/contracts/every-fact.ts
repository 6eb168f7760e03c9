import { factsIn, type Hearable } from "../events/contract.ts";
import * as administrators from "./administrators.ts";
import * as breakGlass from "./break-glass.ts";
import * as calendars from "./calendars.ts";
import * as communities from "./communities.ts";
import * as communityExports from "./community-exports.ts";
import * as courseConsents from "./course-consents.ts";
import * as courseSeats from "./course-seats.ts";
import * as courses from "./courses.ts";
import * as employment from "./employment.ts";
import * as mediation from "./mediation.ts";
import * as mediationNotices from "./mediation-notices.ts";
import * as meetingActions from "./meeting-actions.ts";
import * as meetings from "./meetings.ts";
import * as messages from "./messages.ts";
import * as registrations from "./registrations.ts";
import * as releases from "./releases.ts";
import * as webhooks from "./webhooks.ts";

/** What each teller declares. */
const tellers = {
  administrators,
  breakGlass,
  calendars,
  communities,
  communityExports,
  courseConsents,
  courseSeats,
  courses,
  employment,
  mediation,
  mediationNotices,
  meetingActions,
  meetings,
  messages,
  registrations,
  releases,
  webhooks,
} as const;
export type Tellers = typeof tellers;

/** Every kind of fact that any service tells. */
export const everyFact: readonly Hearable[] = factsIn(...Object.values(tellers));
