import ICAL from "ical.js";
import { beforeAll, describe, expect, it } from "vitest";
import {
  committee,
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("the calendars of a campus and of somebody's bookings", () => {
  let town: Town;
  let campusId: string;
  let courseId: string;
  let ownPath: string;
  let campusPath: string;
  let bookingId: string;
  const neighbour = () => town.as("n-1", nanning);

  const events = async (path: string) => {
    const { text } = await town.send(undefined, "GET", path);
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      const { uid, sequence, summary, location } = event;
      const starts = event.startDate.toJSDate().toISOString();
      return { uid, sequence, summary, location, starts, status: component.getFirstPropertyValue("status") };
    });
  };
  const own = () => events(ownPath);
  const ofCampus = () => events(campusPath);
  const sessionIds = async () =>
    (await (await neighbour()).getCourse({ params: { courseId } })).body.course.sessions.map((each) => each.sessionId);
  const decided = async (wanted: object) => {
    const params = { campusId };
    const [first, ...others] = committee;
    await (await town.as(first)).proposeDecision({ params, body: { wanted: wanted as never } });
    for (const seat of others) await (await town.as(seat)).approveDecision({ params, body: {} });
    await town.drain();
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const campus = await openedCampus(town);
    ({ campusId } = campus);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    const offer = { capacity: 5, firstDay: "2026-03-16", weekday: 1, count: 2 };
    courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    await newNeighbours(town, 1, "n");
    ownPath = (await (await neighbour()).openFeed({ body: {} })).body.path;
    campusPath = (await (await neighbour()).openFeed({ body: { campusId } })).body.path;
    await town.drain();
  });

  it("open with their secret path alone, and with no other", async () => {
    const { status, headers } = await town.send(undefined, "GET", campusPath);
    expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const wrong = campusPath.replace(/[^/]+$/, "a".repeat(26));
    expect((await town.send(undefined, "GET", wrong)).status).toBe(401);
  });

  it("show each session at its instant with its place; one's own are there once one has booked", async () => {
    expect(await own()).toEqual([]);
    const learners = [{ learnerId: await neighbourId(town, "n-1") }];
    const { body } = await (await neighbour()).bookSeats({ body: { courseId, learners } });
    bookingId = body.bookings[0]?.bookingId ?? "";
    await town.drain();
    const [first, second] = await own();
    expect(first).toMatchObject({
      starts: "2026-03-16T07:00:00.000Z",
      summary: "儿童书法",
      location: "社区大学 一楼活动室",
      status: "CONFIRMED",
    });
    expect(second?.starts).toBe("2026-03-23T07:00:00.000Z");
    expect((await ofCampus()).map(({ starts }) => starts)).toEqual([first?.starts, second?.starts]);
  });

  it("carry a new time under the same id, with a higher sequence", async () => {
    const [before] = await own();
    const [sessionId = ""] = await sessionIds();
    const later = { day: "2026-03-17", from: "09:00", to: "10:00" };
    await (await town.as("manager")).moveSession({ params: { sessionId }, body: later });
    const after = (await own()).find(({ uid }) => uid === before?.uid);
    expect(after?.starts).toBe("2026-03-17T01:00:00.000Z");
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it("take everything off for a closure, and put it on again only for who keeps the seat", async () => {
    const before = await own();
    await decided({ kind: "closing", cause: "epidemic", plannedReopen: "2026-03/mid" });
    const closed = await own();
    expect(closed.map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
    expect((await ofCampus()).map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
    await decided({ kind: "reopening" });
    const resting = await own();
    expect(resting.map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
    expect((await ofCampus()).map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED"]);
    await (await neighbour()).keepSeat({ params: { bookingId }, body: {} });
    await town.drain();
    const kept = await own();
    expect(kept.map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED"]);
    for (const { uid, sequence } of kept)
      for (const earlier of [before, closed, resting])
        expect(sequence).toBeGreaterThan(earlier.find((each) => each.uid === uid)?.sequence ?? 99);
  });

  it("take one's own off when the booking is given up, above all that was said before", async () => {
    const before = await own();
    await (await neighbour()).cancelBooking({ params: { bookingId }, body: {} });
    await town.drain();
    for (const { uid, status, sequence } of await own()) {
      expect(status).toBe("CANCELLED");
      expect(sequence).toBeGreaterThan(before.find((each) => each.uid === uid)?.sequence ?? 99);
    }
    expect((await ofCampus()).map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED"]);
  });

  it("end when their owner moves out", async () => {
    const params = { personId: await neighbourId(town, "n-1") };
    await (await town.as("manager")).moveOutPerson({ params, body: {} });
    await town.drain();
    for (const path of [ownPath, campusPath])
      expect(await town.send(undefined, "GET", path)).toMatchObject({ status: 401 });
  });
});
