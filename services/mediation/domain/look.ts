import { acceptOverdue, caseUrged, UrgeStep } from "#shared/contracts/mediation-care.ts";
import { type Calendar, workingDaysAfter } from "#shared/domain/calendar.ts";
import { dayIn, daysAsMinutes, type Instant, instantAt, plusDays, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { type Case, stageOf } from "./case.ts";
import { caseLifecycle, leadWhileOpen } from "./case-lifecycle.ts";

type OfCommunity = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

/** The end of the last working day on which a case filed now is accepted or declined in time; unknown without a calendar. */
export const acceptBy = (at: Instant, { timeZone, calendar, policy }: OfCommunity): Instant | undefined => {
  const last = workingDaysAfter(calendar, dayIn(timeZone, at), numberOf("acceptWorkingDays", policy));
  return last && instantAt(timeZone, plusDays(last, 1), "00:00");
};

const isUnaccepted = (subject: Case): boolean => caseLifecycle.can("accept", subject);

export const lastActAt = ({ care, filedAt }: Pick<Case, "care" | "filedAt">): Instant => care?.actedAt ?? filedAt;

/** Who is urged next: nobody leads yet, so it begins with who presides. Nothing after the last. */
const nextStep = (subject: Case): UrgeStep | undefined => {
  const told = subject.care?.urged?.step;
  const left = UrgeStep.options.slice(told ? UrgeStep.options.indexOf(told) + 1 : 0);
  return left.find((step) => step !== "lead" || leadWhileOpen(subject));
};

/** When who is next will be urged. */
const urgeAt = (subject: Case, policy: OwnPolicy): Instant | undefined =>
  nextStep(subject) &&
  plusMinutes(subject.care?.urged?.at ?? lastActAt(subject), daysAsMinutes(numberOf("urgeDays", policy)));

const overdueFrom = (subject: Case): Instant | undefined =>
  isUnaccepted(subject) && !subject.care?.overdueAt ? subject.acceptDueAt : undefined;

/** When the case is to be looked at next, if nobody acts on it; nothing once everybody was told. */
export const lookAtNext = (subject: Case, policy: OwnPolicy): Instant | undefined =>
  [overdueFrom(subject), urgeAt(subject, policy)].flatMap((at) => at ?? []).toSorted()[0];

type Looking = { readonly at: Instant; readonly policy: OwnPolicy };

const withOverdue = (subject: Case, at: Instant) => {
  const from = overdueFrom(subject);
  if (!from || from > at) return { state: subject, facts: [] };
  const state: Case = { ...subject, care: { ...subject.care, overdueAt: at } };
  return { state, facts: [acceptOverdue({ caseId: subject.caseId })] };
};

const withUrged = (subject: Case, { at, policy }: Looking) => {
  const [step, from] = [nextStep(subject), urgeAt(subject, policy)];
  if (!step || !from || from > at) return { state: subject, facts: [] };
  const state: Case = { ...subject, care: { ...subject.care, urged: { step, at } } };
  return { state, facts: [caseUrged({ caseId: subject.caseId, urges: step })] };
};

/**
 * The time to look came: tells that the case was not accepted in time, and urges who is next where nobody acted for days,
 * each once a silence. An act does not move the deadline; whoever looks then says when to look again.
 */
export const look = (current: Case, looking: Looking) => {
  const { lookAt } = current.care ?? {};
  if (!caseLifecycle.can("look", current) || current.joined || !lookAt || lookAt > looking.at) return undefined;
  const overdue = withOverdue(current, looking.at);
  const urged = withUrged(overdue.state, looking);
  const state = { ...urged.state, care: { ...urged.state.care, lookAt: lookAtNext(urged.state, looking.policy) } };
  return { state: state as Case, facts: [...overdue.facts, ...urged.facts] };
};

/**
 * The case after an act of people: the silence is over. It is looked at when it would have been; at once where that is
 * over, as in a case of an earlier release, to say when next.
 */
export const acted = (subject: Case, at: Instant): Case => {
  const { lookAt, overdueAt } = subject.care ?? {};
  const next = lookAt && lookAt > at ? lookAt : at;
  const care = { actedAt: at, ...(overdueAt && { overdueAt }), ...(stageOf(subject) !== "closed" && { lookAt: next }) };
  return { ...subject, care };
};
