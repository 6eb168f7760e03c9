import { beforeAll, describe, expect, it } from "vitest";
import { committee, nanning, newNeighbours, openedCampus, openedCourse, registeredInstructor } from "../town/campus.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a session that was lost in a closure", () => {
  let town: Town;
  let campusId: string;
  let courseId: string;
  let names: string[];
  let feed: string;

  const decide = async (wanted: object): Promise<void> => {
    const params = { campusId };
    const [first, ...others] = await Promise.all(committee.map((persona) => town.as(persona)));
    await first?.proposeDecision({ params, body: { wanted: wanted as never } });
    for (const seat of others) await seat.approveDecision({ params, body: {} });
    await town.drain();
  };
  const course = async () => (await (await town.as("manager")).getCourse({ params: { courseId } })).body;
  const sessions = async () => (await course()).course.sessions;
  const idOf = async (nth: number): Promise<string> => (await sessions())[nth]?.sessionId ?? "";
  const move = async (nth: number, day: string) => {
    const params = { sessionId: await idOf(nth) };
    const { body } = await (await town.as("manager")).moveSession({
      params,
      body: { day, from: "15:00", to: "16:30" },
    });
    await town.drain();
    return body;
  };
  const entries = async (): Promise<string[]> => {
    const [, feedId = "", code = ""] = /feeds\/([^/]+)\/([^/.]+)/.exec(feed) ?? [];
    const { body } = await (await town.as(names[0] ?? "", nanning)).readFeed({ params: { feedId, code } });
    return String(body)
      .split("BEGIN:VEVENT")
      .slice(1)
      .map((event) =>
        ["DTSTART", "SEQUENCE", "STATUS"].map((name) => new RegExp(`${name}:([^\\r\\n]+)`).exec(event)?.[1]).join(" "),
      );
  };

  beforeAll(async () => {
    town = await openTown({ start: "2021-07-01T01:00:00.000Z" });
    const campus = await openedCampus(town);
    campusId = campus.campusId;
    const instructorId = await registeredInstructor(town, campus, "2021-06-01");
    const offer = { title: "书法", capacity: 5, firstDay: "2021-08-02", weekday: 1, count: 3 };
    courseId = await openedCourse(town, { ...campus, instructorId }, offer);
    names = await newNeighbours(town, 2);
    for (const name of names) {
      const neighbour = await town.as(name, nanning);
      const learnerId = (await neighbour.listOwnCommunities({})).body.items[0]?.personId ?? "";
      await neighbour.bookSeats({ body: { courseId, learners: [{ learnerId }], ifFull: "refuse" } });
    }
    feed = (await (await town.as(names[0] ?? "", nanning)).openFeed({ body: {} })).body.path;
    await decide({ kind: "closing", cause: "epidemic" });
  });

  it("may be moved while it rests, and rests there still: what is over meanwhile does not end the course", async () => {
    expect((await sessions()).map(({ status }) => status)).toEqual(["suspended", "suspended", "suspended"]);
    expect(await move(2, "2021-09-20")).toMatchObject({ status: "suspended", localStart: "2021-09-20T15:00" });
    town.clock.set("2021-08-25T01:00:00.000Z");
    await town.drain();
    expect((await course()).course.status).toBe("suspended");
  });

  it("is shown as lost once the campus is open again, and the seats are kept", async () => {
    await decide({ kind: "reopening" });
    expect((await sessions()).map(({ status, lostTo }) => [status, lostTo !== undefined])).toEqual([
      ["cancelled", true],
      ["cancelled", true],
      ["scheduled", false],
    ]);
    for (const name of names) {
      const neighbour = await town.as(name, nanning);
      const [booking] = (await neighbour.listOwnBookings({})).body.items;
      await neighbour.keepSeat({ params: { bookingId: booking?.bookingId ?? "" }, body: {} });
    }
    await town.drain();
    expect((await course()).places).toMatchObject({ capacity: 5, taken: 2 });
  });

  it("is offered to be made up for, and is held at another time, with everybody who is booked", async () => {
    const [lost] = await entries();
    expect(lost).toMatch(/^20210802T070000Z \d+ CANCELLED$/);
    const before = Number(lost?.split(" ")[1]);
    expect(await move(0, "2021-09-06")).toMatchObject({ status: "scheduled", localStart: "2021-09-06T15:00" });
    expect((await sessions()).map(({ status }) => status)).toEqual(["scheduled", "cancelled", "scheduled"]);
    const madeUp = (await entries()).find((entry) => entry.startsWith("20210906T070000Z"));
    expect(madeUp).toMatch(/CONFIRMED$/);
    expect(Number(madeUp?.split(" ")[1])).toBeGreaterThan(before);
    const all = await Promise.all(
      names.map(async (name) => (await (await town.as(name, nanning)).listOwnBookings({})).body),
    );
    expect(all.flatMap(({ items }) => items.map(({ status }) => status))).toEqual(["confirmed", "confirmed"]);
  });

  it("begins the course: seats can be booked until then", async () => {
    town.clock.set("2021-09-06T08:00:00.000Z");
    await town.drain();
    expect((await course()).course.status).toBe("running");
  });

  it("is not made up for where it was called off, nor in the past", async () => {
    await expect(move(1, "2021-08-30")).rejects.toMatchObject({ problem: { errors: [{ code: "in-the-past" }] } });
    const sessionId = await idOf(2);
    await (await town.as("manager")).cancelSession({ params: { sessionId }, body: {} });
    await expect(move(2, "2021-10-11")).rejects.toMatchObject({ problem: { status: 409, code: "wrong-state" } });
  });
});
