import { decisionAdopted } from "#shared/contracts/mediation.ts";
import { agreementEffective } from "#shared/contracts/mediation-outcome.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Case, CaseIn } from "./case.ts";
import { courtWindow, type Days } from "./court-window.ts";
import { mayConfirmJudicially } from "./may-confirm-judicially.ts";
import { begun } from "./obligation.ts";
import type { Proposal } from "./proposal.ts";

type Put = Pick<CaseIn<"proposed">, "disputants" | "body" | "bodyId" | "coBodies" | "proposal">;

/** The people's committees that mediated a case: its body, of an older release without an id, and those that joined. */
export const sealersOf = ({ body, bodyId, coBodies = [] }: Put): (string | undefined)[] => [
  ...(body === "peoples-committee" ? [bodyId] : []),
  ...coBodies.flatMap((each) => (each.kind === "peoples-committee" && each.joinedAt ? each.bodyId : [])),
];

const isSealed = (subject: Put): boolean => isSigned(subject) && sealersOf(subject).length > 0;

const isSigned = ({ proposal: { terms } }: Put): boolean => terms.outcome === "agreement" && terms.form === "written";

/** Whose yes or signature a proposal waits for. */
export type Awaiting = { readonly disputantIds: string[]; readonly mediator: boolean; readonly seal: boolean };

/** The signatures that a text needs beside the yes of the disputants. */
export const signaturesOf = (subject: Put) => ({ mediator: isSigned(subject), seal: isSealed(subject) });

export const awaitingOf = (subject: Put): Awaiting => {
  const { yeses, signatures = {} } = subject.proposal;
  const needed = signaturesOf(subject);
  return {
    disputantIds: subject.disputants.flatMap(({ disputantId }) => (yeses[disputantId] ? [] : disputantId)),
    mediator: needed.mediator && !signatures.mediator,
    seal: needed.seal && !signatures.seal,
  };
};

/** Who is missing, as `signatures-incomplete` names them. */
export const missingIn = ({ disputantIds, mediator, seal }: Awaiting): string[] => [
  ...disputantIds,
  ...(mediator ? ["mediator"] : []),
  ...(seal ? ["seal"] : []),
];

/** When something comes to stand, and by which clocks and days what follows from it is due. */
export type Taking = { readonly at: Instant; readonly community: Days & Pick<CommunityCard, "policy"> };

const owed = (obligations: Parameters<typeof begun>[0], taking: Taking) =>
  obligations.length > 0 ? { obligations: begun(obligations, taking) } : {};

/** A written agreement holds with the last signature, an oral one once each said yes (人民调解法 §28–30). */
export const effective = (subject: CaseIn<"agreed">, taking: Taking) => {
  const { at, community } = taking;
  const { agreement, caseId } = subject;
  if (agreement.effectiveAt || missingIn(awaitingOf(subject)).length > 0) return { state: subject, facts: [] };
  const state: CaseIn<"agreed"> = {
    ...subject,
    agreement: { ...agreement, effectiveAt: at },
    ...(agreement.form === "written" && mayConfirmJudicially(subject) && { court: courtWindow(at, community) }),
    ...owed(agreement.obligations, taking),
  };
  return { state, facts: [agreementEffective({ caseId, form: agreement.form, effectiveAt: at })] };
};

/** What each disputant said yes to stands: a decision is adopted, an agreement is made. */
export const standing = (subject: CaseIn<"proposed">, proposal: Proposal, taking: Taking) => {
  const { at } = taking;
  const { terms } = proposal;
  const { caseId } = subject;
  if (terms.outcome === "agreement") {
    const { outcome: _, ...agreement } = terms;
    return effective({ ...subject, status: "agreed", proposal, agreement: { ...agreement, at } }, taking);
  }
  const { outcome: _, ...decision } = terms;
  const state: CaseIn<"decided"> = {
    ...subject,
    status: "decided",
    proposal,
    decision: { ...decision, at },
    ...owed(decision.obligations, taking),
  };
  return { state, facts: [decisionAdopted({ caseId, siteCount: terms.sites.length, basis: terms.basis?.kind })] };
};

/** Whether the case waits for anybody, and for whom. */
export const awaitingIn = (subject: Case): Awaiting | undefined => {
  if (subject.status !== "proposed" && subject.status !== "agreed") return undefined;
  return missingIn(awaitingOf(subject)).length > 0 ? awaitingOf(subject) : undefined;
};
