import type { Case } from "./case.ts";
import type { Proposal, Yes } from "./proposal.ts";

type Ids = ReadonlySet<string>;

const proposalsIn = (subject: Case) => ({
  proposal: "proposal" in subject ? subject.proposal : undefined,
  formerProposals: "formerProposals" in subject ? subject.formerProposals : undefined,
});

const withoutEvidence = <Said extends Pick<Yes, "evidence">>({ evidence: _, ...said }: Said) => said;

const mapped = <Kept>(record: Readonly<Record<string, Kept>>, of: Ids, change: (kept: Kept) => Kept) =>
  Object.fromEntries(Object.entries(record).map(([id, kept]) => [id, of.has(id) ? change(kept) : kept]));

const each = (subject: Case, change: (proposal: Proposal) => Proposal) => {
  const { proposal, formerProposals } = proposalsIn(subject);
  return {
    ...(proposal && { proposal: change(proposal) }),
    ...(formerProposals && { formerProposals: formerProposals.map(change) }),
  };
};

/** What was proposed, without the words of these disputants: that they said yes or no stays. */
export const proposalsWithout = (subject: Case, own: Ids) =>
  each(subject, ({ no, ...proposal }) => {
    const { reason: _, ...said } = no ? withoutEvidence(no) : { reason: undefined };
    return {
      ...proposal,
      yeses: mapped(proposal.yeses, own, withoutEvidence),
      ...(no && { no: own.has(no.disputantId) ? (said as typeof no) : no }),
    };
  });

/** As others in the case see it: a no with its reason, and of these disputants neither a paper nor who needed help. */
export const proposalsSeen = (subject: Case, others: Ids) =>
  each(subject, ({ no, readWith, ...proposal }) => {
    const own = Object.entries(readWith ?? {}).filter(([id]) => !others.has(id));
    return {
      ...proposal,
      yeses: mapped(proposal.yeses, others, withoutEvidence),
      ...(no && { no: others.has(no.disputantId) ? withoutEvidence(no) : no }),
      ...(own.length > 0 && { readWith: Object.fromEntries(own) }),
    };
  });

/** What these disputants said to what was proposed, for who asks for all that is kept of them. */
export const saidTo = (subject: Case, ids: Ids) => {
  const { proposal, formerProposals = [] } = proposalsIn(subject);
  return [...formerProposals, ...(proposal ? [proposal] : [])].flatMap(({ round, yeses, no }) => [
    ...Object.entries(yeses)
      .filter(([id]) => ids.has(id))
      .map(([, yes]) => ({ round, yes })),
    ...(no && ids.has(no.disputantId) ? [{ round, no }] : []),
  ]);
};
