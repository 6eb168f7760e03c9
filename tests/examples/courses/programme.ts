import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import { actor, type Play } from "../scenes.ts";
import { admin, committee, dayAfter, desk, type Ground, outsider, resident } from "./campus.ts";

type Shown = { readonly course: { readonly courseId: string } };
type Params = { readonly courseId: string };

/** A slot of the weekday on which a day falls. */
const slotOn = (day: string, from: string, to: string) => ({
  weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
  from,
  to,
});

/** A workshop for anybody, with three weekly sessions of which the last does not take place. */
export const playProgramme = async (town: Town, example: Play, ground: Ground): Promise<string> => {
  const { campusId } = ground;
  const worker = await actor(town, "fang");
  const courses = [{ title: "包粽子" }];
  const { plan } = (await worker.adoptTermPlan({ body: { campusId, term: "2026", courses } })).body;
  const planned = { termPlanId: plan.termPlanId, plannedCourseId: plan.courses[0]?.plannedCourseId ?? "" };
  const body = { campusId, title: "包粽子", category: "heritage-craft", capacity: 5, planned };
  const backwards = { body: { ...body, ages: { from: 60, to: 18 } } };
  const foreign = { body: { ...body, campusId: `cmp_${"a".repeat(20)}` } };
  const { course } = await example<Shown>(r.proposeCourse, { ...resident, body }, backwards, foreign);
  const params = { courseId: course.courseId };
  await playDates(town, example, ground, params);
  await example(r.approveCourse, { ...desk, params, body: {} }, { body: { x: 1 } }, resident);
  await worker.approveCourse({ params, body: {} });
  await (await actor(town, "qin")).approveCourse({ params, body: {} });
  await example(r.openEnrolment, { as: "qin", params, body: {} }, { body: { x: 1 } }, resident);
  await example(r.changeCapacity, { ...admin, params, body: { capacity: 4 } }, { body: { capacity: 0 } }, resident);
  await playReading(town, example, params);
  await playMoves(town, example, params);
  return course.courseId;
};

const playDates = async (town: Town, example: Play, ground: Ground, params: Params): Promise<void> => {
  const { venueId, instructorId, campusId } = ground;
  const unchecked = { campusId, kind: "skilled-owner" as const, name: "余调解员", personId: await town.idOf("yu") };
  const { body: other } = await (await actor(town, "admin-yangguang")).registerInstructor({ body: unchecked });
  const firstDay = dayAfter(town, 4);
  const slots = [slotOn(firstDay, "10:00", "11:00")];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay, count: 3 };
  const backwards = { body: { ...dates, slots: [slotOn(firstDay, "11:00", "10:00")] } };
  const unfit = { body: { ...dates, instructorIds: [other.instructorId] } };
  await example(r.scheduleSessions, { ...admin, params, body: dates }, backwards, unfit);
};

const playReading = async (town: Town, example: Play, params: Params): Promise<void> => {
  const byCategory = { ...resident, query: { category: "heritage-craft" } };
  const twice = { query: { category: "heritage-craft", ageGroup: "adult" } };
  await example(r.listCourses, byCategory, twice, outsider);
  const jiang = await actor(town, "jiang");
  await jiang.listCourses({ query: { from: town.clock.now() } });
  await jiang.listCourses({ query: { ageGroup: "adult" } });
  await jiang.listCourses({ query: {} });
  await jiang.listCourses({ query: { which: "planned" } });
  await (await actor(town, "admin-yangguang")).listCourses({ query: { which: "planned" } });
  await example(r.listPublicCourses, {}, { query: { limit: 0 } }, { params: { community: "nowhere" } });
  await example(r.getCourse, { ...resident, params }, { params: { courseId: "1" } }, outsider);
  const month = dayAfter(town, 4).slice(0, 7);
  await example(r.listSessions, { ...resident, query: { month } }, { query: { month: "March" } }, outsider);
};

const playMoves = async (town: Town, example: Play, params: Params): Promise<void> => {
  const { body } = await (await actor(town, "jiang")).getCourse({ params });
  const [, second, third] = body.course.sessions.map(({ sessionId }) => ({ sessionId }));
  const later = { day: dayAfter(town, 12), from: "10:00", to: "11:00" };
  const moving = { ...admin, params: second ?? {}, body: later };
  await example(r.moveSession, moving, { body: { ...later, to: "09:00" } }, resident);
  await example(r.cancelSession, { ...admin, params: third ?? {}, body: {} }, { body: { x: 1 } }, resident);
};

export type Offer = { readonly title: string; readonly capacity: number; readonly from: string; readonly to: string };

/** Another course that people can book, with one session in six days. */
export const anotherCourse = async (town: Town, ground: Ground, { title, capacity, from, to }: Offer) => {
  const { campusId, venueId, instructorId } = ground;
  const worker = await actor(town, "fang");
  const proposal = { campusId, title, category: "heritage-craft" as const, capacity };
  const { courseId } = (await worker.proposeCourse({ body: proposal })).body.course;
  const params = { courseId };
  const firstDay = dayAfter(town, 6);
  const slots = [slotOn(firstDay, from, to)];
  const dates = { venueId, instructorIds: [instructorId], slots, firstDay, count: 1 };
  await worker.scheduleSessions({ params, body: dates });
  for (const [persona] of committee) await (await actor(town, persona)).approveCourse({ params, body: {} });
  await worker.openEnrolment({ params, body: {} });
  await town.drain();
  return courseId;
};
