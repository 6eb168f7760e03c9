import { beforeAll, describe, expect, it } from "vitest";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { graceOver } from "../town/erasing.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const [name, reason, evidence] = ["忘我先生", "家中有特殊情况", "无犯罪记录证明编号"] as const;

describe("a learner who asks for what is kept of them, and then to be forgotten", () => {
  const ground = onSqlite();
  let town: Town;
  let courseId: string;
  const neighbour = () => town.as(name, nanning);
  /** Every item of courses that holds a text. */
  const holding = (text: string): string[] =>
    ground.database
      .prepare("SELECT partition, item FROM items WHERE item LIKE ?")
      .all(`%${text}%`)
      .map(({ partition }) => String(partition))
      .filter((partition) => /#(LEARNER|ROSTER|CAMPUS|INSTRUCTOR|SEATS|COURSE|SESSION)#/.test(partition));

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    courseId = await openedCourse(
      town,
      { ...campus, instructorId },
      { capacity: 1, firstDay: "2026-03-16", weekday: 1 },
    );
    await newNeighbours(town, 1, "n");
    const manager = await town.as("manager");
    const { personId } = (await manager.registerPerson({ body: { name: name, birthYear: 1980 } })).body;
    const { code } = (await manager.issueClaimCode({ params: { personId }, body: {} })).body;
    await (await neighbour()).claimPerson({ body: { personId, code } });
    await manager.grantRole({ body: { personId, role: "resident" } });
    await town.drain();
    const own = { campusId: campus.campusId, kind: "skilled-owner" as const, name: name, personId };
    const teaching = (await manager.registerInstructor({ body: own })).body;
    const check = {
      params: { instructorId: teaching.instructorId },
      body: { checkedOn: "2026-02-01", evidence: evidence },
    };
    await manager.recordCheck(check);
    const worker = await town.as("seat-community");
    await worker.verifyPerson({ params: { personId }, body: { method: "known-in-person" } });
    const seat = { side: "residents" as const, personId, name: name };
    await manager.seatMember({ params: { campusId: campus.campusId }, body: seat });
    for (const [persona, learnerId] of [
      ["n-1", await neighbourId(town, "n-1")],
      [name, personId],
    ] as const) {
      const asked = { body: { courseId, learners: [{ learnerId }], ifFull: "wait" as const } };
      const { bookings } = (await (await town.as(persona, nanning)).bookSeats(asked)).body;
      const change = { params: { bookingId: bookings[0]?.bookingId ?? "" }, body: { priority: 2, reason: reason } };
      if (persona === name) await manager.setPriority(change);
    }
    await town.drain();
  });

  it("is shown their booking, why their place was changed, what they teach and where they sit", async () => {
    const { exportId } = (await (await neighbour()).requestDataExport({ body: {} })).body;
    await town.drain();
    const { body } = await (await neighbour()).getDataExport({ params: { exportId } });
    const own = JSON.stringify(body.parts.courses);
    for (const text of [name, reason, evidence, courseId, "waiting", "residents"]) expect(own).toContain(text);
    expect(own).not.toContain("n-1");
  });

  it("is in no text of courses any more; they wait no more, and that somebody sat there stays", async () => {
    for (const text of [name, reason, evidence]) expect(holding(text).length).toBeGreaterThan(0);
    await (await neighbour()).requestErasure({ body: {} });
    await graceOver(town);
    for (const text of [name, reason, evidence]) expect([text, holding(text)]).toEqual([text, []]);
    const list = await (await town.as("manager")).getWaitingList({ params: { courseId }, query: {} });
    expect(list.body.items).toEqual([]);
    const { body } = await (await town.as("manager")).listCampuses({ query: {} });
    const seats = body.items.flatMap((each) => each.seats);
    expect(seats.filter((seat) => seat.name === undefined)).toMatchObject([{ side: "residents" }]);
  });
});
