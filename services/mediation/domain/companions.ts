import * as z from "zod";
import { companionAnswered, companionBrought, companionWithdrawn } from "#shared/contracts/mediation-rights.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answeredBy, answering, disputantOf, isSupport, mustSayYes, signedBy } from "./access.ts";
import { type Case, leadOf } from "./case.ts";
import { Companion } from "./companion.ts";
import { type Disputant, DisputantId, most } from "./parts.ts";
import { type CaseAct, type Insider, isDisputant } from "./recusal.ts";

export const BringAlong = z.strictObject({
  ...Companion.pick({ personId: true, capacity: true }).shape,
  name: Companion.shape.name.unwrap(),
  happenedOn: PartialDate.optional(),
});
export const AnswerCompanion = z.strictObject({
  agrees: z.boolean(),
  /** Whose answer the lead records, by which evidence, where they cannot give it themselves. */
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});
export const WithdrawCompanion = z.strictObject({ happenedOn: PartialDate.optional() });

const companionsOf = ({ companions = [] }: Case): readonly Companion[] => companions;

const isStanding = ({ withdrawnAt }: Companion): boolean => withdrawnAt === undefined;

/** Those in dispute whose consent is asked for: all but whoever brings them along. */
const asked = ({ disputants }: Case, { disputantId }: Companion): Disputant[] =>
  disputants.filter((each) => each.disputantId !== disputantId);

const isAgreedTo = (subject: Case, companion: Companion): boolean =>
  asked(subject, companion).every(({ disputantId }) => companion.answers[disputantId]?.agrees === true);

export const mayBringAlong = (current: Case, by: Insider): Disputant => {
  const subject = acting("bringAlong", current, by);
  return disputantOf(subject, by) ?? refuse("role-not-allowed");
};

type Bringing = CaseAct &
  z.infer<typeof BringAlong> & { readonly commandId: string; readonly known: ReadonlyMap<string, Standing> };

/** Nobody who is in the case otherwise comes along with somebody. */
const mustBeFree = (subject: Case, personId: string, known: Bringing["known"]): void => {
  const standing = known.get(personId);
  if (!standing || standing.movedOutAt !== undefined) refuseField("/personId", "unknown-person");
  const isBrought = companionsOf(subject).some((each) => isStanding(each) && each.personId === personId);
  const isThere = isDisputant(subject, personId) || isBrought || leadOf(subject)?.personId === personId;
  if (isThere || isSupport(subject, { personId })) refuseField("/personId", "there-already");
};

/**
 * A disputant brings somebody along, who is admitted once every other disputant agreed, and reads nothing of the case.
 * Source: 人民调解法 §20, §23.
 */
export const bringAlong = (current: Case, { by, at, name, personId, capacity, commandId, known }: Bringing) => {
  const { disputantId } = mayBringAlong(current, by);
  const { caseId } = current;
  const own = companionsOf(current).filter((each) => each.disputantId === disputantId);
  mustHaveRoom(own, most.companions, "");
  if (personId !== undefined) mustBeFree(current, personId, known);
  const companionId = newChildId("cmp", caseId, commandId);
  const who = { name, capacity, ...(personId && { personId }) };
  const brought: Companion = { companionId, disputantId, ...who, broughtAt: at, answers: {} };
  const admitted = isAgreedTo(current, brought) ? { admittedAt: at } : {};
  const companions = [...companionsOf(current), { ...brought, ...admitted }];
  const facts = [companionBrought({ caseId, companionId, disputantId })];
  return { state: signedBy({ ...current, companions } as Case, by), facts };
};

const standing = (subject: Case, companionId: string): Companion =>
  companionsOf(subject).find((each) => isStanding(each) && each.companionId === companionId) ?? refuse("not-found");

const withCompanion = (subject: Case, companion: Companion): Case =>
  ({
    ...subject,
    companions: companionsOf(subject).map((each) => (each.companionId === companion.companionId ? companion : each)),
  }) as Case;

type Consenting = CaseAct & z.infer<typeof AnswerCompanion> & { readonly companionId: string };

/** Each other disputant agrees or not, and may change their mind: until all agreed nobody is admitted. */
export const answerCompanion = (current: Case, act: Consenting) => {
  const { by, at, agrees, evidence, companionId } = act;
  const subject = acting("answerCompanion", current, by);
  const { admittedAt, ...companion } = standing(subject, companionId);
  if (agrees) mustSayYes(by);
  const { disputantId } = answering(subject, by, act);
  if (disputantId === companion.disputantId) refuse("role-not-allowed");
  if (companion.answers[disputantId]?.agrees === agrees) return undefined;
  const answers = { ...companion.answers, [disputantId]: { agrees, at, ...(evidence && { evidence }) } };
  const answered: Companion = { ...companion, answers };
  const admitted = isAgreedTo(subject, answered);
  const state = withCompanion(subject, admitted ? { ...answered, admittedAt: at } : answered);
  const facts = [companionAnswered({ caseId: subject.caseId, companionId, agrees, admitted })];
  return { state: signedBy(state, by), facts };
};

/** Those that wait for the caller's answer. */
export const mustBeAsked = (current: Case, by: Insider): void => {
  const subject = acting("answerCompanion", current, by);
  const own = answeredBy(subject, by);
  const waits = companionsOf(subject).some(
    (each) => isStanding(each) && asked(subject, each).some((one) => own.includes(one)),
  );
  if (!waits) refuse("role-not-allowed");
};

/** Whoever brought somebody along. */
export const mustHaveBrought = (current: Case, by: Insider, companionId?: string): void => {
  const subject = acting("withdrawCompanion", current, by);
  const own = disputantOf(subject, by)?.disputantId;
  const found = companionsOf(subject).filter((each) => isStanding(each) && each.disputantId === own);
  if (!found.some((each) => companionId === undefined || each.companionId === companionId)) refuse("role-not-allowed");
};

/** Who was brought along comes no more. */
export const withdrawCompanion = (
  current: Case,
  { by, at, companionId }: CaseAct & { readonly companionId: string },
) => {
  const subject = acting("withdrawCompanion", current, by);
  const { admittedAt: _, ...companion } = standing(subject, companionId);
  mustHaveBrought(subject, by, companionId);
  const state = signedBy(withCompanion(subject, { ...companion, withdrawnAt: at }), by);
  return { state, facts: [companionWithdrawn({ caseId: subject.caseId, companionId })] };
};

/** Those who come along by now, by id. */
export const admittedIn = (subject: Case): string[] =>
  companionsOf(subject).flatMap(({ personId, admittedAt }) => (personId && admittedAt ? personId : []));

/** Whose answer a companion waits for still. */
export const waitsFor = (subject: Case, disputantId: string): Companion[] =>
  companionsOf(subject).filter(
    (each) => isStanding(each) && each.disputantId !== disputantId && !each.answers[disputantId],
  );
