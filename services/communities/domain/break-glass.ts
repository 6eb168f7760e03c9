import * as z from "zod";
import { glassAnswered, glassBroken, glassUnanswered, OpenedThing } from "#shared/contracts/break-glass.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { presides } from "./presidency.ts";
import { isOver, PersonId, type RoleGrant } from "./role-grant.ts";

export const GlassId = idSchema("gls");
const Verdict = z.enum(["justified", "objected"]);

const opened = {
  glassId: GlassId,
  thing: OpenedThing,
  thingId: z.string(),
  /** Absent where it was the operator. */
  openedBy: PersonId.optional(),
  openedAt: Instant,
  until: Instant,
  answerDueAt: Instant,
};

/** One thing that an administrator or the operator opened, for an hour at most; and what the president said of it. */
export const BreakGlass = z
  .object({
    ...opened,
    reason: Text,
    answer: z
      .object({
        by: PersonId,
        at: Instant,
        verdict: Verdict,
        text: Text.optional(),
        deputy: z.literal(true).optional(),
      })
      .optional(),
    unansweredAt: Instant.optional(),
  })
  .meta({ id: "BreakGlass" });
export type BreakGlass = z.infer<typeof BreakGlass>;

/** What everybody of the community sees of it: that it was, and what came of it; no words. */
export const BreakGlassCard = z
  .object({ ...opened, verdict: Verdict.optional(), isUnanswered: z.boolean() })
  .meta({ id: "BreakGlassCard" });

export const cardOf = ({ reason: _, answer, unansweredAt, ...state }: BreakGlass): z.infer<typeof BreakGlassCard> => ({
  ...state,
  verdict: answer?.verdict,
  isUnanswered: unansweredAt !== undefined && answer === undefined,
});

export const OpenThing = z.strictObject({
  thing: OpenedThing,
  thingId: z.string().regex(/^[a-z]{3}_[a-z2-7]{20}$/, "id" satisfies Format),
  reason: Text,
  minutes: z.int().min(1).optional(),
});

type OpeningThing = z.infer<typeof OpenThing> & {
  readonly openedBy: string | undefined;
  readonly at: Instant;
  readonly commandId: string;
  readonly policy: OwnPolicy;
  /** The openings of the thing by the same administrator before. */
  readonly earlier: readonly BreakGlass[];
};

/** Whether an opening is over, and the president found it right. */
const isSettled = ({ until, answer }: BreakGlass, at: Instant): boolean =>
  until <= at && answer?.verdict === "justified";

/**
 * Opens one thing, with a reason, for an hour at most. The president is told, and answers. An administrator opens it
 * again only where their earlier openings of it are over and the president found them right.
 */
export const breakGlass = ({
  thing,
  thingId,
  reason,
  minutes,
  openedBy,
  at,
  commandId,
  policy,
  earlier,
}: OpeningThing) => {
  const most = numberOf("breakGlassMinutes", policy);
  if (minutes !== undefined && minutes > most) refuseField("/minutes", "too-big");
  const glassId = newId("gls", commandId);
  if (earlier.some((each) => each.glassId !== glassId && !isSettled(each, at))) refuse("opened-before");
  const until = plusMinutes(at, minutes ?? most);
  const answerDueAt = plusMinutes(at, numberOf("breakGlassAnswerDays", policy) * 24 * 60);
  const state: BreakGlass = { glassId, thing, thingId, openedBy, openedAt: at, until, answerDueAt, reason };
  return { state, facts: [glassBroken({ glassId, thing, thingId, openedBy, until })] };
};

export const AnswerBreakGlass = z.strictObject({ verdict: Verdict, text: Text.optional() });

type Answering = Act & z.infer<typeof AnswerBreakGlass> & { readonly grants: readonly RoleGrant[] };

/** As what somebody answers: as the president where they are, else as the deputy. Not by the word of who opened it. */
const answeringAs = ({ openedBy }: BreakGlass, { grants, at }: Answering): { readonly deputy?: true } => {
  const held = grants.filter((grant) => presides(grant) && !grant.waiting && grant.from <= at && !isOver(grant, at));
  const own = held.filter(({ deputy }) => !deputy);
  const relied = own.length > 0 ? own : held;
  if (openedBy !== undefined && relied.some(({ grantedBy }) => grantedBy === openedBy)) refuse("conflict-of-interest");
  return own.length > 0 ? {} : { deputy: true };
};

const mustSayWhy = ({ verdict, text }: Answering): void => {
  if (verdict === "objected" && text === undefined) refuseField("/text", "required");
};

/**
 * The president, or their deputy, says whether it was right, also late; nobody of what they opened themselves, nor who
 * has that role by the hand of whoever opened it. The president's own answer replaces a deputy's; else the first
 * stands. What they object to is closed at once.
 */
export const answerBreakGlass = (current: BreakGlass, answering: Answering) => {
  const { by, at, verdict, text } = answering;
  if (current.openedBy === by.personId) refuseField("", "not-to-oneself");
  const as = answeringAs(current, answering);
  mustSayWhy(answering);
  const before = current.answer;
  if (before && (as.deputy || !before.deputy))
    return before.verdict === verdict && before.text === text ? undefined : refuse("answer-stands");
  const answer = { by: by.personId, at, verdict, text, ...as };
  const until = verdict === "objected" && at < current.until ? at : current.until;
  return { state: { ...current, until, answer }, facts: [glassAnswered({ glassId: current.glassId, verdict })] };
};

/** The time to answer is over. */
export const noteUnanswered = (current: BreakGlass, at: Instant) =>
  current.answer || current.unansweredAt
    ? undefined
    : { state: { ...current, unansweredAt: at }, facts: [glassUnanswered({ glassId: current.glassId })] };
