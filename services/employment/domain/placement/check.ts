import * as z from "zod";
import { placementEnded, placementLeft, placementMilestone, placementRated } from "#shared/contracts/employment.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { type Day, earliestDay, type Instant, latestDay, PartialDate } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { type FieldCode, mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { isCaseworker, isContactOf, mustCareFor } from "../access.ts";
import { happened, type Today } from "../parts.ts";
import {
  aboutOf,
  CheckResult,
  checkMonths,
  EndCause,
  most,
  type Placement,
  placementLifecycle,
  RecognitionKind,
} from "./placement.ts";

/** The employer's own contact, or the caseworker; to anyone else there is no such placement. */
export const mustDealWith = ({ employerId }: Placement, by: Caller): void => {
  if (!isContactOf(by, employerId) && !isCaseworker(by)) refuse("not-found");
};

const implausible = (pointer: string, code: FieldCode): never =>
  refuse("date-implausible", { errors: [{ pointer, code }] });

const mustNotBeAhead = (date: PartialDate | undefined, pointer: string, day: Day): void => {
  if (date !== undefined && earliestDay(date) > day) implausible(pointer, "in-the-future");
};

export const Recognise = z.strictObject({ kind: RecognitionKind, period: PartialDate.optional(), ...happened });

/** How exact a period each kind of praise is for. */
const periodForms: Readonly<Partial<Record<z.infer<typeof RecognitionKind>, readonly [RegExp, Format]>>> = {
  "monthly-excellence": [/^\d{4}-\d\d$/, "month"],
  "quarterly-excellence": [/^\d{4}-Q\d$/, "quarter"],
  "annual-excellence": [/^\d{4}$/, "year"],
};

type Recognising = Act & Today & z.infer<typeof Recognise>;

/**
 * The employer praises the person, once for each kind and period, and not for a time before the placement. A period
 * is told in one form alone for each kind, so that one is not another because it is written otherwise.
 */
export const recognise = (current: Placement, { by, at, day, kind, period }: Recognising) => {
  mustDealWith(current, by);
  const subject = placementLifecycle.allow("recognise", current);
  const [form, format] = periodForms[kind] ?? [];
  if (period !== undefined && form?.test(period) === false) refuseField("/period", "wrong-format", { format });
  mustNotBeAhead(period, "/period", day);
  if (period !== undefined && latestDay(period) < earliestDay(subject.startedOn))
    implausible("/period", "before-the-placement");
  if (subject.recognitions.some((each) => each.kind === kind && each.period === period))
    refuse("recognition-exists", { errors: [{ pointer: "/period", code: "there-already" }] });
  mustHaveRoom(subject.recognitions, most.recognitions, "");
  const recognitions = [...subject.recognitions, { kind, period, recordedAt: at }];
  const state: Placement = { ...subject, recognitions };
  return { state, facts: [placementMilestone({ ...aboutOf(state), kind: "recognised" })] };
};

export const Promote = z.strictObject({ title: Name, grade: Name.optional(), from: PartialDate, ...happened });

/** A higher position of the same placement. It begins before none of those before it, and not in the future. */
export const promote = (current: Placement, { by, day, title, grade, from }: Act & Today & z.infer<typeof Promote>) => {
  mustDealWith(current, by);
  const subject = placementLifecycle.allow("promote", current);
  mustNotBeAhead(from, "/from", day);
  if (subject.positions.some((position) => latestDay(from) < earliestDay(position.from)))
    implausible("/from", "before-the-last-position");
  mustHaveRoom(subject.positions, most.positions, "");
  const state: Placement = { ...subject, positions: [...subject.positions, { title, grade, from }] };
  return { state, facts: [placementMilestone({ ...aboutOf(state), kind: "promoted" })] };
};

type Checks = Placement["checks"];

const answered = (checks: Checks, month: number, answer: Partial<Checks[number]>): Checks =>
  checks.map((check) => (check.month === month ? { ...check, ...answer } : check));

const hadEndedBy = (subject: Placement, at: Instant): boolean => subject.status === "ended" && subject.ending.at < at;

/** The time for a check has come: somebody is to ask. Of a placement that had ended by then the answer is known. */
export const askRetention = (current: Placement, { month, at }: { month: number; at: Instant }) => {
  const check = current.checks.find((each) => each.month === month);
  if (check?.is !== "pending") return undefined;
  const subject = placementLifecycle.allow("askRetention", current);
  const isOver = hadEndedBy(subject, check.dueAt);
  const state: Placement = {
    ...subject,
    checks: answered(subject.checks, month, isOver ? { is: "left", at } : { is: "due" }),
  };
  return { state, facts: isOver ? [placementLeft({ ...aboutOf(state), month })] : [] };
};

export const CheckRetention = z.strictObject({
  month: z.int().refine((month) => checkMonths.includes(month), "check-month" satisfies Format),
  result: CheckResult,
  ...happened,
});

/** One of these checks that may be answered; before it is due there is nothing to answer. */
export const dueAmong = (checks: Checks, at: Instant): Checks[number] =>
  checks.find(({ dueAt }) => dueAt <= at) ?? refuseField("/month", "not-yet-due");

/** Whether the person is still there, as they or the employer said. What was unknown may be known later. */
export const check = (current: Placement, { by, at, month, result }: Act & z.infer<typeof CheckRetention>) => {
  mustDealWith(current, by);
  const subject = placementLifecycle.allow("check", current);
  const ofMonth = subject.checks.filter((each) => each.month === month);
  const asked = dueAmong(ofMonth, at);
  if (asked.is === result) return undefined;
  if (result === "retained" && hadEndedBy(subject, asked.dueAt)) return refuseField("/result", "placement-ended");
  if (asked.is === "retained" || asked.is === "left") return refuseField("/month", "answered-already");
  const state: Placement = { ...subject, checks: answered(subject.checks, month, { is: result, at }) };
  return { state, facts: toldBy(state, result, month) };
};

const toldBy = (state: Placement, result: z.infer<typeof CheckResult>, month: number) => {
  if (result === "retained") return [placementMilestone({ ...aboutOf(state), kind: "retained", month })];
  return result === "left" ? [placementLeft({ ...aboutOf(state), month })] : [];
};

export const RateSatisfaction = z.strictObject({ score: z.int().min(1).max(5), ...happened });

/** How content the person is, from 1 to 5: said by themselves, or to the caseworker. */
export const rate = (current: Placement, { by, at, score }: Act & z.infer<typeof RateSatisfaction>) => {
  mustCareFor(current, by);
  const subject = placementLifecycle.allow("rate", current);
  const state: Placement = { ...subject, satisfaction: { score, at } };
  return { state, facts: [placementRated({ ...aboutOf(state), score })] };
};

export const EndPlacement = z.strictObject({ cause: EndCause, endedOn: PartialDate.optional(), ...happened });

/** The person no longer works there. */
export const end = (
  current: Placement,
  { by, at, day, cause, endedOn }: Act & Today & z.infer<typeof EndPlacement>,
) => {
  mustDealWith(current, by);
  const subject = placementLifecycle.allow("end", current);
  mustNotBeAhead(endedOn, "/endedOn", day);
  if (endedOn !== undefined && latestDay(endedOn) < earliestDay(subject.startedOn))
    implausible("/endedOn", "before-the-placement");
  const state: Placement = { ...subject, status: "ended", ending: { at, cause, endedOn } };
  return { state, facts: [placementEnded({ ...aboutOf(state), cause })] };
};
