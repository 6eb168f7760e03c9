import { describe, expect, it } from "vitest";
import { plusMinutes } from "#shared/domain/dates.ts";
import { committee, nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown } from "../town/town.ts";

const startsAt = "2026-06-01T07:00:00.000Z";
const endsAt = "2026-06-01T08:00:00.000Z";

/** A course of one lecture whose two seats are taken, on a campus that its committee closes and never opens again. */
const lecture = async () => {
  const town = await openTown({ start: "2026-05-20T01:00:00.000Z" });
  const campus = await taughtCampus(town);
  const offer = { firstDay: "2026-06-01", weekday: 1, from: "15:00", to: "16:00" };
  const courseId = await openedCourse(town, campus, offer);
  const names = await newNeighbours(town, 2);
  for (const name of names) {
    const learners = [{ learnerId: await neighbourId(town, name) }];
    await (await town.as(name, nanning)).bookSeats({ body: { courseId, learners, ifFull: "wait" } });
  }
  await town.drain();
  const manager = () => town.as("manager");
  const close = async (at: string): Promise<void> => {
    town.clock.set(at);
    await town.drain();
    const params = { campusId: campus.campusId };
    const wanted = { kind: "closing" as const, cause: "epidemic" as const, plannedReopen: "2026-08/late" };
    await (await town.as(committee[0])).proposeDecision({ params, body: { wanted } });
    for (const seat of committee.slice(1)) await (await town.as(seat)).approveDecision({ params, body: {} });
    await town.drain();
  };
  const bookings = async () => {
    const each = await Promise.all(names.map(async (name) => (await town.as(name, nanning)).listOwnBookings({})));
    return each.flatMap(({ body }) => body.items.map(({ status }) => status));
  };
  const course = async () => (await (await manager()).getCourse({ params: { courseId } })).body.course;
  const wait = async (at: string): Promise<void> => {
    town.clock.set(at);
    await town.drain();
  };
  return { town, names, close, bookings, course, wait };
};

describe("a campus that closes and never opens again", () => {
  it("in the middle of the last session: it is held, the course is completed, and no booking rests", async () => {
    const { town, names, close, bookings, course, wait } = await lecture();
    const { sessionId = "" } = (await course()).sessions[0] ?? {};
    const teacher = () => town.as("teacher", nanning);
    await wait(plusMinutes(startsAt, 5));
    const learnerId = await neighbourId(town, names[0] ?? "");
    await (await teacher()).checkIn({ params: { sessionId }, body: { learnerId } });
    await close(plusMinutes(startsAt, 30));
    expect(await bookings()).toEqual(["suspended", "suspended"]);
    await wait(endsAt);
    const held = await (await teacher()).holdSession({ params: { sessionId }, body: {} });
    expect(held.body.session).toMatchObject({ status: "held" });
    await wait(plusMinutes(endsAt, 24 * 60 + 1));
    expect(await bookings()).toEqual(["ended", "ended"]);
    expect(await course()).toMatchObject({ status: "completed", sessions: [{ status: "held" }] });
  });

  it("before the first session: the course is off when its time is over, and no booking rests", async () => {
    const { close, bookings, course, wait } = await lecture();
    await close(plusMinutes(startsAt, -60));
    await wait(plusMinutes(endsAt, 60));
    expect(await bookings()).toEqual(["suspended", "suspended"]);
    await wait(plusMinutes(endsAt, 24 * 60 + 1));
    expect(await bookings()).toEqual(["ended", "ended"]);
    expect(await course()).toMatchObject({ status: "cancelled", sessions: [{ status: "cancelled" }] });
  });
});
