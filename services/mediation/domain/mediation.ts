import * as z from "zod";
import { caseConsulted, demandAnswered, demandRaised, negotiationRecorded } from "#shared/contracts/mediation.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, disputantOf, mustLead, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { DemandOutcome, DisputantId, most, Negotiation, PersonId } from "./parts.ts";
import { type CaseAct, type Insider, mustHaveNoInterest, mustNotBeRefused, relatedAs } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const ConsultPerson = z.strictObject({ personId: PersonId, note: Text.optional(), ...happened });

type Consulting = CaseAct & z.infer<typeof ConsultPerson> & { readonly candidate: Standing | undefined };

/**
 * The lead asks somebody for their view, such as the property office, and of nobody who could not lead it for an interest of
 * theirs; from then on they support the case.
 */
export const consult = (current: Case, { by, at, personId, note, candidate }: Consulting) => {
  const subject = acting("consult", current, by);
  mustLead(subject, by);
  if (!candidate) refuseField("/personId", "unknown-person");
  mustHaveNoInterest(subject, relatedAs(personId, candidate, at), "/personId");
  mustNotBeRefused(subject, personId, "/personId");
  const others = subject.supports.filter((support) => support.personId !== personId);
  mustHaveRoom(others, most.supports, "/personId");
  const supports = [...others, { personId, since: at, note }];
  const facts = [caseConsulted({ caseId: subject.caseId, consultedId: personId })];
  return { state: mustFit(signedBy({ ...subject, supports }, by)), facts };
};

export const NegotiateWithSupplier = z.strictObject({
  ...Negotiation.pick({ supplier: true, terms: true }).shape,
  ...happened,
});

/** One round with one supplier; rounds are counted per supplier. */
export const negotiate = (
  current: Case,
  { by, at, supplier, terms }: CaseAct & z.infer<typeof NegotiateWithSupplier>,
) => {
  const subject = acting("negotiate", current, by);
  mustLead(subject, by);
  mustHaveRoom(subject.negotiations, most.negotiations, "");
  const round = subject.negotiations.filter((earlier) => earlier.supplier === supplier).length + 1;
  const negotiations = [...subject.negotiations, { at, supplier, round, terms }];
  const supplierCount = new Set(negotiations.map((each) => each.supplier)).size;
  const state: Case = { ...subject, status: "negotiating", negotiations };
  return {
    state: mustFit(signedBy(state, by)),
    facts: [negotiationRecorded({ caseId: subject.caseId, round, supplierCount })],
  };
};

export const RaiseDemand = z.strictObject({ disputantId: DisputantId, text: Text, ...happened });

type Raising = CaseAct & z.infer<typeof RaiseDemand> & { readonly commandId: string };

/** Whoever is in dispute speaks for themselves; whoever speaks for another has no interest in the case. */
export const mustSpeakForDisputant = (subject: Case, by: Insider): void => {
  if (!disputantOf(subject, by)) mustHaveNoInterest(subject, by);
};

/** What a disputant asks for, raised by the disputant, or by whoever leads or takes the case in, for them. */
export const raiseDemand = (current: Case, { by, at, disputantId, text, commandId }: Raising) => {
  const subject = acting("raiseDemand", current, by);
  if (!subject.disputants.some((disputant) => disputant.disputantId === disputantId))
    refuseField("/disputantId", "not-a-disputant");
  const self = disputantOf(subject, by);
  if (self && self.disputantId !== disputantId) refuse("role-not-allowed");
  mustSpeakForDisputant(subject, by);
  mustHaveRoom(
    subject.demands.filter((demand) => demand.disputantId === disputantId),
    most.demands,
    "/text",
  );
  const demandId = newChildId("dem", subject.caseId, commandId);
  const demands = [...subject.demands, { demandId, disputantId, text, raisedAt: at }];
  const state = mustFit(signedBy({ ...subject, demands }, by), "ending");
  return { state, facts: [demandRaised({ caseId: subject.caseId, demandId })] };
};

export const AnswerDemand = z.strictObject({ outcome: DemandOutcome, reason: Text.optional(), ...happened });

type AnsweringDemand = CaseAct & z.infer<typeof AnswerDemand> & { readonly demandId: string };

/** Every demand gets its answer; one that is not wholly met gets its reason. A later answer replaces the earlier. */
export const answerDemand = (current: Case, { by, at, demandId, outcome, reason }: AnsweringDemand) => {
  const subject = acting("answerDemand", current, by);
  mustLead(subject, by);
  if (!subject.demands.some((demand) => demand.demandId === demandId)) refuse("not-found");
  if (outcome !== "met" && !reason) refuseField("/reason", "reason-needed");
  const demands = subject.demands.map((demand) =>
    demand.demandId === demandId ? { ...demand, answer: { outcome, reason, at } } : demand,
  );
  const facts = [demandAnswered({ caseId: subject.caseId, demandId, answer: outcome })];
  return { state: signedBy({ ...subject, demands }, by), facts };
};
