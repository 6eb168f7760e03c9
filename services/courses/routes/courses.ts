import * as z from "zod";
import { CourseCategory } from "#shared/contracts/courses.ts";
import { Instant, Month } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { pageOf, paging, publicSeconds } from "#shared/http/route.ts";
import { AgeGroup, CourseCard, PublicCourseCard } from "../domain/course/course.ts";
import { CourseView } from "../domain/course/course-view.ts";
import { ApproveCourse, CancelCourse, OpenEnrolment, ProposeCourse } from "../domain/course/enrolment.ts";
import { CourseId, SessionId } from "../domain/ids.ts";
import { MoveSession, ScheduleSessions } from "../domain/session/schedule.ts";
import { Session, SessionCard } from "../domain/session/session.ts";

const nothing = z.strictObject({});
const organisers = { roles: ["community-admin", "residents-committee-worker", "property-staff"] } as const;

const onCourse = {
  method: "POST",
  access: "member",
  params: { courseId: CourseId },
  reply: CourseView,
  offers: "course",
  refusals: ["wrong-state"],
} as const;

const onSession = {
  method: "POST",
  access: organisers,
  params: { sessionId: SessionId },
  reply: Session,
  offers: "session",
  refusals: ["wrong-state"],
} as const;

/** What is offered, when, and how many may come. */
export const courseSpecs = {
  proposeCourse: {
    method: "POST",
    path: "/courses",
    summary: "Propose a course: the committee approves it",
    access: "member",
    body: ProposeCourse,
    reply: CourseView,
    offers: "course",
    status: 201,
  },
  listCourses: {
    method: "GET",
    path: "/courses",
    summary: "Courses from today or a date on, of a category or a group of age; or those that are not offered yet",
    access: "member",
    query: {
      /** Those that are not offered yet are for those who plan; whoever proposed one sees their own. */
      which: z.enum(["offered", "planned"]).default("offered"),
      from: Instant.optional(),
      category: CourseCategory.optional(),
      ageGroup: AgeGroup.optional(),
      ...paging,
    },
    reply: pageOf(CourseCard),
  },
  listPublicCourses: {
    method: "GET",
    path: "/courses",
    summary: "What is offered from today on, for everybody",
    access: "public",
    keptFor: publicSeconds,
    query: paging,
    reply: pageOf(PublicCourseCard),
  },
  getCourse: {
    method: "GET",
    path: "/courses/{courseId}",
    summary: "One course with its sessions, and how full it is",
    access: "member",
    params: { courseId: CourseId },
    reply: CourseView,
    offers: "course",
  },
  approveCourse: {
    ...onCourse,
    path: "/courses/{courseId}/approve",
    summary: "Approve a course for one's side of the committee",
    body: ApproveCourse,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side"],
  },
  scheduleSessions: {
    ...onCourse,
    path: "/courses/{courseId}/schedule",
    summary: "Give a course its weekly sessions, holidays left out",
    access: organisers,
    body: ScheduleSessions,
    refusals: ["wrong-state", "instructor-check-missing", "calendar-missing"],
  },
  openEnrolment: {
    ...onCourse,
    path: "/courses/{courseId}/open-enrolment",
    summary: "Let seats be booked",
    body: OpenEnrolment,
    refusals: ["wrong-state", "not-of-side", "campus-closed", "window-lapsed"],
  },
  changeCapacity: {
    ...onCourse,
    path: "/courses/{courseId}/change-capacity",
    summary: "Change how many may come, never below those who have a seat",
    access: organisers,
    body: z.strictObject({ capacity: z.int().min(1).max(policy.courseCapacityAtMost.value) }),
  },
  cancelCourse: {
    ...onCourse,
    path: "/courses/{courseId}/cancel",
    summary: "Cancel a course: each booker is told",
    access: organisers,
    body: CancelCourse,
  },
  listSessions: {
    method: "GET",
    path: "/sessions",
    summary: "The sessions of a month, or of this one, by the community's clock; those of drafts for who plans",
    access: "member",
    query: {
      month: Month.optional(),
      /** Of the courses that the committee approved, or of those that it has yet to. */
      courses: z.enum(["offered", "draft"]).default("offered"),
      ...paging,
    },
    reply: pageOf(SessionCard),
  },
  moveSession: {
    ...onSession,
    path: "/sessions/{sessionId}/move",
    summary: "Hold a session at another time or place",
    body: MoveSession,
    refusals: ["wrong-state", "instructor-check-missing"],
  },
  cancelSession: {
    ...onSession,
    path: "/sessions/{sessionId}/cancel",
    summary: "Cancel one session",
    body: nothing,
  },
} as const;
