import { beforeAll, describe, expect, it } from "vitest";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("what changes after a course was opened", () => {
  let town: Town;
  let campus: Awaited<ReturnType<typeof openedCampus>> & { instructorId: string };

  const manager = () => town.as("manager");

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const opened = await openedCampus(town);
    campus = { ...opened, instructorId: await registeredInstructor(town, opened, "2026-01-15") };
    await newNeighbours(town, 2, "n");
  });

  it("gives the venue of a cancelled course to the next one", async () => {
    const offer = { firstDay: "2026-04-06", weekday: 1, count: 2 };
    const courseId = await openedCourse(town, campus, offer);
    await (await manager()).cancelCourse({ params: { courseId }, body: { reason: "韦老师病了" } });
    await town.drain();
    expect(await openedCourse(town, campus, offer)).toMatch(/^crs_/);
  });
});
