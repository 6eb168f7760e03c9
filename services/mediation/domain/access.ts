import * as z from "zod";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { isAllowed, refuse, refuseField } from "#shared/domain/refusal.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { isRegistered } from "./body-id.ts";
import { bodyOf, type Case, coBodiesOf, leadOf } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { Disputant } from "./parts.ts";
import { hasInterest, type Insider, isOfInstitution, isSpokenForBy, mustHaveNoInterest } from "./recusal.ts";

export const isSupport = (subject: Case, { personId }: Pick<Caller, "personId">): boolean =>
  "supports" in subject && subject.supports?.some((support) => support.personId === personId) === true;

const isInIntake = ({ status }: Case): boolean => status === "reported" || status === "contacted";

/** The disputant that the caller is, represents, or acts for at the desk, if any. */
export const disputantOf = (subject: Case, caller: Caller): Disputant | undefined => {
  const own = actingPerson(caller).personId;
  return subject.disputants.find((each) => isSpokenForBy(each, own));
};

/** Whether the case is the caller's own: who is in dispute, and who filed it and is of no institution that is. */
export const isOwn = (subject: Case, by: Insider): boolean => {
  if (disputantOf(subject, by)) return true;
  const isApplicant = subject.applicantId === actingPerson(by).personId;
  return isApplicant && (by.onBehalfOf !== undefined || !isOfInstitution(subject, by.roles));
};

/** Whether somebody acts for this body: for an association whoever holds its president's role, as the deputy does. */
export const heads = (bodyId: string | undefined, by: Insider): boolean =>
  bodyId !== undefined && isRegistered(bodyId)
    ? by.heads?.includes(bodyId) === true
    : holds(by, "association-president");

/**
 * Whether somebody acts for the body of a case: its president or deputy, of any body while none has taken it on; and
 * the worker of the committee while nobody of it can.
 */
const actsForBody = (subject: Case, by: Insider): boolean =>
  !by.onBehalfOf &&
  (by.standsIn === true ||
    heads(bodyOf(subject), by) ||
    (isInIntake(subject) && by.heads !== undefined && by.heads.length > 0));

/** Refuses anyone who does not act for the body of the case. */
export const mustActForBody = (subject: Case, by: Insider): void => {
  if (!actsForBody(subject, by)) refuse("role-not-allowed");
};

const headsCoBody = (subject: Case, by: Insider): boolean =>
  !by.onBehalfOf && coBodiesOf(subject).some(({ bodyId }) => heads(bodyId, by));

/** Whether it is theirs to mediate: the lead's and the body's, and any mediator's while nobody leads it yet. */
const mayMediate = (subject: Case, by: Insider): boolean =>
  actsForBody(subject, by) ||
  headsCoBody(subject, by) ||
  (!by.onBehalfOf && ((holds(by, "mediator") && isInIntake(subject)) || leadOf(subject)?.personId === by.personId));

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
  "sayYes",
  "sayNo",
  "applyForConfirmation",
  "answer",
  "reportObligationDone",
  "confirmObligation",
  "sayNotSettled",
  "answerFollowUp",
  "withdraw",
  "terminate",
  "raiseDanger",
  "reopen",
  "nameRelative",
  "chooseHearing",
  "bringAlong",
  "answerCompanion",
  "withdrawCompanion",
]);

/** What may be done with a case that goes on in another: all else is done there. */
const actsWhileJoined: ReadonlySet<CaseVerb> = new Set<CaseVerb>(["partDuplicate", "withdraw"]);

/**
 * The case for an act: for whoever is in it, in a state that allows it; and nobody acts for the body who has an
 * interest in it, whether in dispute themselves, lead or president.
 */
export const acting = <V extends CaseVerb>(verb: V, current: Case, by: Insider) => {
  const subject = caseLifecycle.allow(verb, mustBeIn(current, by));
  if (!ownActs.has(verb) && mayMediate(current, by)) mustHaveNoInterest(current, by);
  if (current.joined && !actsWhileJoined.has(verb)) refuse("goes-on-elsewhere", { number: current.joined.number });
  return subject;
};

/** Refuses anyone but the lead. */
export const mustLead = (subject: Case, caller: Caller): void => {
  if (leadOf(subject)?.personId !== caller.personId) refuse("role-not-allowed");
};

/** Refuses anyone but the lead, or who acts for the body where nobody leads; and both where they have an interest. */
export const leadOrBodyMust = (subject: Case, by: Insider): void => {
  if (leadOf(subject) || !actsForBody(subject, by)) mustLead(subject, by);
  mustHaveNoInterest(subject, by);
};

/** Whether somebody is there to answer for themselves. */
export const answersThemselves = ({ personId, representative, isGone }: Disputant): boolean =>
  !isGone && (personId ?? representative) !== undefined;

/** Those whose answer the caller may give: their own, or as the lead (or president) of whoever cannot give it. */
export const answeredBy = (subject: Case, by: Insider): Disputant[] => {
  const self = disputantOf(subject, by);
  if (self) return [self];
  leadOrBodyMust(subject, by);
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
  leadOrBodyMust(subject, by);
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
