import { beforeEach, describe, expect, it } from "vitest";
import { each, openedCampus, registeredInstructor } from "../town/campus.ts";
import { interrupted } from "../town/interrupted.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a course whose capacity is changed", () => {
  let place: ReturnType<typeof interrupted>;
  let town: Town;
  let params: { courseId: string };
  const manager = () => town.as("manager");
  const open = async () => (await town.as("seat-community")).openEnrolment({ params, body: {} });

  beforeEach(async () => {
    place = interrupted("COURSE");
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: place.ground });
    const campus = await openedCampus(town);
    const instructorIds = [await registeredInstructor(town, campus, "2026-01-15")];
    const proposal = { campusId: campus.campusId, title: "书法", category: "tutoring" as const, capacity: 10 };
    params = { courseId: (await (await manager()).proposeCourse({ body: proposal })).body.course.courseId };
    const slots = [{ weekday: 1, from: "15:00", to: "16:30" }];
    const dates = { venueId: campus.venueId, instructorIds, slots, firstDay: "2026-03-16", count: 1 };
    await (await manager()).scheduleSessions({ params, body: dates });
    await each(town, (seat) => seat.approveCourse({ params, body: {} }));
    await town.drain();
  });

  it("while it opens has as many seats as it says", async () => {
    place.before(open);
    await (await manager()).changeCapacity({ params, body: { capacity: 4 } });
    await town.drain();
    const { body } = await (await manager()).getCourse({ params });
    expect(body).toMatchObject({ course: { status: "enrolling", capacity: 4 }, places: { capacity: 4, left: 4 } });
  });

  it("before it opened is not changed again by a retry that comes after", async () => {
    const change = { params, body: { capacity: 4 }, idempotencyKey: "four" };
    await (await manager()).changeCapacity(change);
    await open();
    await (await manager()).changeCapacity({ params, body: { capacity: 6 } });
    await town.drain();
    const { body, headers } = await (await manager()).changeCapacity(change);
    expect(headers.get("idempotent-replayed")).toBe("true");
    expect(body).toMatchObject({ course: { capacity: 6 }, places: { capacity: 6 } });
  });
});
