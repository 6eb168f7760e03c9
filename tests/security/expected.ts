import { communitiesExpected } from "./expected-communities.ts";
import { coursesExpected } from "./expected-courses.ts";
import { employmentExpected } from "./expected-employment.ts";
import { gatewayExpected } from "./expected-gateway.ts";
import { homeExpected } from "./expected-home.ts";
import { mediationExpected } from "./expected-mediation.ts";
import { meetingsExpected } from "./expected-meetings.ts";
import { messagesExpected } from "./expected-messages.ts";
import { webhooksExpected } from "./expected-webhooks.ts";
import type { Expected } from "./who.ts";

/** The table of every operation, service by service. */
export const expected: Readonly<Record<string, Expected>> = {
  ...communitiesExpected,
  ...homeExpected,
  ...coursesExpected,
  ...mediationExpected,
  ...employmentExpected,
  ...meetingsExpected,
  ...messagesExpected,
  ...gatewayExpected,
  ...webhooksExpected,
};

/** What is one's own: also whoever has no role may ask for it. */
export const withoutRole: ReadonlySet<string> = new Set([
  "getHome",
  "getOwnTimeline",
  "requestDataExport",
  "releaseDataExport",
  "listDataExports",
  "getDataExport",
  "requestErasure",
  "releaseErasure",
  "takeBackErasure",
  "listErasures",
  "getErasure",
  "listOwnMessages",
  "readMessage",
  "readAllMessages",
  "getPreferences",
  "setPreferences",
  "listOwnCases",
  "getCase",
  "getTimeline",
  "refuseMediator",
  "confirmOutcome",
  "answerInquiry",
  "withdrawCase",
]);
