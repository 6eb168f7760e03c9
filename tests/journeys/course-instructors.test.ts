import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { nanning, neighbourId, newNeighbours, openedCourse, taughtCampus } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("somebody who teaches", () => {
  let town: Town;
  let courseId: string;
  let sessionId: string;
  let learnerId: string;
  let bookingId: string;

  const stranger = () => town.as("n-2", nanning);
  const refused = (attempt: Promise<unknown>) =>
    expect(attempt).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await taughtCampus(town);
    courseId = await openedCourse(town, campus, { firstDay: "2026-03-16", weekday: 1 });
    await newNeighbours(town, 2, "n");
    learnerId = await neighbourId(town, "n-1");
    const body = { courseId, learners: [{ learnerId }] };
    bookingId = (await (await town.as("n-1", nanning)).bookSeats({ body })).body.bookings[0]?.bookingId ?? "";
    const admin = await town.as("manager");
    await admin.grantRole({ body: { personId: await neighbourId(town, "n-2"), role: "instructor" } });
    const { sessions } = (await admin.getCourse({ params: { courseId } })).body.course;
    sessionId = sessions[0]?.sessionId ?? "";
    town.clock.set(sessions[0]?.startsAt ?? "");
    await town.drain();
  });

  it("has nothing to do with the courses of others: neither who comes there, nor who sits there", async () => {
    const session = { params: { sessionId } };
    const attempts: readonly ((other: Neighbour) => Promise<unknown>)[] = [
      (other) => other.getSession(session),
      (other) => other.checkIn({ ...session, body: { learnerId, name: "改名" } }),
      (other) => other.excuse({ ...session, body: { learnerId } }),
      (other) => other.holdSession({ ...session, body: {} }),
      (other) => other.getRoster({ params: { courseId } }),
      (other) => other.exportRoster({ params: { courseId } }),
    ];
    for (const attempt of attempts) await refused(attempt(await stranger()));
    const booking = (await stranger()).getBooking({ params: { bookingId } });
    await expect(booking).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("runs their own", async () => {
    const teacher = await town.as("teacher");
    const { body } = await teacher.checkIn({ params: { sessionId }, body: { learnerId } });
    expect(body.roster[0]).toMatchObject({ learnerId, attendance: { outcome: "present" } });
    expect((await teacher.getRoster({ params: { courseId } })).body).toContain("n-1");
    expect((await teacher.getBooking({ params: { bookingId } })).body.status).toBe("confirmed");
  });
});
