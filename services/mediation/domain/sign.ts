import * as z from "zod";
import { outcomeSigned, type SignatureKind } from "#shared/contracts/mediation-outcome.ts";
import { holds } from "#shared/domain/caller.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { acting, heads, mustLead, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import { effective, sealersOf, signaturesOf, type Taking } from "./effective.ts";
import { TextSha256 } from "./proposal.ts";
import { type CaseAct, type Insider, mustHaveNoInterest } from "./recusal.ts";
import { mustBeOfText } from "./say.ts";

export const SignOutcome = z.strictObject({ textSha256: TextSha256, happenedOn: PartialDate.optional() });

type Kind = z.infer<typeof SignatureKind>;
type Signing = CaseAct & Taking & Pick<z.infer<typeof SignOutcome>, "textSha256">;
type Signable = CaseIn<"proposed" | "agreed">;

const verbs = { mediator: "signOutcome", seal: "sealOutcome" } as const;

/** Refuses where the text needs no such signature: what is decided or agreed by word of mouth has none. */
export const mustNeed = (subject: Signable, kind: Kind): void => {
  const { status } = subject;
  const allowedVerbs = caseLifecycle.verbsFrom(status).filter((verb) => verb !== verbs[kind]);
  if (!signaturesOf(subject)[kind]) refuse("wrong-state", { state: status, allowedVerbs }, caseLifecycle.name);
};

const signing = (subject: Signable, kind: Kind, { by, at, textSha256, community }: Signing) => {
  const { proposal, caseId } = subject;
  mustBeOfText(proposal, textSha256);
  if (proposal.signatures?.[kind]) return undefined;
  const signature = { by: by.personId, textSha256, at };
  const signed = { ...proposal, signatures: { ...proposal.signatures, [kind]: signature } };
  const told = outcomeSigned({ caseId, signature: kind, round: proposal.round });
  const state = signedBy({ ...subject, proposal: signed }, by);
  if (state.status === "proposed") return { state: state as Case, facts: [told] };
  const held = effective(state, { at, community });
  return { state: held.state as Case, facts: [told, ...held.facts] };
};

/** The lead signs a written agreement for the mediation. */
export const sign = (current: Case, act: Signing) => {
  const subject = acting("sign", current, act.by);
  mustLead(subject, act.by);
  mustNeed(subject, "mediator");
  return signing(subject, "mediator", act);
};

/**
 * Refuses anyone but who acts for a people's committee that mediates the case and the worker of the committee, and both
 * where they have an interest.
 */
export const mustKeepSeal = (subject: Signable, by: Insider): void => {
  const isHead = sealersOf(subject).some((bodyId) => heads(bodyId, by));
  if (by.onBehalfOf || !(isHead || holds(by, "residents-committee-worker"))) refuse("role-not-allowed");
  mustHaveNoInterest(subject, by);
};

/** The seal of a people's mediation committee (人民调解法 §29). */
export const seal = (current: Case, act: Signing) => {
  const subject = acting("seal", current, act.by);
  mustNeed(subject, "seal");
  mustKeepSeal(subject, act.by);
  return signing(subject, "seal", act);
};
