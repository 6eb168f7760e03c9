import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { openedCourse, taughtCampus } from "../town/campus.ts";
import { interrupted } from "../town/interrupted.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a session that two change at one instant", () => {
  let town: Town;
  let place: ReturnType<typeof interrupted>;
  let sessionId: string;
  beforeEach(async () => {
    place = interrupted("SESSION");
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: place.ground });
    const campus = await taughtCampus(town);
    const courseId = await openedCourse(town, campus, { firstDay: "2026-03-16", weekday: 1 });
    await town.drain();
    const { body } = await (await town.as("manager")).getCourse({ params: { courseId } });
    sessionId = body.course.sessions[0]?.sessionId ?? "";
  });

  const move = (day: string) => (manager: Neighbour) =>
    manager.moveSession({ params: { sessionId }, body: { day, from: "15:00", to: "16:30" } });
  const cancel = (manager: Neighbour) => manager.cancelSession({ params: { sessionId }, body: {} });

  /** The days in which the venue is kept for the session. */
  const keptDays = () =>
    place
      .items()
      .filter(({ partition, uses }) => partition.includes("#VENUE#") && sessionId in (uses as object))
      .map(({ sort }) => sort.slice("DAY#".length));

  it("keeps its venue on the day it is on, and on no other, when both move it", async () => {
    const manager = await town.as("manager");
    place.before(() => move("2026-03-17")(manager));
    await move("2026-03-18")(manager);
    expect(keptDays()).toEqual(["2026-03-18"]);
  });

  it("keeps its venue on no day when one moves it and the other cancels it", async () => {
    const manager = await town.as("manager");
    place.before(() => move("2026-03-17")(manager));
    await cancel(manager);
    expect(keptDays()).toEqual([]);
  });
});
