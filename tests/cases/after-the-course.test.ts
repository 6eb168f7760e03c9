import { describe, expect, it } from "vitest";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown } from "../town/town.ts";

/** A course of two sessions with two who booked it, and somebody at the desk. */
const course = async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const campus = await taughtCampus(town);
  const manager = await town.as("manager");
  await manager.grantRole({ body: { personId: await town.idOf("seat-property"), role: "desk-operator" } });
  const courseId = await openedCourse(town, campus, { capacity: 5, firstDay: "2026-03-16", weekday: 1, count: 2 });
  await newNeighbours(town, 2, "n");
  const atDesk = () => town.as("seat-property", nanning);
  const book = async (name: string): Promise<string> => {
    const learners = [{ learnerId: await neighbourId(town, name) }];
    const { body } = await (await town.as(name, nanning)).bookSeats({ body: { courseId, learners } });
    return body.bookings[0]?.bookingId ?? "";
  };
  const bookings = [await book("n-1"), await book("n-2")] as const;
  await town.drain();
  const { sessions } = (await manager.getCourse({ params: { courseId } })).body.course;
  const giveUp = async (nth: 0 | 1) =>
    (await atDesk()).cancelBooking({ params: { bookingId: bookings[nth] }, body: {} });
  const first = { sessionId: sessions[0]?.sessionId ?? "" };
  const attend = async (name: string) => {
    town.clock.set(sessions[0]?.startsAt ?? "");
    await town.drain();
    await (await atDesk()).checkIn({ params: first, body: { learnerId: await neighbourId(town, name) } });
  };
  return { town, manager, atDesk, giveUp, attend, sessions, first };
};

describe("the booking of somebody who came", () => {
  it("is given up at the desk while the course lasts, and not once its last session is over", async () => {
    const { town, giveUp, attend, sessions } = await course();
    await attend("n-1");
    town.clock.set(sessions[1]?.endsAt ?? "");
    await expect(giveUp(0)).rejects.toMatchObject({ problem: { status: 409, code: "wrong-state" } });
    expect((await giveUp(1)).body.status).toBe("ended");
    const other = await course();
    await other.attend("n-1");
    expect((await other.giveUp(0)).body.status).toBe("ended");
  });
});

describe("a session that is moved or called off", () => {
  const later = { day: "2026-03-17", from: "15:00", to: "16:00" };

  it("is the one that was looked at, whatever happened to its course since", async () => {
    const { manager, atDesk, first: params } = await course();
    const versionOf = ({ headers }: { readonly headers: Headers }): number =>
      Number(headers.get("etag")?.match(/\d+/)?.[0]);
    const version = versionOf(await (await atDesk()).getSession({ params }));
    const moved = await manager.moveSession({ params, body: later, version });
    await expect(manager.cancelSession({ params, body: {}, version })).rejects.toMatchObject({
      problem: { status: 412, code: "version-conflict" },
    });
    const { body } = await manager.cancelSession({ params, body: {}, version: versionOf(moved) });
    expect(body.status).toBe("cancelled");
  });
});
