import * as z from "zod";
import { HearingKind } from "#shared/contracts/mediation-rights.ts";
import { openings } from "#shared/domain/break-glass.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { withheld } from "#shared/domain/redactor.ts";
import { disputantOf, isMediating } from "./access.ts";
import { Case, Stage, stageOf } from "./case.ts";
import type { Companion } from "./companion.ts";
import { dangersSeenBy } from "./danger.ts";
import { awaitingIn } from "./effective.ts";
import { inquiriesWithout, withoutNote } from "./forget.ts";
import { hearingOfCase } from "./hearing.ts";
import { LikelyDuplicate } from "./intake.ts";
import { noticesFor } from "./notice.ts";
import { mustBeInOrHaveOpened, type Opened } from "./opened.ts";
import { owedSeen } from "./owed-seen.ts";
import { type Disputant, DisputantId } from "./parts.ts";
import { proposalsSeen } from "./proposals-seen.ts";
import type { Insider } from "./recusal.ts";
import { formerWithout } from "./said-on-the-way.ts";

/** One case, as its reader sees it. */
export const CaseView = z
  .object({
    case: Case,
    stage: Stage,
    hearing: HearingKind,
    /** Whose yes or signature what is proposed waits for. */
    awaiting: z.object({ disputantIds: z.array(DisputantId), mediator: z.boolean(), seal: z.boolean() }).optional(),
  })
  .meta({ id: "CaseView" });
export type CaseView = z.infer<typeof CaseView>;

/** A case as it is read: with when somebody who is not in it opened it. */
export const ReadCase = CaseView.extend({ openings }).meta({ id: "ReadCase" });

/** A case just filed, and how many open ones it may repeat; which they are is for a mediator. */
export const FiledCase = CaseView.extend({
  likelyDuplicateCount: z.int().min(0),
  likelyDuplicates: z.array(LikelyDuplicate).optional(),
}).meta({ id: "FiledCase" });

const withoutOwnWords = (disputant: Disputant): Disputant => {
  const {
    contact: _,
    refusedMediator: _____,
    confirmationEvidence: __,
    householdIds: ___,
    isGone: ______,
    guardian: _______,
    relatives: ________,
    hearing: _________,
    representative,
    ...seen
  } = disputant;
  if (!representative) return seen;
  const { authorisation: ____, ...who } = representative;
  return { ...seen, representative: who };
};

/** Whether the case was ended by somebody else in it than its body. */
const isEndedByAnother = (subject: Case, by: Insider, ownId: string | undefined): boolean => {
  if (subject.status === "withdrawn") return subject.applicantId !== actingPerson(by).personId;
  if (subject.status !== "terminated" || !subject.ended.disputantId) return false;
  return subject.ended.disputantId !== ownId;
};

/** To others than mediators there are no dangers but those that they raised. */
const dangersFor = (subject: Case, by: Insider): Pick<Case, "dangers"> => {
  const own = dangersSeenBy(subject, by);
  return { dangers: own.length > 0 ? own : undefined };
};

/** Who said yes to a companion is for all, and what stands behind it for mediators. */
const withoutEvidence = (companions: readonly Companion[]): Companion[] =>
  companions.map(({ answers, ...companion }) => ({
    ...companion,
    answers: Object.fromEntries(Object.entries(answers).map(([id, { agrees, at }]) => [id, { agrees, at }])),
  }));

/**
 * What was noted of a disputant, what they refused and why, is for mediators and for that disputant; what was noted of
 * those who were consulted, and which cases were joined to it, is for mediators.
 */
const seenBy = (subject: Case, by: Insider): Case => {
  if (isMediating(subject, by)) return subject;
  const ownId = disputantOf(subject, by)?.disputantId;
  const ids = subject.disputants.map(({ disputantId }) => disputantId);
  const isEndedByOthers = isEndedByAnother(subject, by, ownId);
  const others = new Set(ids.filter((id) => id !== ownId));
  return {
    ...subject,
    duplicates: undefined,
    ...noticesFor(subject, actingPerson(by).personId),
    ...(subject.companions && { companions: withoutEvidence(subject.companions) }),
    ...owedSeen(subject, others),
    ...inquiriesWithout(subject, others),
    ...proposalsSeen(subject, others),
    ...formerWithout(subject, others),
    ...dangersFor(subject, by),
    ...("supports" in subject && subject.supports && { supports: subject.supports.map(withoutNote) }),
    ...(isEndedByOthers && "ended" in subject && { ended: { ...subject.ended, reason: withheld } }),
    disputants: subject.disputants.map((each) => (each.disputantId === ownId ? each : withoutOwnWords(each))),
  } as Case;
};

export const viewOf = (subject: Case, by: Insider): CaseView => {
  const awaiting = awaitingIn(subject);
  const stage = stageOf(subject);
  return { case: seenBy(subject, by), stage, hearing: hearingOfCase(subject), ...(awaiting && { awaiting }) };
};

export const filedCase = (subject: Case, by: Insider, repeated: readonly z.infer<typeof LikelyDuplicate>[]) => ({
  ...viewOf(subject, by),
  likelyDuplicateCount: repeated.length,
  ...(isMediating(subject, by) && { likelyDuplicates: [...repeated] }),
});

/** The case, for whoever is in it, or opened it; for anyone else there is none. */
export const viewFor = (subject: Case, by: Insider, opened: Opened = { now: "", openings: [] }): CaseView =>
  viewOf(mustBeInOrHaveOpened(subject, by, opened), by);
