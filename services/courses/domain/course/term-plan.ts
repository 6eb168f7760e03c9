import * as z from "zod";
import { InstructorKind, planLinked, termPlanAdopted } from "#shared/contracts/courses.ts";
import type { Speaking } from "#shared/domain/approvals.ts";
import { Day, Instant, PartialDate, plusDays } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import type { Campus } from "../campus/campus.ts";
import { seatedSide } from "../campus/sides.ts";
import { CampusId, CourseId, PlannedCourseId, TermPlanId } from "../ids.ts";

const PlannedCourse = z.object({
  plannedCourseId: PlannedCourseId,
  title: Name,
  instructor: InstructorKind.optional(),
  /** The day on which it is to begin. */
  beginsOn: Day.optional(),
  /** The course that was proposed for it, and whether it was held to its end. */
  courseId: CourseId.optional(),
  isDelivered: z.boolean(),
});

/** What a campus means to offer in a term, and what became of it. All of it is free. */
export const TermPlan = z
  .object({
    termPlanId: TermPlanId,
    campusId: CampusId,
    term: PartialDate,
    /** As people call the term: `2026春`. */
    name: Name.optional(),
    courses: z.array(PlannedCourse).min(1).max(60),
    adoptedAt: Instant,
  })
  .meta({ id: "TermPlan" });
export type TermPlan = z.infer<typeof TermPlan>;

export const AdoptTermPlan = z.strictObject({
  campusId: CampusId,
  term: PartialDate,
  name: Name.optional(),
  courses: z
    .array(z.strictObject({ title: Name, instructor: InstructorKind.optional(), beginsOn: Day.optional() }))
    .min(1)
    .max(60),
});

type Adopting = Speaking & z.infer<typeof AdoptTermPlan> & { readonly campus: Campus; readonly commandId: string };

export const termPlanIdOf = (commandId: string): string => newId("tpl", commandId);

/** One who sits on the committee records what it adopted for a term. */
export const adoptTermPlan = (adopting: Adopting) => {
  const { at, commandId, campus, campusId, term, name, courses: wished } = adopting;
  const holder = seatedSide(campus, adopting);
  const termPlanId = termPlanIdOf(commandId);
  const courses = wished.map((course, nth) => ({
    ...course,
    plannedCourseId: newChildId("pln", termPlanId, commandId, nth),
    isDelivered: false,
  }));
  const state: TermPlan = { termPlanId, campusId, term, name, courses, adoptedAt: at };
  return { state, facts: [termPlanAdopted({ termPlanId, campusId, courseCount: courses.length })], holders: [holder] };
};

export const CopyTermPlan = {
  term: PartialDate,
  name: Name.optional(),
  /** By how many weeks its days are moved, so that each keeps its weekday. */
  weeks: z.coerce.number().int().min(1).max(260).default(26),
};

/** A plan like this one for another term, to be corrected and then adopted: nothing is kept of it before. */
export const TermPlanDraft = AdoptTermPlan.meta({ id: "TermPlanDraft" });

type Copying = {
  readonly term: PartialDate;
  readonly name?: string | undefined;
  readonly weeks: number;
  /** The day on which each course that was held began. */
  readonly begun: ReadonlyMap<string, Day>;
};

/** The courses of a plan again: each as long after the day on which it began, or was to. */
export const copyPlan = ({ campusId, courses }: TermPlan, { term, name, weeks, begun }: Copying) => ({
  campusId,
  term,
  ...(name && { name }),
  courses: courses.map(({ title, instructor, beginsOn, courseId = "" }) => {
    const day = begun.get(courseId) ?? beginsOn;
    return { title, ...(instructor && { instructor }), ...(day && { beginsOn: plusDays(day, 7 * weeks) }) };
  }),
});

type Linking = { readonly plannedCourseId: string; readonly courseId: string; readonly delivered: boolean };

/** Refuses a course that says it is planned where no plan of its campus holds it. */
export const mustPlan = (plan: TermPlan | undefined, plannedCourseId: string, campusId: string): void => {
  const isPlanned =
    plan?.campusId === campusId && plan.courses.some((each) => each.plannedCourseId === plannedCourseId);
  if (!isPlanned) refuseField("/planned", "unknown-plan");
};

/** A planned course was proposed, or held to its end. Nothing where the plan says so already. */
export const link = (current: TermPlan, { plannedCourseId, courseId, delivered }: Linking) => {
  const planned = current.courses.find((each) => each.plannedCourseId === plannedCourseId);
  if (!planned || planned.isDelivered || (planned.courseId === courseId && !delivered)) return undefined;
  const courses = current.courses.map((each) =>
    each === planned ? { ...each, courseId, isDelivered: delivered } : each,
  );
  return {
    state: { ...current, courses },
    facts: [planLinked({ termPlanId: current.termPlanId, courseId, delivered })],
  };
};

/** What lists show of a plan. */
export const TermPlanCard = z
  .object({
    ...TermPlan.pick({ termPlanId: true, campusId: true, term: true, adoptedAt: true }).shape,
    planned: z.int(),
    delivered: z.int(),
    percent: z.int(),
  })
  .meta({ id: "TermPlanCard" });

/** The plan with how much of it was delivered, in whole percent. */
export const TermPlanView = z
  .object({ plan: TermPlan, planned: z.int(), delivered: z.int(), percent: z.int() })
  .meta({ id: "TermPlanView" });

export const viewOf = (plan: TermPlan): z.infer<typeof TermPlanView> => {
  const delivered = plan.courses.filter(({ isDelivered }) => isDelivered).length;
  return {
    plan,
    planned: plan.courses.length,
    delivered,
    percent: Math.floor((delivered * 100) / plan.courses.length),
  };
};

export const cardOf = (plan: TermPlan): z.infer<typeof TermPlanCard> => {
  const { termPlanId, campusId, term, adoptedAt } = plan;
  const { planned, delivered, percent } = viewOf(plan);
  return { termPlanId, campusId, term, adoptedAt, planned, delivered, percent };
};
