import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Case } from "./case.ts";
import type { Disputant, Lead } from "./parts.ts";

const leadOf = (subject: Case): Lead | undefined => ("lead" in subject ? subject.lead : undefined);

const isSupport = (subject: Case, personId: string): boolean =>
  "supports" in subject && subject.supports?.some((support) => support.personId === personId) === true;

const isInIntake = ({ status }: Case): boolean => status === "reported" || status === "contacted";

/** The disputant that the caller is, or acts for at the desk, if any. */
export const disputantOf = (subject: Case, caller: Caller): Disputant | undefined =>
  subject.disputants.find((disputant) => disputant.personId === actingPerson(caller).personId);

/**
 * Names and free text are for those in the case: its disputants and applicant, its lead and supports, the
 * president; and any mediator while nobody leads it yet.
 */
export const mayRead = (subject: Case, caller: Caller): boolean =>
  holds(caller, "association-president") ||
  (holds(caller, "mediator") && isInIntake(subject)) ||
  subject.applicantId === actingPerson(caller).personId ||
  disputantOf(subject, caller) !== undefined ||
  leadOf(subject)?.personId === caller.personId ||
  isSupport(subject, caller.personId);

/** The case, for whoever is in it; to anyone else it is one that does not exist. */
export const mustBeIn = (subject: Case, caller: Caller): Case =>
  mayRead(subject, caller) ? subject : refuse("not-found");

/** Refuses whoever is in dispute themselves: they cannot act for the body (人民调解法 §15). */
export const mustNotBeInDispute = (subject: Case, caller: Caller): void => {
  const own = [caller.personId, actingPerson(caller).personId];
  if (subject.disputants.some(({ personId }) => personId && own.includes(personId))) refuse("conflict-of-interest");
};

/** Refuses anyone but the lead. */
export const mustLead = (subject: Case, caller: Caller): void => {
  if (leadOf(subject)?.personId !== caller.personId) refuse("role-not-allowed");
};

/** Refuses anyone but the lead, or a president who is not in dispute where nobody leads. */
export const leadOrPresidentMust = (subject: Case, caller: Caller): void => {
  if (leadOf(subject) || !holds(caller, "association-president")) mustLead(subject, caller);
  else mustNotBeInDispute(subject, caller);
};

type Answer = { readonly disputantId?: string | undefined; readonly evidence?: string | undefined };

/**
 * The disputant whose answer it is: the caller's own; for somebody without an account the lead (or the president)
 * records it, with the evidence.
 */
export const answering = (subject: Case, by: Caller, { disputantId, evidence }: Answer): Disputant => {
  const self = disputantOf(subject, by);
  if (self && (!disputantId || disputantId === self.disputantId)) return self;
  leadOrPresidentMust(subject, by);
  const other = subject.disputants.find((disputant) => disputant.disputantId === disputantId);
  if (!other) return refuseField("/disputantId", "not-a-disputant");
  if (other.personId) return refuseField("/disputantId", "not-allowed");
  return evidence ? other : refuseField("/evidence", "required");
};

/** The case as the person who acted leaves it: their name is kept with it, for the timeline. */
export const signedBy = <Subject extends Case>(subject: Subject, { personId, name, onBehalfOf }: Caller): Subject => ({
  ...subject,
  people: {
    ...subject.people,
    [personId]: name,
    ...(onBehalfOf && { [onBehalfOf.personId]: onBehalfOf.name }),
  },
});
