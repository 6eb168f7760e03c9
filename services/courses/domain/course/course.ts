import * as z from "zod";
import { CourseCategory } from "#shared/contracts/courses.ts";
import { Approvals, missingSides } from "#shared/domain/approvals.ts";
import { Instant, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { policy } from "#shared/domain/policy.ts";
import { personalIn } from "#shared/domain/redactor.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { CampusId, CourseId, PersonId, PlannedCourseId, SessionId, TermPlanId } from "../ids.ts";

export const oldestAge = 120;

export const Ages = z.strictObject({
  from: z.int().min(0).max(oldestAge),
  to: z.int().min(0).max(oldestAge),
});

/** When a session takes place; the session itself says where, and who was there. */
export const Dated = z.object({
  sessionId: SessionId,
  startsAt: Instant,
  endsAt: Instant,
  status: z.enum(["scheduled", "held", "suspended", "cancelled"]),
  /** The closure in which its time passed: it may be made up for at another. */
  lostTo: z.string().optional(),
});
export type Dated = z.infer<typeof Dated>;

const offer = {
  courseId: CourseId,
  campusId: CampusId,
  title: Name,
  category: CourseCategory,
  description: Text.optional(),
  ages: Ages,
  capacity: z.int().min(1).max(policy.courseCapacityAtMost.value),
  /** Seats kept for those who come to the desk. */
  deskSeats: z.int().min(0),
  /** What a certificate of the course says its learners can do. */
  skill: Skill.optional(),
  planned: z.object({ termPlanId: TermPlanId, plannedCourseId: PlannedCourseId }).optional(),
  proposedBy: PersonId,
  proposedAt: Instant,
  happenedOn: PartialDate.optional(),
  approvals: Approvals,
  sessions: z.array(Dated).max(100),
};

const opened = { openedAt: Instant };
const ended = z.object({ at: Instant, reason: Text.optional() });

/** What a campus offers: free of charge, always. A course without a fee field cannot have a fee. */
export const Course = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("draft"), ...offer }),
    z.object({ status: z.literal("approved"), ...offer }),
    z.object({ status: z.literal("enrolling"), ...offer, ...opened }),
    z.object({ status: z.literal("running"), ...offer, ...opened }),
    z.object({ status: z.literal("completed"), ...offer, ...opened, completedAt: Instant }),
    z.object({ status: z.literal("cancelled"), ...offer, openedAt: Instant.optional(), ended }),
    z.object({
      status: z.literal("suspended"),
      ...offer,
      openedAt: Instant.optional(),
      closureId: z.string(),
      resumesTo: z.enum(["approved", "enrolling", "running"]),
    }),
  ])
  .meta({ id: "Course" });
export type Course = z.infer<typeof Course>;

export const CourseStatus = z.enum([
  "draft",
  "approved",
  "enrolling",
  "running",
  "completed",
  "cancelled",
  "suspended",
]);

const offered = ["approved", "enrolling", "running"] as const;

export const courseLifecycle = lifecycle<Course>()("course", {
  schedule: { from: ["draft", ...offered], to: "same", as: "scheduleSessions" },
  approve: { from: ["draft"], to: ["same", "approved"], as: "approveCourse" },
  open: { from: ["approved"], to: "enrolling", as: "openEnrolment" },
  changeCapacity: { from: ["draft", ...offered], to: "same" },
  moveSession: { from: ["draft", ...offered, "suspended"], to: "same", as: [] },
  cancelSession: { from: ["draft", ...offered, "suspended"], to: "same", as: [] },
  /** What had begun when the campus closed may be held still. */
  holdSession: { from: ["enrolling", "running", "suspended"], to: ["same", "running"], as: [] },
  start: { from: ["enrolling"], to: "running", as: [] },
  complete: { from: ["enrolling", "running"], to: "completed", as: [] },
  suspend: { from: offered, to: "suspended", as: [] },
  resume: { from: ["suspended"], to: offered, as: [] },
  cancel: { from: ["draft", ...offered, "suspended"], to: "cancelled", as: "cancelCourse" },
});

const minorAge = policy.minorBelowAge.value;

/** Whether its learners may be minors: then its instructors must have been checked. */
export const isForMinors = ({ ages }: Pick<Course, "ages">): boolean => ages.from < minorAge;

/** Whether the whole committee approved it: until then it is a plan, for those who plan. */
export const isApproved = ({ approvals }: Pick<Course, "approvals">): boolean => missingSides(approvals).length === 0;

/** The course with more or fewer seats; nothing where it says so already. */
export const withCapacity = (course: Course, capacity: number) =>
  course.capacity === capacity
    ? undefined
    : { state: { ...course, capacity, deskSeats: Math.min(course.deskSeats, capacity) }, facts: [] };

/** The sessions that are still to come, in their order. */
export const upcoming = ({ sessions }: Pick<Course, "sessions">): Dated[] =>
  sessions
    .filter(({ status }) => status === "scheduled")
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));

const isOn = ({ status }: Dated): boolean => status === "scheduled" || status === "held";

/** When the first session begins and when the last one ends, of those that take place. */
export const spanOf = ({ sessions }: Pick<Course, "sessions">): { startsAt: Instant; endsAt: Instant } | undefined => {
  const on = sessions.filter(isOn);
  const startsAt = on.map((each) => each.startsAt).toSorted()[0];
  const endsAt = on
    .map((each) => each.endsAt)
    .toSorted()
    .at(-1);
  return startsAt && endsAt ? { startsAt, endsAt } : undefined;
};

const asPlanned = (dated: Dated): Dated => (dated.status === "suspended" ? { ...dated, status: "scheduled" } : dated);

/** The same, with the sessions that rest. */
export const plannedSpanOf = ({ sessions }: Pick<Course, "sessions">) => spanOf({ sessions: sessions.map(asPlanned) });

/** When a course is over: until then the desk may still say who was at its last session. */
export const completesAt = ({ endsAt }: { readonly endsAt: Instant }): Instant =>
  plusMinutes(endsAt, 60 * policy.attendanceHours.value);

/** The groups of age that a course can be found by: every one that it is open to. */
export const AgeGroup = z.enum(["preschool", "primary", "secondary", "adult", "elder"]);
export type AgeGroup = z.infer<typeof AgeGroup>;

const firstAges: Readonly<Record<AgeGroup, number>> = { preschool: 0, primary: 6, secondary: 12, adult: 18, elder: 60 };

export const ageGroupsOf = ({ ages }: Pick<Course, "ages">): AgeGroup[] =>
  AgeGroup.options.filter((group, at) => {
    const next = AgeGroup.options[at + 1];
    const last = next ? firstAges[next] - 1 : oldestAge;
    return ages.from <= last && ages.to >= firstAges[group];
  });

/** What lists show of a course. */
export const CourseCard = z
  .object({
    courseId: CourseId,
    campusId: CampusId,
    title: Name,
    category: CourseCategory,
    ages: Ages,
    capacity: z.int(),
    status: CourseStatus,
    startsAt: Instant.optional(),
    endsAt: Instant.optional(),
    sessionCount: z.int(),
  })
  .meta({ id: "CourseCard" });
export type CourseCard = z.infer<typeof CourseCard>;

/** What everybody is told of a course: where and when, for whom, and that it is free. */
export const PublicCourseCard = z
  .object({
    ...CourseCard.omit({ title: true }).shape,
    title: Name.optional(),
    campusName: Name.optional(),
    isFree: z.literal(true),
  })
  .meta({ id: "PublicCourseCard" });

/** The card for everybody: a title that tells somebody's details stays out; what was called off is no offer. */
export const publicCardOf = ({ title, ...card }: CourseCard, campusName: string | undefined) =>
  card.status === "cancelled"
    ? []
    : [{ ...card, campusName, isFree: true as const, ...(personalIn(title, []).length === 0 && { title }) }];

export const cardOf = (course: Course): CourseCard => {
  const { courseId, campusId, title, category, ages, capacity, status, sessions } = course;
  const sessionCount = sessions.filter(isOn).length;
  return { courseId, campusId, title, category, ages, capacity, status, ...spanOf(course), sessionCount };
};
