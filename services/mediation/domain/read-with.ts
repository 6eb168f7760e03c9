import * as z from "zod";
import { outcomeReadWith } from "#shared/contracts/mediation-outcome.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { acting, mustLead, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { isMinor, isUnderAge } from "./needing.ts";
import { type Disputant, DisputantId, PersonId } from "./parts.ts";
import { type CaseAct, isDisputant, mustHaveNoInterest, relatedAs } from "./recusal.ts";

export const ReadWith = z.strictObject({
  disputantId: DisputantId,
  /** Who read it with them: the worker of the committee, or the lead. */
  with: PersonId,
  /** Who is under 18 has a guardian, who says for them what they say. */
  guardianId: PersonId.optional(),
  happenedOn: PartialDate.optional(),
});

type Reading = CaseAct & z.infer<typeof ReadWith> & { readonly known: ReadonlyMap<string, Standing> };

const mustBeStaff = (subject: Case, { by, at, known, with: readerId }: Reading): void => {
  const reader = known.get(readerId);
  if (!reader || reader.movedOutAt) refuseField("/with", "unknown-person");
  const isWorker = reader && grantsAt(reader, at).some(({ role }) => role === "residents-committee-worker");
  if (!isWorker && readerId !== by.personId) refuseField("/with", "not-allowed");
  mustHaveNoInterest(subject, relatedAs(readerId, reader, at), "/with");
};

/** A guardian is of age, lives here, mediates nothing of it, and is no other party. */
const mustBeGuardian = (subject: Case, guardianId: string, act: Reading): void => {
  const { known, at, by } = act;
  const guardian = known.get(guardianId);
  if (!guardian || guardian.movedOutAt) refuseField("/guardianId", "unknown-person");
  const isMediating = [by.personId, act.with].includes(guardianId);
  if (isMediating || isDisputant(subject, guardianId) || isUnderAge(guardian, at))
    refuseField("/guardianId", "not-allowed");
};

/** The guardian of who is under 18: the one known, or the one named. */
const guardianOf = (subject: Case, disputant: Disputant, act: Reading): Disputant["guardian"] => {
  const { guardianId, at } = act;
  if (!isMinor(disputant, act)) return guardianId ? refuseField("/guardianId", "not-allowed") : undefined;
  if (!guardianId) return disputant.guardian ?? refuseField("/guardianId", "required");
  if (guardianId === disputant.guardian?.personId) return disputant.guardian;
  mustBeGuardian(subject, guardianId, act);
  return { personId: guardianId, at };
};

/** The terms were read with a disputant who is under 18 or needs assistance, before they say yes. */
export const readWith = (current: Case, act: Reading) => {
  const { by, at, disputantId } = act;
  const subject = acting("readWith", current, by);
  mustLead(subject, by);
  const disputant = subject.disputants.find((each) => each.disputantId === disputantId);
  if (!disputant) return refuseField("/disputantId", "not-a-disputant");
  mustBeStaff(subject, act);
  const guardian = guardianOf(subject, disputant, act);
  const { proposal } = subject;
  const read = { with: act.with, by: by.personId, at };
  const state = {
    ...subject,
    disputants: subject.disputants.map((each) => (each === disputant && guardian ? { ...each, guardian } : each)),
    proposal: { ...proposal, readWith: { ...proposal.readWith, [disputantId]: read } },
  };
  const facts = [outcomeReadWith({ caseId: subject.caseId, disputantId, withId: act.with })];
  return { state: mustFit(signedBy(state, by), "ending"), facts };
};
