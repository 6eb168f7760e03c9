import { expect, it } from "vitest";
import { coursesRoutes } from "#services/courses/routes.ts";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import type { Town } from "../town/town.ts";
import { describeOutsiders } from "./describe-outsiders.ts";

/** One of everything that a path of courses can name. */
const prepare = async (town: Town): Promise<Record<string, string>> => {
  const campus = await openedCampus(town);
  const { campusId } = campus;
  const instructorId = await registeredInstructor(town, campus, "2021-04-01");
  const offer = { capacity: 5, firstDay: "2021-05-08", weekday: 6 };
  const courseId = await openedCourse(town, { ...campus, instructorId }, offer);
  await newNeighbours(town, 1, "n");
  const neighbour = await town.as("n-1", nanning);
  const learners = [{ learnerId: await neighbourId(town, "n-1") }];
  const { bookings } = (await neighbour.bookSeats({ body: { courseId, learners } })).body;
  const { course } = (await neighbour.getCourse({ params: { courseId } })).body;
  const plan = { campusId, term: "2021", courses: [{ title: "书法" }] };
  const adopted = (await (await town.as("seat-residents")).adoptTermPlan({ body: plan })).body.plan;
  const { feedId, path } = (await neighbour.openFeed({ body: {} })).body;
  await town.drain();
  return {
    campusId,
    instructorId,
    courseId,
    bookingId: bookings[0]?.bookingId ?? "",
    sessionId: course.sessions[0]?.sessionId ?? "",
    termPlanId: adopted.termPlanId,
    feedId,
    code: path.split("/").at(-1) ?? "",
  };
};

describeOutsiders(
  "A10: people of another community at the community university",
  {
    operations: Object.values(coursesRoutes),
    community: nanning,
    prepare,
    outsiders: ["sun", "admin-yangguang", "zhao", "ops"],
    insiders: ["admin-yangguang", "ding", "jiang"],
    own: "yangguang-huayuan",
  },
  (place) => {
    it("do not book for whom another community knows, nor into its course", async () => {
      const { town, real } = place();
      const there = { courseId: real.courseId ?? "", learners: [{ learnerId: await town.idOf("jiang") }] };
      const foreign = (await town.as("jiang")).bookSeats({ body: there });
      await expect(foreign).rejects.toMatchObject({ problem: { status: 404 } });
      const proxy = { ...there, learners: [{ learnerId: await neighbourId(town, "n-1") }] };
      const booking = (await town.as("jiang")).bookSeats({ body: proxy });
      await expect(booking).rejects.toMatchObject({ problem: { status: 404 } });
    });

    it("do not open a calendar by its code under another community's name", async () => {
      const { town, real } = place();
      const path = (community: string) =>
        `/v1/public/communities/${community}/courses/feeds/${real.feedId}/${real.code}`;
      expect((await town.send(undefined, "GET", path(nanning))).status).toBe(200);
      expect((await town.send(undefined, "GET", path("yangguang-huayuan"))).status).toBe(401);
    });
  },
);
