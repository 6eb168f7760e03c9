import * as z from "zod";
import { CaseSource, caseDeclined, caseFiled, caseWithdrawn } from "#shared/contracts/mediation.ts";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { daysAsMinutes, Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, isOwn, mustServe, signedBy } from "./access.ts";
import { type Case, stageOf } from "./case.ts";
import { NamedDisputant } from "./disputants.ts";
import { CaseId, type Disputant, Place } from "./parts.ts";
import type { CaseAct, Insider } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const FileCase = z.strictObject({
  category: CategoryKey,
  place: Place,
  source: CaseSource,
  description: Text.optional(),
  disputants: z.array(NamedDisputant).min(1).max(20),
  ...happened,
});

/** Who may take a case in by which way; a building leader only for the own building. */
const maySource = (by: Caller, source: z.infer<typeof CaseSource>, building: string): boolean => {
  if (source === "proactive") return holds(by, "mediator", "association-president");
  if (source === "desk") return by.onBehalfOf !== undefined || holds(by, "desk-operator");
  if (source === "resident") return holds(by, "resident");
  return by.grants.some((grant) => grant.role === "building-leader" && grant.building === building);
};

type Filed = Omit<z.infer<typeof FileCase>, "disputants"> & {
  readonly disputants: readonly Omit<Disputant, "disputantId">[];
};
type Filing = CaseAct & Filed & { readonly commandId: string; readonly day: string; readonly policy: OwnPolicy };

/** The id of the case that a command files. */
export const caseIdOf = (commandId: string): string => newId("cas", commandId);

/** The number people say on the phone: the day of filing and four characters of the id. */
const caseNumber = (caseId: string, day: string): string =>
  `${day.replaceAll("-", "")}-${caseId.slice(-4).toUpperCase()}`;

/** Each person and organisation is in dispute once: a second entry of theirs could never confirm anything. */
const mustBeDistinct = (disputants: Filed["disputants"]): void => {
  const members = disputants.flatMap(({ personId, organisationId, representative }, nth) => [
    { id: personId, pointer: `/disputants/${nth}/personId` },
    { id: organisationId, pointer: `/disputants/${nth}/organisationId` },
    { id: representative?.personId, pointer: `/disputants/${nth}/representative/personId` },
  ]);
  const ids = members.map(({ id }) => id);
  const again = members.find(({ id }, nth) => id !== undefined && ids.indexOf(id) < nth);
  if (again) refuseField(again.pointer, "there-already");
};

/** Takes a dispute in. Refuses a way of intake that the caller's roles do not open, and people of an institution in it. */
export const fileCase = ({ by, at, commandId, day, happenedOn, policy, ...filing }: Filing) => {
  if (!maySource(by, filing.source, filing.place.building)) refuse("role-not-allowed");
  mustBeDistinct(filing.disputants);
  const caseId = caseIdOf(commandId);
  const disputants = filing.disputants.map((disputant, nth) => ({
    ...disputant,
    disputantId: newChildId("dsp", caseId, commandId, nth),
  }));
  const state: Case = {
    ...filing,
    status: "reported",
    caseId,
    number: caseNumber(caseId, day),
    applicantId: actingPerson(by).personId,
    filedAt: at,
    contactDueAt: plusMinutes(at, numberOf("firstContactMinutes", policy)),
    mediationDueAt: plusMinutes(at, daysAsMinutes(numberOf("mediationDays", policy))),
    happenedOn,
    disputants,
    demands: [],
    people: {},
  };
  if (!isOwn(state, by)) refuse("conflict-of-interest");
  mustServe(state, by);
  const { category, place, source } = filing;
  return { state: signedBy(state, by), facts: [caseFiled({ caseId, category, building: place.building, source })] };
};

/** An open case of the same category and building, filed not long ago: the new one may be about the same thing. */
export const LikelyDuplicate = z
  .object({ caseId: CaseId, number: z.string(), filedAt: Instant })
  .meta({ id: "LikelyDuplicate" });

/** Those of earlier cases that are still open. Whether one of them is the same dispute, people decide. */
export const likelyDuplicates = (earlier: readonly Case[]): z.infer<typeof LikelyDuplicate>[] =>
  earlier
    .filter((each) => stageOf(each) !== "closed")
    .map(({ caseId, number, filedAt }) => ({ caseId, number, filedAt }));

export const DeclineCase = z.strictObject({ reason: Text, otherWays: Text, ...happened });

/** The body does not mediate: it gives its reason and tells the other legal ways (人民调解法 §26). */
export const decline = (
  current: Case,
  { by, at, reason, otherWays }: CaseAct & { reason: string; otherWays: string },
) => {
  const subject = acting("decline", current, by);
  const state: Case = { ...signedBy(subject, by), status: "declined", ended: { at, reason, otherWays } };
  const { caseId, category, place } = subject;
  return { state, facts: [caseDeclined({ caseId, category, building: place.building })] };
};

export const WithdrawCase = z.strictObject({ reason: Text, ...happened });

export const mustBeApplicant = ({ applicantId }: Pick<Case, "applicantId">, by: Insider): void => {
  if (applicantId !== actingPerson(by).personId) refuse("role-not-allowed");
};

/** The applicant takes the case back, at any time while it is open. */
export const withdraw = (current: Case, { by, at, reason }: CaseAct & { reason: string }) => {
  const { lead: _, ...subject } = { lead: undefined, ...acting("withdraw", current, by) };
  mustBeApplicant(subject, by);
  const state = { ...signedBy(subject as Case, by), status: "withdrawn", ended: { at, reason } } as Case;
  const { caseId, category, place } = subject;
  return { state, facts: [caseWithdrawn({ caseId, category, building: place.building })] };
};
