import { coursesRoutes as r } from "#services/courses/routes.ts";
import type { Town } from "../../town/town.ts";
import { playOffers } from "../links.ts";
import type { Play } from "../scenes.ts";
import { booked, playBooking, playDesk, playList } from "./bookings.ts";
import { admin, dayAfter, playCampus, resident } from "./campus.ts";
import { anotherCourse, playProgramme } from "./programme.ts";
import { playClosure, playEnd, playFirstSession } from "./running.ts";

/** The estate's community university, from the first question to the first certificate. */
export const playCourses = async (town: Town, example: Play): Promise<void> => {
  town.clock.set(`${dayAfter(town, 1)}T02:00:00.000Z`);
  const ground = await playCampus(town, example);
  const courseId = await playProgramme(town, example, ground);
  const small = await anotherCourse(town, ground, { title: "剪纸", capacity: 1, from: "14:00", to: "15:00" });
  const calm = await anotherCourse(town, ground, { title: "太极", capacity: 10, from: "16:00", to: "17:00" });
  await playList(town, example, small);
  const offering = { title: "插花", capacity: 1, from: "18:00", to: "19:00" };
  await playOffers(town, example, await anotherCourse(town, ground, offering));
  const bookingId = await playBooking(town, example, courseId, small);
  await booked(town, "luo", courseId);
  const family = await playDesk(town, example, calm);
  await playFirstSession(town, example, courseId, family);
  await playClosure(town, example, ground.campusId, bookingId);
  const ending = { ...admin, params: { courseId: calm }, body: { reason: "老师生病" } };
  await example(r.cancelCourse, ending, { body: {} }, resident);
  await town.drain();
  await playEnd(town, example, courseId, bookingId);
};
