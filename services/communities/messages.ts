import { administratorAppointed } from "#shared/contracts/administrators.ts";
import { glassBroken, glassUnanswered } from "#shared/contracts/break-glass.ts";
import { calendarYearMissing } from "#shared/contracts/calendars.ts";
import {
  assistedSessionEnded,
  memberJoined,
  memberLeft,
  personVerified,
  roleGranted,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import { registrationReleased } from "#shared/contracts/registrations.ts";
import {
  dataExportAwaitsRelease,
  dataExportLapsed,
  erasureAnnounced,
  erasureAwaitsRelease,
  erasureLapsed,
  erasureTakenBack,
} from "#shared/contracts/releases.ts";
import { webhookSwitchedOff } from "#shared/contracts/webhooks.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";

const person = momentsOf<object>("person");
const request = momentsOf<object>("request");
/** Who presides, or answers for who does. */
const glass = momentsOf<{ readonly presidents: readonly string[] }>("break-glass");

/** Who administers the community. */
type Administered = { readonly administrators: readonly string[] };
const webhook = momentsOf<Administered>("webhook");
const calendar = momentsOf<Administered>("calendar");

type Own = { readonly data: { readonly personId: string } };
const own = ({ data }: Own) => [data.personId];

/** The moments in which communities tells somebody something. */
export const communitiesMoments = {
  verified: person(personVerified, { kind: "news", tell: own }),
  takenIn: person(registrationReleased, { kind: "news", tell: own }),
  roleGranted: person(roleGranted, { kind: "news", tell: own, params: ({ data }) => ({ role: data.role }) }),
  roleRevoked: person(roleRevoked, { kind: "notice", tell: own, params: ({ data }) => ({ role: data.role }) }),
  administrator: person(administratorAppointed, { kind: "notice", tell: own }),
  householdJoined: person(memberJoined, { kind: "news", tell: own }),
  householdLeft: person(memberLeft, { kind: "news", tell: own }),
  assisted: person(assistedSessionEnded, {
    kind: "notice",
    when: ({ data }) => data.actCount > 0,
    tell: own,
    params: ({ data }) => ({ acts: data.actCount, operator: data.operatorId }),
  }),
  calendarMissing: calendar(calendarYearMissing, {
    kind: "task",
    tell: ({ found }) => found.administrators,
    params: ({ data }) => ({ year: data.year }),
    calls: ["setCalendarYear"],
  }),
  exportWaits: request(dataExportAwaitsRelease, { kind: "task", tell: own, calls: ["releaseDataExport"] }),
  exportLapsed: request(dataExportLapsed, { kind: "news", tell: own, overtakes: ["exportWaits"] }),
  erasureWaits: request(erasureAwaitsRelease, { kind: "task", tell: own, calls: ["releaseErasure"] }),
  erasureLapsed: request(erasureLapsed, { kind: "news", tell: own, overtakes: ["erasureWaits"] }),
  erasureAnnounced: request(erasureAnnounced, {
    kind: "notice",
    tell: own,
    params: ({ data }) => ({ dueAt: data.dueAt }),
    dueAt: ({ data }) => data.dueAt,
    calls: ["takeBackErasure"],
    overtakes: ["erasureWaits"],
  }),
  erasureTakenBack: request(erasureTakenBack, { kind: "news", tell: own, overtakes: ["erasureAnnounced"] }),
  glassBroken: glass(glassBroken, {
    kind: "task",
    tell: ({ found }) => found.presidents,
    params: ({ data }) => ({ until: data.until }),
    calls: ["answerBreakGlass"],
  }),
  glassUnanswered: glass(glassUnanswered, { kind: "task", tell: ({ found }) => found.presidents }),
  webhookOff: webhook(webhookSwitchedOff, {
    kind: "task",
    tell: ({ found }) => found.administrators,
    calls: ["switchWebhookOn", "removeWebhook"],
  }),
  unreached,
};
