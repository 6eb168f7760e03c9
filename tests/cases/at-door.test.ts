import { beforeAll, describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a seat that is free too late to be offered", () => {
  let town: Town;
  let courseId: string;
  const bookings = new Map<string, string>();
  const neighbour = (name: string) => town.as(name, nanning);
  const messagesOf = async (name: string): Promise<string[]> => {
    const { items } = (await (await neighbour(name)).listOwnMessages({})).body;
    return items.flatMap(({ moment }) => (moment.startsWith("courses.") ? moment : []));
  };
  const toldEach = () => Promise.all(["n-2", "n-3"].map(messagesOf));
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await taughtCampus(town);
    const personId = await town.idOf("seat-property");
    await (await town.as("manager")).grantRole({ body: { personId, role: "desk-operator" } });
    await newNeighbours(town, 4, "n");
    courseId = await openedCourse(town, campus, { capacity: 1, firstDay: "2026-03-03", weekday: 2, count: 1 });
    for (const name of ["n-1", "n-2", "n-3"]) {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const { body } = await (await neighbour(name)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
      bookings.set(name, body.bookings[0]?.bookingId ?? "");
    }
    await town.drain();
    town.clock.set("2026-03-03T02:00:00.000Z");
    const holder = { params: { bookingId: bookings.get("n-1") ?? "" }, body: {} };
    await (await town.as("seat-property")).cancelBooking(holder);
    await town.drain();
  });

  it("is told of once to each who waits, and offered to nobody", async () => {
    expect(await toldEach()).toEqual([["courses.atDoor"], ["courses.atDoor"]]);
    expect(town.told("courses.seats-at-door.v1")).toMatchObject([{ data: { courseId, left: 1, queued: 2 } }]);
    expect(town.told("courses.seat-offered.v1")).toEqual([]);
  });

  it("is told of no more when more becomes free the same day", async () => {
    await (await town.as("manager", nanning)).changeCapacity({ params: { courseId }, body: { capacity: 2 } });
    await town.drain();
    expect(await toldEach()).toEqual([["courses.atDoor"], ["courses.atDoor"]]);
    expect(town.told("courses.seat-offered.v1")).toEqual([]);
  });

  it("the list ends with the course, and says so", async () => {
    town.clock.set("2026-03-06T02:00:00.000Z");
    await town.drain();
    const left = town.told("courses.list-left.v1").map(({ data }) => data.bookingId);
    expect(left).toEqual(expect.arrayContaining([bookings.get("n-2"), bookings.get("n-3")]));
    const ended = expect.arrayContaining(["courses.atDoor", "courses.listLeft"]);
    expect(await toldEach()).toEqual([ended, ended]);
  });
});
