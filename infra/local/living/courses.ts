import type { Neighbour } from "../neighbour.ts";
import type { Chapter, Estate } from "./chapter.ts";
import { tellCourse } from "./university.ts";

const book = async ({ as, idOf }: Estate, persona: string, courseId: string): Promise<string> => {
  const learners = [{ learnerId: await idOf(persona) }];
  const { body } = await (await as(persona)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
  return body.bookings[0]?.bookingId ?? "";
};

/** She has no telephone of that kind, so the steward acts for her while she is at the desk. */
const atDesk = async ({ as, ids }: Estate, reason: string): Promise<Neighbour> => {
  const identity = { identityCheck: "id-shown" as const, paper: "senior-card" as const };
  const body = { personId: ids.get("bai") ?? "", ...identity, reason };
  const { sessionId } = (await (await as("ding")).openAssistedSession({ body })).body;
  return as("ding", "zh-CN", sessionId);
};

const grownUps = { from: 18, to: 120 };

/** Morning exercise that has begun: one session was held, with one who came and one who was excused. */
const tellExercise: Chapter = async function* (estate) {
  yield estate.days.atWork(-34, "11:00");
  const { as, idOf, days } = estate;
  const proposal = { title: "八段锦", category: "heritage-craft" as const, ages: grownUps, capacity: 20 };
  const dates = { firstDay: days.workday(-8), from: "07:30", to: "08:30", count: 6 };
  const courseId = await tellCourse(estate, { proposal, dates });
  for (const persona of ["qin", "jiang", "tang"]) await book(estate, persona, courseId);
  const { course } = (await (await as("ding")).getCourse({ params: { courseId } })).body;
  const params = { sessionId: course.sessions[0]?.sessionId ?? "" };
  yield course.sessions[0]?.startsAt ?? days.now;
  const door = await as("gao");
  await door.checkIn({ params, body: { learnerId: await idOf("qin") } });
  await door.checkIn({ params, body: { learnerId: await idOf("tang") } });
  await door.excuse({ params, body: { learnerId: await idOf("jiang") } });
  yield course.sessions[0]?.endsAt ?? days.now;
  await door.holdSession({ params, body: {} });
};

/** Full, with a waiting list; two gave their seats up, so two are offered one, and a third waits. */
const tellFullCourse: Chapter = async function* (estate) {
  yield estate.days.atWork(-12, "11:00");
  const { as, ids, days } = estate;
  const proposal = { title: "智能手机入门", category: "heritage-craft" as const, ages: grownUps, capacity: 4 };
  const dates = { firstDay: days.dayOf(6), from: "15:00", to: "16:30", count: 4 };
  const courseId = await tellCourse(estate, { proposal, dates });
  const bookings = new Map<string, string>();
  for (const persona of ["qin", "jiang", "luo", "xia"]) bookings.set(persona, await book(estate, persona, courseId));
  yield days.at(-7, "09:40");
  const desk = await atDesk(estate, "不会用手机，到前台报名");
  const learners = [{ learnerId: ids.get("bai") ?? "", name: "白奶奶" }];
  await desk.bookSeats({ body: { courseId, learners, ifFull: "wait" } });
  yield days.at(-6, "12:10");
  for (const persona of ["tang", "hao"]) await book(estate, persona, courseId);
  yield days.lastDaytime();
  for (const persona of ["luo", "xia"]) {
    const params = { bookingId: bookings.get(persona) ?? "" };
    await (await as(persona)).cancelBooking({ params, body: {} });
  }
};

/** For children: a grandmother has booked, and the mother is asked whether she agrees. */
const tellChildren: Chapter = async function* (estate) {
  yield estate.days.atWork(-10, "11:00");
  const { as, ids, days } = estate;
  const ages = { from: 6, to: 12 };
  const proposal = { title: "儿童书法", category: "child-skill" as const, ages, capacity: 12 };
  const courseId = await tellCourse(estate, {
    proposal,
    dates: { firstDay: days.dayOf(9), from: "10:00", to: "11:30", count: 8 },
  });
  yield days.at(-1, "10:20");
  const desk = await atDesk(estate, "为孙女报名");
  const learners = [{ learnerId: ids.get("xiaomi") ?? "", name: "小米" }];
  await desk.bookSeats({ body: { courseId, learners } });
  await (await as("hao")).openFeed({ body: {} });
};

/** A course for work that two of the committee have said yes to, and the third has yet to. */
const tellDraft: Chapter = async function* (estate) {
  yield estate.days.atWork(-3, "16:00");
  const proposal = { title: "急救入门", category: "work-skill" as const, skill: "first-aid" as const, capacity: 16 };
  await tellCourse(estate, {
    proposal,
    dates: { firstDay: estate.days.dayOf(20), from: "19:00", to: "20:30", count: 3 },
    said: 2,
  });
};

/** One that goes on, one that is full, one for children, and one that is being drawn up. */
export const courses: readonly Chapter[] = [tellExercise, tellFullCourse, tellChildren, tellDraft];
