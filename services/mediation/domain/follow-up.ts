import * as z from "zod";
import { followUpAnswered, followUpAsked, followUpFailed } from "#shared/contracts/mediation-follow-ups.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import {
  dayIn,
  daysAsMinutes,
  type Instant,
  instantAt,
  PartialDate,
  plusDays,
  plusMinutes,
} from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { FollowUp } from "./fulfilment.ts";
import { hourOf } from "./obligation.ts";
import { type Disputant, DisputantId } from "./parts.ts";
import { type CaseAct, speakerOf } from "./recusal.ts";

type Community = Pick<CommunityCard, "timeZone" | "policy">;
type Planning = { readonly commandId: string; readonly community: Community };
type AskingAgain = { readonly followUpId: string; readonly at: Instant; readonly policy: Community["policy"] };

/** When the disputants of a resolved case are asked whether its outcome lasts. */
export const planFollowUps = (current: Case, { commandId, community: { timeZone, policy } }: Planning) => {
  if (!caseLifecycle.can("planFollowUps", current) || current.status !== "resolved" || current.followUps)
    return undefined;
  const day = dayIn(timeZone, current.resolution.at);
  const hour = hourOf("followUpHour", policy);
  const followUps = [numberOf("followUpFirstDays", policy), numberOf("followUpLastDays", policy)].map((days, nth) => ({
    followUpId: newChildId("fup", current.caseId, commandId, nth),
    days,
    askAt: instantAt(timeZone, plusDays(day, days), hour),
    answers: {},
  }));
  return { state: { ...current, followUps } as Case, facts: [] };
};

/** Those of a resolved case who can be asked: who was forgotten, or whom nobody speaks for, is not. */
export const askable = ({ disputants }: Case, gone: ReadonlySet<string>): Disputant[] =>
  disputants.filter((each) => {
    const speakerId = speakerOf(each);
    return each.name !== undefined && speakerId !== undefined && !gone.has(speakerId);
  });

/** Its day has come: the disputants who are here are asked, once. */
export const askFollowUp = (
  current: Case,
  { followUpId, at, policy, gone }: AskingAgain & { gone: ReadonlySet<string> },
) => {
  if (current.status !== "resolved") return undefined;
  const due = current.followUps?.find((each) => each.followUpId === followUpId);
  const asked = askable(current, gone).map(({ disputantId }) => disputantId);
  if (!due || due.askedAt || due.askAt > at || asked.length === 0) return undefined;
  const failsUntil = plusMinutes(at, daysAsMinutes(numberOf("followUpFailedDays", policy)));
  const followUps = (current.followUps ?? []).map((each) =>
    each === due ? { ...each, askedAt: at, asked, failsUntil } : each,
  );
  const facts = [followUpAsked({ caseId: current.caseId, followUpId, days: due.days })];
  return { state: { ...current, followUps } as Case, facts };
};

/** How somebody answers one question of the pulse: from 1, not at all, to 5, wholly. */
export const Score = z.int().min(1).max(5);

export const AnswerFollowUp = z.strictObject({
  performed: z.boolean(),
  settled: z.boolean(),
  /** The pulse: how well they know their neighbours, and how much they trust them. */
  knowsNeighbours: Score.optional(),
  trust: Score.optional(),
  reason: Text.optional(),
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

type AnsweringAgain = CaseAct & z.infer<typeof AnswerFollowUp>;

/** What was asked last, of a resolved case. */
export const openFollowUp = ({ status, followUps = [] }: CaseIn<"resolved">): FollowUp => {
  const asked = followUps.findLast(({ askedAt }) => askedAt !== undefined);
  const allowedVerbs = caseLifecycle.verbsFrom(status).filter((verb) => verb !== "answerFollowUp");
  return asked ?? refuse("wrong-state", { state: status, allowedVerbs }, caseLifecycle.name);
};

const isNo = ({ performed, settled }: Pick<FollowUp["answers"][string], "performed" | "settled">): boolean =>
  !(performed && settled);

/** The follow-up by which the case may be brought up again now: a no, within some days of its question. */
export const failedFollowUp = ({ followUps = [] }: CaseIn<"resolved">, at: Instant): FollowUp | undefined =>
  followUps.find(
    ({ failsUntil, answers }) => failsUntil !== undefined && at <= failsUntil && Object.values(answers).some(isNo),
  );

/** A disputant says, once for each follow-up, whether the outcome was performed and settled the dispute. */
export const answerFollowUp = (current: Case, act: AnsweringAgain) => {
  const { by, at, performed, settled, reason, evidence } = act;
  const subject = acting("answerFollowUp", current, by);
  const open = openFollowUp(subject);
  const { disputantId } = answering(subject, by, act);
  if (open.answers[disputantId]) refuse("follow-up-answered");
  const answered = {
    ...open,
    answers: { ...open.answers, [disputantId]: { performed, settled, at, reason, evidence } },
  };
  const followUps = (subject.followUps ?? []).map((each) => (each === open ? answered : each));
  const { caseId, disputants } = subject;
  const { followUpId, days, failsUntil } = open;
  const remaining = disputants.filter((each) => !answered.answers[each.disputantId]).length;
  const isFailed = isNo(act) && failsUntil !== undefined && at <= failsUntil;
  const facts = [
    followUpAnswered({ caseId, followUpId, remaining }),
    ...(isFailed ? [followUpFailed({ caseId, followUpId, days })] : []),
  ];
  const state: Case = { ...subject, followUps };
  return { state: mustFit(signedBy(state, by), "ending"), facts };
};
