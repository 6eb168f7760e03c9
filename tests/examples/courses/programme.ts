import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";
import { committee, type Ground } from "./campus.ts";

const admin = { as: "admin-yangguang" };
const resident = { as: "jiang" };

type Shown = { readonly course: { readonly courseId: string } };

/** What is offered: a workshop for anybody, with two sessions, and everything that may be done with it before. */
export const playProgramme = async (town: Town, example: Play, ground: Ground): Promise<string> => {
  const { campusId } = ground;
  const manager = await town.as("admin-yangguang");
  const plan = await manager.adoptTermPlan({ body: { campusId, term: "2026", courses: [{ title: "手机摄影" }] } });
  const { termPlanId, courses } = plan.body.plan;
  const planned = { termPlanId, plannedCourseId: courses[0]?.plannedCourseId ?? "" };
  const body = { campusId, title: "手机摄影", category: "heritage-craft", capacity: 4, planned };
  const backwards = { body: { ...body, ages: { from: 60, to: 18 } } };
  const foreign = { body: { ...body, campusId: `cmp_${"a".repeat(20)}` } };
  const { course } = await example<Shown>(r.proposeCourse, { ...resident, body }, backwards, foreign);
  const params = { courseId: course.courseId };
  await playDates(town, example, ground, params);
  await example(r.approveCourse, { as: "ding", params, body: {} }, { body: { x: 1 } }, resident);
  await manager.approveCourse({ params, body: {} });
  await (await town.as("qin")).approveCourse({ params, body: {} });
  await example(r.openEnrolment, { as: "qin", params, body: {} }, { body: { x: 1 } }, resident);
  await example(r.changeCapacity, { ...admin, params, body: { capacity: 3 } }, { body: { capacity: 0 } }, resident);
  await playReading(town, example, params);
  return course.courseId;
};

const playDates = async (town: Town, example: Play, ground: Ground, params: { courseId: string }): Promise<void> => {
  const { venueId, instructorId, campusId } = ground;
  const unchecked = { campusId, kind: "skilled-owner" as const, name: "余调解员", personId: await town.idOf("yu") };
  const { body: other } = await (await town.as("admin-yangguang")).registerInstructor({ body: unchecked });
  const slots = [{ weekday: 5, from: "10:00", to: "11:00" }];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay: "2026-03-06", count: 3 };
  const backwards = { body: { ...dates, slots: [{ weekday: 5, from: "11:00", to: "10:00" }] } };
  const unfit = { body: { ...dates, instructorIds: [other.instructorId] } };
  await example(r.scheduleSessions, { ...admin, params, body: dates }, backwards, unfit);
};

const playReading = async (town: Town, example: Play, params: { courseId: string }): Promise<void> => {
  const outsider = { as: "zhao" };
  const byCategory = { ...resident, query: { category: "heritage-craft" } };
  const twice = { query: { category: "heritage-craft", ageGroup: "adult" } };
  await example(r.listCourses, byCategory, twice, outsider);
  const jiang = await town.as("jiang");
  await jiang.listCourses({ query: { from: "2026-03-01T00:00:00.000Z" } });
  await jiang.listCourses({ query: { ageGroup: "adult" } });
  await example(r.getCourse, { ...resident, params }, { params: { courseId: "1" } }, outsider);
  await example(r.listSessions, { ...resident, query: { month: "2026-03" } }, { query: { month: "March" } }, outsider);
  const { body } = await jiang.getCourse({ params });
  const [, second, third] = body.course.sessions.map(({ sessionId }) => ({ sessionId }));
  const later = { day: "2026-03-14", from: "10:00", to: "11:00" };
  const moving = { ...admin, params: second ?? {}, body: later };
  await example(r.moveSession, moving, { body: { ...later, to: "09:00" } }, resident);
  await example(r.cancelSession, { ...admin, params: third ?? {}, body: {} }, { body: { x: 1 } }, resident);
};

export type Offer = { readonly title: string; readonly capacity: number; readonly from: string; readonly to: string };

/** Another course that people can book, with one session on Friday. */
export const anotherCourse = async (town: Town, ground: Ground, { title, capacity, from, to }: Offer) => {
  const { campusId, venueId, instructorId } = ground;
  const manager = await town.as("admin-yangguang");
  const proposal = { campusId, title, category: "heritage-craft" as const, capacity };
  const { courseId } = (await manager.proposeCourse({ body: proposal })).body.course;
  const params = { courseId };
  const slots = [{ weekday: 5, from, to }];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay: "2026-03-06", count: 1 };
  await manager.scheduleSessions({ params, body: dates });
  for (const [persona] of committee) await (await town.as(persona)).approveCourse({ params, body: {} });
  await manager.openEnrolment({ params, body: {} });
  await town.drain();
  return courseId;
};
