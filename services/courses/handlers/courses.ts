import type { Hearing } from "#shared/domain/approvals.ts";
import { nextAt } from "#shared/domain/local-time.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { type Heard, hear } from "#shared/people/hearing.ts";
import { Campus } from "../domain/campus/campus.ts";
import { type Course, courseLifecycle, upcoming, withCapacity } from "../domain/course/course.ts";
import { viewOf } from "../domain/course/course-view.ts";
import {
  approveCourse as approve,
  cancelCourse as cancel,
  openEnrolment as open,
  proposeCourse as propose,
} from "../domain/course/enrolment.ts";
import { mustPlan } from "../domain/course/term-plan.ts";
import { auditHour, changeCapacity as changeSeats } from "../domain/seats/capacity.ts";
import { markOf } from "../domain/seats/seats.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { campusKey, campusStore } from "../store/campus-store.ts";
import { auditDeadline, courseKey, courseStore, whileOpen } from "../store/course-store.ts";
import { openedSums } from "../store/feedback-store.ts";
import { openedSeats, seatStore, seatsIn, seatsKey } from "../store/seat-store.ts";
import { termPlanStore } from "../store/term-plan-store.ts";

const proposeCourse = endpoint(routes.proposeCourse, async ({ body, caller, command, now, table }) => {
  await campusStore(table).get(body.campusId);
  const plan = body.planned && (await termPlanStore(table).find(body.planned.termPlanId))?.state;
  if (body.planned) mustPlan(plan, body.planned.plannedCourseId, body.campusId);
  const decision = propose({ ...body, by: caller, at: now, commandId: command.id });
  const { courseId } = decision.state;
  const { state, ...outcome } = await courseStore(table).create(courseId, command, decision);
  return { body: viewOf(state, caller), subject: state, made: courseId, ...outcome };
});

const getCourse = endpoint(routes.getCourse, async ({ params, caller, table }) => {
  const { scope } = table;
  const [item, seats] = await table.getMany([courseKey(scope, params.courseId), seatsKey(scope, params.courseId)]);
  const { state, version } = courseStore(table).read(item) ?? refuse("not-found");
  return { body: viewOf(state, caller, seatsIn(seats)), subject: state, version };
});

type OnCourse = Pick<Call<typeof routes.approveCourse>, "params" | "caller" | "command" | "now" | "table">;

/** What somebody decides who sits on the committee of the course's campus: both are read beside the course. */
const withCampus = async (
  call: OnCourse,
  verb: (current: Course, told: Hearing & { readonly campus: Campus }) => Heard<Course>,
) => {
  const { caller } = call;
  const { state, ...outcome } = await hear(call, {
    id: call.params.courseId,
    store: courseStore(call.table),
    said: (course) => (course.status === "draft" ? course.approvals : undefined),
    verb: (current, hearing, [campus]) => verb(current, { ...hearing, campus: Campus.parse(campus?.state) }),
    beside: ({ campusId }) => [campusKey(call.table.scope, campusId)],
  });
  return { body: viewOf(state, caller), subject: state, ...outcome };
};

const approveCourse = endpoint(routes.approveCourse, (call) => withCampus(call, approve));

/** The course and its seats come to be in one commit, while the campus is open. */
const openEnrolment = endpoint(routes.openEnrolment, (call) =>
  withCampus(call, (current, told) => {
    const { scope } = call.table;
    const decision = open(current, told);
    const { courseId, campusId, capacity, deskSeats, ages } = decision.state;
    const startsAt = upcoming(decision.state)[0]?.startsAt ?? call.now;
    const opening = { courseId, capacity, deskSeats, startsAt, fromAge: ages.from, toAge: ages.to };
    const night = nextAt(call.community.timeZone, call.now, auditHour);
    const also = [
      whileOpen(scope, campusId),
      openedSeats(scope, call.command, opening),
      openedSums(scope, courseId),
      auditDeadline(scope, courseId, night),
    ];
    return { ...decision, also };
  }),
);

/** A course has seats from the commit on that opens it: whoever decides on the one decides on the other too. */
const hasSeats = (course: Course): boolean => "openedAt" in course && course.openedAt !== undefined;

/** Once there are seats they decide, and the course follows; before, the course alone. */
const changeCapacity = endpoint(routes.changeCapacity, async ({ params, body, caller, command, table }) => {
  const { courseId } = params;
  const { capacity } = body;
  const { state, ...outcome } = await courseStore(table).decide(courseId, command, (current) =>
    hasSeats(current) ? undefined : withCapacity(courseLifecycle.allow("changeCapacity", current), capacity),
  );
  if (!hasSeats(state)) return { body: viewOf(state, caller), subject: state, ...outcome };
  const seats = seatStore(table);
  if (outcome.replayed) return { body: viewOf(state, caller, await seats.get(courseId)), subject: state, ...outcome };
  const changed = await seats.decide(courseId, command, (current) => {
    courseLifecycle.allow("changeCapacity", state);
    return changeSeats(current, capacity, markOf(command));
  });
  const followed = { ...state, capacity: changed.seats.capacity };
  return {
    body: viewOf(followed, caller, changed.seats),
    subject: followed,
    version: outcome.version,
    replayed: changed.outcome === "replayed",
  };
});

const cancelCourse = endpoint(routes.cancelCourse, async ({ params, body, caller, command, now, table }) => {
  const { state, ...outcome } = await courseStore(table).decide(params.courseId, command, (current) => {
    courseLifecycle.allow("cancel", current);
    return cancel(current, { at: now, reason: body.reason });
  });
  return { body: viewOf(state, caller), subject: state, ...outcome };
});

export const courseEndpoints = {
  proposeCourse,
  getCourse,
  approveCourse,
  openEnrolment,
  changeCapacity,
  cancelCourse,
};
