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
import * as mediationAppointments from "./mediation-appointments.ts";
import * as mediationBodies from "./mediation-bodies.ts";
import * as mediationCare from "./mediation-care.ts";
import * as mediationCourt from "./mediation-court.ts";
import * as mediationDangers from "./mediation-dangers.ts";
import * as mediationFiles from "./mediation-files.ts";
import * as mediationFollowUps from "./mediation-follow-ups.ts";
import * as mediationNotices from "./mediation-notices.ts";
import * as mediationObligations from "./mediation-obligations.ts";
import * as mediationOutcome from "./mediation-outcome.ts";
import * as mediationRights from "./mediation-rights.ts";
import * as mediationWays from "./mediation-ways.ts";
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
  mediationCourt,
  mediationBodies,
  mediationDangers,
  mediationCare,
  mediationFiles,
  mediationFollowUps,
  mediationNotices,
  mediationObligations,
  mediationOutcome,
  mediationWays,
  mediationAppointments,
  mediationRights,
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
