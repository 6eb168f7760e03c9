import * as z from "zod";
import { relativeNamed } from "#shared/contracts/mediation-rights.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { acting, disputantOf, leadOrBodyMust, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { mostRelatives, RelativeKind } from "./own-choices.ts";
import { type Disputant, DisputantId, PersonId } from "./parts.ts";
import { type CaseAct, type Insider, isDisputant } from "./recusal.ts";
import { withoutRelatedLead } from "./release-lead.ts";

export const NameRelative = z.strictObject({
  personId: PersonId,
  relation: RelativeKind,
  /** Whose relative it is, where the lead records it. */
  disputantId: DisputantId.optional(),
  happenedOn: PartialDate.optional(),
});

/** Whoever is in dispute names relatives of their own; the lead, or a president where nobody leads, those of each. */
export const mayNameRelatives = (current: Case, by: Insider): Disputant | undefined => {
  const subject = acting("nameRelative", current, by);
  const self = disputantOf(subject, by);
  if (!self) leadOrBodyMust(subject, by);
  return self;
};

type Relating = CaseAct & z.infer<typeof NameRelative> & { readonly known: ReadonlyMap<string, Standing> };

const whose = (subject: Case, self: Disputant | undefined, disputantId: string | undefined): Disputant => {
  if (self && (!disputantId || disputantId === self.disputantId)) return self;
  if (self) return refuseField("/disputantId", "not-allowed");
  return (
    subject.disputants.find((each) => each.disputantId === disputantId) ??
    refuseField("/disputantId", disputantId ? "not-a-disputant" : "required")
  );
};

/**
 * A relative of somebody in dispute mediates nothing of it from then on; who leads it already is released. How they are
 * related is for mediators and for that disputant. Source: 人民调解法 §15.
 */
export const nameRelative = (current: Case, { by, at, personId, relation, disputantId, known }: Relating) => {
  const self = mayNameRelatives(current, by);
  const own = whose(current, self, disputantId);
  const standing = known.get(personId);
  if (!standing || standing.movedOutAt !== undefined) refuseField("/personId", "unknown-person");
  if (isDisputant(current, personId)) refuseField("/personId", "there-already");
  const { relatives = [] } = own;
  if (relatives.some((each) => each.personId === personId && each.relation === relation)) return undefined;
  const others = relatives.filter((each) => each.personId !== personId);
  mustHaveRoom(others, mostRelatives, "/personId");
  const named = { ...own, relatives: [...others, { personId, relation, at }] };
  const disputants = current.disputants.map((each) => (each.disputantId === own.disputantId ? named : each));
  const subject = signedBy({ ...current, disputants } as Case, by);
  const told = relativeNamed({ caseId: current.caseId, disputantId: own.disputantId });
  const { state, facts } = withoutRelatedLead(subject, { known, at }) ?? { state: subject, facts: [] };
  return { state, facts: [told, ...facts] };
};
