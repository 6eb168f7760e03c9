import type { Case } from "./case.ts";
import type { FollowUp, UnsettledOutcome } from "./fulfilment.ts";
import type { Obligation } from "./obligation.ts";

type DisputantIds = ReadonlySet<string>;

const followUpsIn = (subject: Case): readonly FollowUp[] | undefined =>
  "followUps" in subject ? subject.followUps : undefined;

const withoutWords = (owed: Obligation, own: DisputantIds): Obligation => {
  const { evidence: _, ...silent } = owed;
  const { contested } = owed;
  const kept = own.has(owed.who) ? silent : owed;
  return contested && own.has(contested.by) ? { ...kept, contested: { by: contested.by, at: contested.at } } : kept;
};

const notSettledWithout = (former: UnsettledOutcome, own: DisputantIds): UnsettledOutcome => {
  const { reason: _, evidence: __, ...said } = former.notSettled;
  return {
    ...former,
    ...(former.obligations && { obligations: former.obligations.map((each) => withoutWords(each, own)) }),
    notSettled: own.has(said.disputantId) ? said : former.notSettled,
  };
};

const answersWithout = (followUp: FollowUp, own: DisputantIds): FollowUp => ({
  ...followUp,
  answers: Object.fromEntries(
    Object.entries(followUp.answers).map(([id, { reason, evidence, ...said }]) => [
      id,
      own.has(id) ? said : { ...said, reason, evidence },
    ]),
  ),
});

const followUpsWithout = (subject: Case, own: DisputantIds) => {
  const followUps = followUpsIn(subject);
  return followUps ? { followUps: followUps.map((each) => answersWithout(each, own)) } : {};
};

/** What was owed, and what was said of it and of the outcome, without the words of these disputants. */
export const owedWithout = (subject: Case, own: DisputantIds) => ({
  ...(subject.obligations && { obligations: subject.obligations.map((each) => withoutWords(each, own)) }),
  ...(subject.unsettledOutcomes && {
    unsettledOutcomes: subject.unsettledOutcomes.map((each) => notSettledWithout(each, own)),
  }),
  ...followUpsWithout(subject, own),
});

/** As others in the case see it: what one says in a follow-up is for mediators, and for themselves. */
export const owedSeen = (subject: Case, others: DisputantIds) => ({
  ...(subject.unsettledOutcomes && {
    unsettledOutcomes: subject.unsettledOutcomes.map(({ notSettled: { evidence: _, ...said }, ...former }) => ({
      ...former,
      notSettled: said,
    })),
  }),
  ...followUpsWithout(subject, others),
});

/** What these disputants said of all this, for who asks for all that is kept of them. */
export const saidOfOwed = (subject: Case, ids: DisputantIds) => ({
  obligations: [
    ...(subject.obligations ?? []),
    ...(subject.unsettledOutcomes ?? []).flatMap(({ obligations = [] }) => obligations),
  ].filter(({ who, to, contested }) => [who, to, contested?.by].some((id) => id !== undefined && ids.has(id))),
  notSettled: (subject.unsettledOutcomes ?? []).flatMap(({ notSettled }) =>
    ids.has(notSettled.disputantId) ? notSettled : [],
  ),
  followUps: (followUpsIn(subject) ?? []).flatMap(({ days, answers }) =>
    Object.entries(answers).flatMap(([id, said]) => (ids.has(id) ? { days, ...said } : [])),
  ),
});
