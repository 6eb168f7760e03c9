import { acceptOverdue, caseJoined, caseParted, caseUrged } from "#shared/contracts/mediation-care.ts";
import { daysBetween } from "#shared/domain/dates.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { about, disputing, moment } from "./case-moment.ts";
import { type Case, stageOf } from "./domain/case.ts";
import { caseLifecycle, leadWhileOpen } from "./domain/case-lifecycle.ts";
import { lastActAt } from "./domain/look.ts";

/** A case that nobody cares for, and who is told that. */
const cared = momentsOf<{ readonly subject: Case; readonly people: readonly string[] }>("cared", "caseId", "case");

/** The moments in which a case waits for somebody, or goes on elsewhere. */
export const careMoments = {
  acceptOverdue: cared(acceptOverdue, {
    kind: "task",
    when: ({ found }) => caseLifecycle.can("accept", found.subject) && !found.subject.joined,
    tell: ({ found }) => found.people,
    params: ({ found }) => about(found.subject),
    calls: ["acceptCase", "declineCase"],
  }),
  urged: cared(caseUrged, {
    kind: "task",
    when: ({ found, data }) => found.subject.care?.urged?.step === data.urges,
    tell: ({ found }) => found.people,
    params: ({ found, at }) => ({ ...about(found.subject), days: daysBetween(lastActAt(found.subject), at) }),
    overtakes: ["urged"],
  }),
  joined: moment(caseJoined, {
    kind: "notice",
    when: ({ found, data }) => found.joined?.originalId === data.originalId,
    tell: ({ found }) => [...disputing(found), found.applicantId],
    params: ({ found }) => ({ ...about(found), original: found.joined?.number ?? "" }),
  }),
  parted: moment(caseParted, {
    kind: "notice",
    when: ({ found }) => !found.joined && stageOf(found) !== "closed",
    tell: ({ found }) => [...disputing(found), found.applicantId, leadWhileOpen(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), cause: data.cause }),
    overtakes: ["joined"],
  }),
};
