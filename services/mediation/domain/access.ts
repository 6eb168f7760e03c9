import * as z from "zod";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { isAllowed, refuse, refuseField } from "#shared/domain/refusal.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { type Case, caseLifecycle, leadOf } from "./case.ts";
import type { Disputant } from "./parts.ts";
import { hasInterest, type Insider, isOfInstitution, mustHaveNoInterest } from "./recusal.ts";

const isSupport = (subject: Case, { personId }: Caller): boolean =>
  "supports" in subject && subject.supports?.some((support) => support.personId === personId) === true;

const isInIntake = ({ status }: Case): boolean => status === "reported" || status === "contacted";

/** The disputant that the caller is, represents, or acts for at the desk, if any. */
export const disputantOf = (subject: Case, caller: Caller): Disputant | undefined => {
  const own = actingPerson(caller).personId;
  return subject.disputants.find((each) => each.personId === own || each.representative?.personId === own);
};

/** Whether the case is the caller's own: who is in dispute, and who filed it and is of no institution that is. */
export const isOwn = (subject: Case, by: Insider): boolean => {
  if (disputantOf(subject, by)) return true;
  const isApplicant = subject.applicantId === actingPerson(by).personId;
  return isApplicant && (by.onBehalfOf !== undefined || !isOfInstitution(subject, by.roles));
};

/** Whether it is theirs to mediate: the lead's and the president's, and any mediator's while nobody leads it yet. */
const mayMediate = (subject: Case, by: Insider): boolean =>
  !by.onBehalfOf &&
  (holds(by, "association-president") ||
    (holds(by, "mediator") && isInIntake(subject)) ||
    leadOf(subject)?.personId === by.personId);

/** Whether they are there as a mediator, who has no interest in it. */
export const isMediating = (subject: Case, by: Insider): boolean =>
  mayMediate(subject, by) && !hasInterest(subject, by);

const isOfCommittee = ({ roles }: Insider): boolean => sideOfRoles(roles) === "community";

/**
 * Refuses an operator who has an interest in the case; and, with the property company in dispute, everybody but the
 * worker of the committee.
 */
export const mustServe = (subject: Case, by: Insider): void => {
  if (!by.onBehalfOf) return;
  const isOther = isOfInstitution(subject, ["property-staff"]) && !isOfCommittee(by);
  if (isOther || hasInterest(subject, by)) refuse("not-for-the-other-side");
};

/** A yes is said in a session with the worker of the committee alone; with the property's desk it is given on paper. */
export const mustSayYes = (by: Insider): void => {
  if (by.onBehalfOf && !isOfCommittee(by)) refuse("not-for-the-other-side");
};

/**
 * Whether they are in the case: as one of those whose it is; and, while they have any role in the community, as a
 * mediator or as somebody who was consulted.
 */
export const isInvolved = (subject: Case, by: Insider): boolean =>
  isOwn(subject, by) ||
  (by.roles.length > 0 && (mayMediate(subject, by) || (!by.onBehalfOf && isSupport(subject, by))));

/**
 * The case, for whoever is in it, and who may serve them there: names and free text are for its disputants and
 * applicant, its mediators, and who was consulted. To anyone else it is one that does not exist; who would be in it
 * but for an interest of theirs is told so.
 */
export const mustBeIn = (subject: Case, by: Insider): Case => {
  if (!isInvolved(subject, by)) refuse("not-found");
  if (!isOwn(subject, by)) mustHaveNoInterest(subject, by);
  mustServe(subject, by);
  return subject;
};

/** As what somebody has a part in a case. */
export const Part = z.enum(["own", "supporting", "leading"]);

/** Whether a case is in the list of those in which somebody has a part, and theirs to read. */
export const isTheirs = (subject: Case, by: Insider, as: z.infer<typeof Part>): boolean => {
  const isPart = {
    own: isOwn(subject, by),
    supporting: !by.onBehalfOf && isSupport(subject, by),
    leading: !by.onBehalfOf && leadOf(subject)?.personId === by.personId,
  }[as];
  return isPart && isAllowed(() => mustBeIn(subject, by));
};

type CaseVerb = Parameters<typeof caseLifecycle.allow>[0];

/** What is done as a disputant or as the applicant; every other act is one for the body. */
const ownActs: ReadonlySet<CaseVerb> = new Set<CaseVerb>([
  "raiseDemand",
  "refuseMediator",
  "confirm",
  "answer",
  "withdraw",
]);

/**
 * The case for an act: for whoever is in it, in a state that allows it; and nobody acts for the body who has an
 * interest in it, whether in dispute themselves, lead or president.
 */
export const acting = <V extends CaseVerb>(verb: V, current: Case, by: Insider) => {
  const subject = caseLifecycle.allow(verb, mustBeIn(current, by));
  if (!ownActs.has(verb) && mayMediate(current, by)) mustHaveNoInterest(current, by);
  return subject;
};

/** Refuses anyone but the lead. */
export const mustLead = (subject: Case, caller: Caller): void => {
  if (leadOf(subject)?.personId !== caller.personId) refuse("role-not-allowed");
};

/** Refuses anyone but the lead, or a president where nobody leads; and both where they have an interest. */
export const leadOrPresidentMust = (subject: Case, by: Insider): void => {
  if (leadOf(subject) || !holds(by, "association-president")) mustLead(subject, by);
  mustHaveNoInterest(subject, by);
};

/** Whether somebody is there to answer for themselves. */
export const answersThemselves = ({ personId, representative, isGone }: Disputant): boolean =>
  !isGone && (personId ?? representative) !== undefined;

/** Those whose answer the caller may give: their own, or as the lead (or president) of whoever cannot give it. */
export const answeredBy = (subject: Case, by: Insider): Disputant[] => {
  const self = disputantOf(subject, by);
  if (self) return [self];
  leadOrPresidentMust(subject, by);
  return subject.disputants.filter((each) => !answersThemselves(each));
};

type Answer = { readonly disputantId?: string | undefined; readonly evidence?: string | undefined };

/**
 * The disputant whose answer it is: the caller's own; for an organisation that nobody represents, and for who moved out
 * or is removed, the lead (or the president) records it, with the evidence.
 */
export const answering = (subject: Case, by: Insider, { disputantId, evidence }: Answer): Disputant => {
  const self = disputantOf(subject, by);
  if (self && (!disputantId || disputantId === self.disputantId)) return self;
  leadOrPresidentMust(subject, by);
  const other = subject.disputants.find((disputant) => disputant.disputantId === disputantId);
  if (!other) return refuseField("/disputantId", "not-a-disputant");
  if (answersThemselves(other)) return refuseField("/disputantId", "not-allowed");
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
