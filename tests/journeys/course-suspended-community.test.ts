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

describe("the waiting list of a community that is suspended", () => {
  let town: Town;
  const bookings: string[] = [];
  const ops = () => town.as("ops", nanning);
  const own = async (nth: number) => {
    const params = { bookingId: bookings[nth - 1] ?? "" };
    return (await (await town.as(`n-${nth}`, nanning)).getBooking({ params })).body;
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const offer = { capacity: 2, firstDay: "2026-04-06", weekday: 1 };
    const courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    for (const name of await newNeighbours(town, 4, "n")) {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const asked = { courseId, learners, ifFull: "wait" as const };
      const { body } = await (await town.as(name, nanning)).bookSeats({ body: asked });
      bookings.push(body.bookings[0]?.bookingId ?? "");
    }
    await town.drain();
  });

  const giveUp = async (nth: number) =>
    (await town.as(`n-${nth}`, nanning)).cancelBooking({ params: { bookingId: bookings[nth - 1] ?? "" }, body: {} });

  it("is held: nobody is offered a seat that they could not accept, and no offer runs out on them", async () => {
    await giveUp(1);
    await town.drain();
    expect(await own(3)).toMatchObject({ status: "offered" });
    await giveUp(2);
    await (await ops()).suspendCommunity({ body: { reason: "核查" } });
    await town.drain();
    town.clock.advance(48 * 60);
    await town.drain();
    expect(await own(3)).toMatchObject({ status: "waiting", place: { ahead: 0, left: 2, why: "suspended" } });
    expect(await own(4)).toMatchObject({ status: "waiting", place: { ahead: 1 } });
  });

  it("goes on in its order when the suspension is lifted, with a whole day for each", async () => {
    await (await ops()).resumeCommunity({ body: {} });
    await town.drain();
    const until = new Date(Date.parse(town.clock.now()) + 24 * 60 * 60_000).toISOString();
    for (const nth of [3, 4]) expect(await own(nth)).toMatchObject({ status: "offered", until });
  });
});
