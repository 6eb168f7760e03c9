import * as z from "zod";
import { caseResolved } from "#shared/contracts/mediation.ts";
import { caseJoined, caseParted, type PartCause } from "#shared/contracts/mediation-care.ts";
import { daysAsMinutes, daysBetween, type Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { isAllowed, mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { acting, isMediating, mustBeIn, signedBy } from "./access.ts";
import { type Case, stageOf } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import { CaseId, most } from "./parts.ts";
import type { CaseAct, Insider } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const JoinDuplicate = z.strictObject({ originalId: CaseId, ...happened });
export const PartDuplicate = z.strictObject(happened);

/** No case is joined to itself. */
export const mustBeAnother = (caseId: string, originalId: string): void => {
  if (caseId === originalId) refuseField("/originalId", "same-case");
};

const mustMediate = (subject: Case, by: Insider): void => {
  if (!isMediating(subject, by)) refuse("role-not-allowed");
};

const isAsked = ({ inquiry }: Case): boolean => inquiry !== undefined && inquiry.over === undefined;

/** Whoever mediates a case joins it, unless others are joined to it or its disputants are asked just now. */
export const mayJoin = (current: Case, by: Insider): Case => {
  const subject = acting("joinDuplicate", current, by);
  mustMediate(subject, by);
  const allowedVerbs = caseLifecycle.verbsFrom(subject.status).filter((verb) => verb !== "joinDuplicate");
  if (isAsked(subject) || subject.duplicates?.length)
    refuse("wrong-state", { state: subject.status, allowedVerbs }, "case");
  return subject;
};

export const mayPart = (current: Case, by: Insider): Case => {
  const subject = acting("partDuplicate", current, by);
  mustMediate(subject, by);
  const allowedVerbs = caseLifecycle.verbsFrom(subject.status).filter((verb) => verb !== "partDuplicate");
  if (!subject.joined) refuse("wrong-state", { state: subject.status, allowedVerbs }, "case");
  return subject;
};

/** An open case of the same category and building that whoever joins mediates too, and that is joined to none itself. */
const mustBeOriginal = (original: Case | undefined, subject: Case, by: Insider): Case => {
  if (!original || !isAllowed(() => mustMediate(mustBeIn(original, by), by)))
    return refuseField("/originalId", "unknown-case");
  const isOfSpot = original.category === subject.category && original.place.building === subject.place.building;
  if (!isOfSpot) refuseField("/originalId", "other-spot");
  if (stageOf(original) === "closed") refuseField("/originalId", "case-over");
  if (original.joined) refuseField("/originalId", "joined-itself");
  mustHaveRoom(original.duplicates ?? [], most.duplicates, "/originalId");
  return original;
};

type Joining = CaseAct & { readonly original: Case | undefined };

/**
 * The case is the same dispute as another and goes on there: it keeps its people, its words and where it stood, and
 * nothing is done in it but to withdraw it or to take it apart again. Answers what both are then.
 */
export const joinDuplicate = (current: Case, { by, at, original }: Joining) => {
  const subject = mayJoin(current, by);
  const { caseId, number, duplicates = [] } = mustBeOriginal(original, subject, by);
  const joined = { originalId: caseId, number, at };
  return {
    state: signedBy({ ...subject, joined } as Case, by),
    facts: [caseJoined({ caseId: subject.caseId, originalId: caseId })],
    original: { ...original, duplicates: [...duplicates, subject.caseId] } as Case,
  };
};

type Parting = { readonly at: Instant; readonly policy: OwnPolicy };

/** The time for mediation goes on; where it passed meanwhile it begins anew. */
const withoutJoined = ({ joined, ...subject }: Case, cause: PartCause, { at, policy }: Parting) => {
  const afresh = plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy)));
  const isPast = subject.mediationDueAt !== undefined && subject.mediationDueAt <= at;
  const state = { ...subject, ...(isPast && { mediationDueAt: afresh }) } as Case;
  return { state, facts: [caseParted({ caseId: subject.caseId, originalId: joined?.originalId ?? "", cause })] };
};

type PartingByHand = CaseAct & Parting & { readonly original: Case | undefined };

/** The case goes on by itself, where it was. Answers what the other is then. */
export const partDuplicate = (current: Case, { by, original, ...parting }: PartingByHand) => {
  const subject = mayPart(current, by);
  const parted = withoutJoined(signedBy(subject, by), "taken-apart", parting);
  const others = original?.duplicates?.filter((each) => each !== subject.caseId);
  return { ...parted, original: original && { ...original, duplicates: others } };
};

/** Whether everybody in dispute here is so there too. */
const isCovered = (subject: Case, original: Case): boolean =>
  subject.disputants.every(({ personId, organisationId }) =>
    original.disputants.some(
      (each) =>
        (personId !== undefined && each.personId === personId) ||
        (organisationId !== undefined && each.organisationId === organisationId),
    ),
  );

/**
 * The original ended. Resolved, it ends with it a case of nobody else: all in it have said themselves that it is settled.
 * Any other goes on by itself, as nobody is held to what they did not say.
 */
export const endJoined = (current: Case, { original, ...parting }: Parting & { readonly original: Case }) => {
  if (!caseLifecycle.can("endJoined", current) || current.joined?.originalId !== original.caseId) return undefined;
  if (original.status !== "resolved" || !isCovered(current, original)) {
    const { state, facts } = withoutJoined(current, "original-ended", parting);
    return { state: { ...state, care: { ...state.care, lookAt: parting.at } } as Case, facts };
  }
  const { caseId, category, place, filedAt } = current;
  const { at, confirmation } = original.resolution;
  const resolution = { at, days: daysBetween(filedAt, at), confirmation };
  const told = { caseId, category, building: place.building, days: resolution.days, confirmation };
  return { state: { ...current, status: "resolved", resolution } as Case, facts: [caseResolved(told)] };
};
