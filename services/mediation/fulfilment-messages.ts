import { fulfilmentReported } from "#shared/contracts/mediation.ts";
import { followUpAsked, followUpFailed } from "#shared/contracts/mediation-follow-ups.ts";
import {
  caseNotSettled,
  obligationContested,
  obligationDone,
  obligationDue,
  obligationMissed,
} from "#shared/contracts/mediation-obligations.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { about, disputing } from "./case-moment.ts";
import { type Case, leadOf } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";
import { isOwed, owedOf, owersOf } from "./domain/owed.ts";
import { speakerOf } from "./domain/recusal.ts";

const moment = momentsOf<Case>("case");

/** Until when somebody may answer, as the sentence says it. */
export const until = (dueAt: string | undefined) => (dueAt ? { dueAt } : {});

const silenceEnd = (subject: Case): string | undefined =>
  subject.status === "in-fulfilment" ? subject.fulfilment.silenceEndsAt : undefined;

const obligationIn = ({ obligations = [] }: Case, id: string) =>
  obligations.find(({ obligationId }) => obligationId === id);

const owedIn = (subject: Case, { obligationId }: { readonly obligationId: string }) => ({
  dueOn: obligationIn(subject, obligationId)?.dueOn ?? "",
});

const isUnconfirmed = (subject: Case, obligationId: string): boolean => {
  const owed = obligationIn(subject, obligationId);
  return owed?.doneAt !== undefined && !owed.confirmedAt;
};

/** Those who owe something or are owed it, or who speaks for them. */
const speakersOf = (subject: Case, obligationId: string, among: typeof owersOf): (string | undefined)[] => {
  const owed = obligationIn(subject, obligationId);
  return owed ? among(subject, owed).map(speakerOf) : [];
};

const followUpIn = (subject: Case, id: string) =>
  subject.status === "resolved" ? subject.followUps?.find(({ followUpId }) => followUpId === id) : undefined;

/** Those who were asked, or who speaks for them. */
const askedIn = (subject: Case, followUpId: string): (string | undefined)[] => {
  const { asked = [] } = followUpIn(subject, followUpId) ?? {};
  return subject.disputants.filter(({ disputantId }) => asked.includes(disputantId)).map(speakerOf);
};

/** What was told of what somebody owes, which holds no more with the outcome. */
export const ofObligations = [
  "obligationDue",
  "obligationLate",
  "obligationMissed",
  "obligationDone",
  "obligationContested",
];

/** The moments of what is owed, of the end of fulfilment, and of what lasts. */
export const fulfilmentMoments = {
  fulfilled: moment(fulfilmentReported, {
    kind: "task",
    when: ({ found }) => found.status === "in-fulfilment",
    tell: ({ found }) => disputing(found),
    params: ({ found }) => ({ ...about(found), ...until(silenceEnd(found)) }),
    dueAt: ({ found }) => silenceEnd(found),
    calls: ["confirmOutcome", "sayNotSettled"],
    overtakes: ["fulfilled"],
  }),
  obligationDue: moment(obligationDue, {
    kind: "task",
    when: ({ found, data }) => data.daysLeft >= 0 && isOwed(found, data.obligationId),
    tell: ({ found, data }) => speakersOf(found, data.obligationId, owersOf),
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
    dueAt: ({ found, data }) => obligationIn(found, data.obligationId)?.dueAt,
    calls: ["reportObligationDone"],
  }),
  obligationLate: moment(obligationMissed, {
    kind: "notice",
    when: ({ found, data }) => isOwed(found, data.obligationId),
    tell: ({ found, data }) => speakersOf(found, data.obligationId, owersOf),
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
    calls: ["reportObligationDone"],
  }),
  obligationMissed: moment(obligationMissed, {
    kind: "task",
    when: ({ found, data }) => isOwed(found, data.obligationId),
    tell: ({ found, data }) => speakersOf(found, data.obligationId, owedOf),
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
    calls: ["sayNotSettled"],
  }),
  obligationUnkept: moment(obligationMissed, {
    kind: "news",
    when: ({ found, data }) => isOwed(found, data.obligationId),
    tell: ({ found }) => [leadWhileOpen(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
  }),
  obligationDone: moment(obligationDone, {
    kind: "task",
    when: ({ found, data }) => isUnconfirmed(found, data.obligationId),
    tell: ({ found, data }) => speakersOf(found, data.obligationId, owedOf),
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
    calls: ["confirmObligation"],
  }),
  obligationContested: moment(obligationContested, {
    kind: "task",
    when: ({ found, data }) => isOwed(found, data.obligationId),
    tell: ({ found, data }) => [...speakersOf(found, data.obligationId, owersOf), leadWhileOpen(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), ...owedIn(found, data) }),
  }),
  notSettled: moment(caseNotSettled, {
    kind: "notice",
    tell: ({ found }) => [...disputing(found), leadWhileOpen(found)?.personId],
    params: ({ found }) => about(found),
    overtakes: ["decided", "agreementHolds", "fulfilled", ...ofObligations],
  }),
  followUp: moment(followUpAsked, {
    kind: "task",
    when: ({ found, data }) => followUpIn(found, data.followUpId) !== undefined,
    tell: ({ found, data }) => askedIn(found, data.followUpId),
    params: ({ found, data }) => ({ ...about(found), days: data.days }),
    dueAt: ({ found, data }) => followUpIn(found, data.followUpId)?.failsUntil,
    calls: ["answerFollowUp"],
    overtakes: ["followUp"],
  }),
  followUpFailed: moment(followUpFailed, {
    kind: "news",
    tell: ({ found }) => [leadOf(found)?.personId],
    params: ({ found, data }) => ({ ...about(found), days: data.days }),
  }),
};
