import { describe, expect, it } from "vitest";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { openTown } from "../town/town.ts";

describe("A4: the last three seats under twenty-five requests at once", () => {
  it("go to exactly three; the others wait in an order that is told", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const offer = { capacity: 20, firstDay: "2026-03-14", weekday: 6, count: 2 };
    const courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    const people = await newNeighbours(town, 42);
    const book = async (name: string) => {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const body = { courseId, learners, ifFull: "wait" as const };
      return (await (await town.as(name, nanning)).bookSeats({ body })).body.bookings[0];
    };
    for (const name of people.slice(0, 17)) await book(name);
    const asked = await Promise.all(people.slice(17).map(book));
    const statuses = asked.map((booking) => booking?.status);
    expect(statuses.filter((status) => status === "confirmed")).toHaveLength(3);
    expect(statuses.filter((status) => status === "waiting")).toHaveLength(22);
    const { body } = await (await town.as("manager")).getWaitingList({ params: { courseId }, query: { limit: 100 } });
    const tickets = body.items.map(({ ticket }) => ticket);
    expect(body.items.map(({ position }) => position)).toEqual(Array.from({ length: 22 }, (_, nth) => nth + 1));
    expect(tickets).toEqual(tickets.toSorted((one, other) => one - other));
    expect(new Set(tickets).size).toBe(22);
    expect(body.items[0]?.why).toBe("too-few-seats");
    expect(body.items.slice(1).every(({ why }) => why === "others-before")).toBe(true);
  });
});
