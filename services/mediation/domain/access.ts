import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { type Role, type Side, sideOfRoles } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
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

/** What an organisation calls itself that is of a side, also where nobody typed the side. */
const institutions = [
  { side: "property", name: /物业|property\s*(management|office|company|services?)/iu },
  { side: "community", name: /居委|居民委员会|residents.?\s*committee/iu },
] as const;

const institutionOf = ({ name = "", personId, side }: Disputant): Side | undefined => {
  if (personId) return undefined;
  const folded = name.normalize("NFKC").replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "");
  return side ?? institutions.find((each) => each.name.test(folded))?.side;
};

/** Whether somebody with these roles is of an institution that is in dispute: of the people of one all are recused. */
export const isOfInstitution = ({ disputants }: Case, roles: readonly Role[]): boolean => {
  const side = sideOfRoles(roles);
  return side !== undefined && side !== "residents" && disputants.some((each) => institutionOf(each) === side);
};

type Named = { readonly standing: Standing | undefined; readonly at: Instant; readonly pointer: string };

/** Refuses, of those who are named to help in a case, whoever is of an institution that is in dispute in it. */
export const mustNotBeOfInstitution = (subject: Case, { standing, at, pointer }: Named): void => {
  const roles = standing ? grantsAt(standing, at).map(({ role }) => role) : [];
  if (isOfInstitution(subject, roles)) refuseAt(pointer, "conflict-of-interest");
};

const isOfCommittee = ({ grants }: Caller): boolean => sideOfRoles(grants.map(({ role }) => role)) === "community";

/**
 * Refuses an operator who is in dispute themselves, or of the household of somebody who is; and, with the property
 * company in dispute, everybody but the worker of the committee.
 */
export const mustServe = (subject: Case, caller: Caller): void => {
  const { onBehalfOf, personId, grants } = caller;
  if (!onBehalfOf) return;
  const { operatorHouseholds = [] } = onBehalfOf;
  const isTheirs = subject.disputants.some(
    (each) => each.personId === personId || each.householdIds?.some((id) => operatorHouseholds.includes(id)),
  );
  const roles = grants.map(({ role }) => role);
  const isOther = isOfInstitution(subject, ["property-staff"]) && !isOfCommittee(caller);
  if (isTheirs || isOther || isOfInstitution(subject, roles)) refuse("not-for-the-other-side");
};

/** A yes is said in a session with the worker of the committee alone; with the property's desk it is given on paper. */
export const mustSayYes = (by: Caller): void => {
  if (by.onBehalfOf && !isOfCommittee(by)) refuse("not-for-the-other-side");
};

/** The case, for whoever is in it, and who may serve them there; to anyone else it is one that does not exist. */
export const mustBeIn = (subject: Case, caller: Caller): Case => {
  if (!mayRead(subject, caller)) refuse("not-found");
  mustServe(subject, caller);
  return subject;
};

/**
 * Refuses whoever is in dispute, themselves or as one of the people of an institution: they cannot act for the body
 * (人民调解法 §15).
 */
export const mustNotBeInDispute = (subject: Case, caller: Caller): void => {
  const own = [caller.personId, actingPerson(caller).personId];
  const isDisputant = subject.disputants.some(({ personId }) => personId && own.includes(personId));
  const roles = caller.grants.map(({ role }) => role);
  if (isDisputant || isOfInstitution(subject, roles)) refuse("conflict-of-interest");
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
