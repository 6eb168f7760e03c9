import { beforeAll, describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { bookingKey } from "#services/courses/store/booking-store.ts";
import { seatsKey } from "#services/courses/store/seat-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import {
  nanning,
  neighbourId,
  newNeighbours,
  openedCampus,
  openedCourse,
  registeredInstructor,
} from "../town/campus.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const scope = communityScope(region, nanning);

describe("the night, in which the seats of a course are counted again", () => {
  const ground = onSqlite();
  const table = scoped(ground.table, scope);
  let town: Town;
  let courseId: string;
  let bookingIds: string[];
  const lines: [string, object][] = [];
  const log = { info: () => {}, error: (message: string, fields: object) => void lines.push([message, fields]) };

  const driftsToldOf = (): object[] =>
    ground.database
      .prepare("SELECT item FROM items WHERE partition = ? AND sort LIKE 'JOURNAL#%'")
      .all(seatsKey(scope, courseId).partition)
      .flatMap(({ item }) => (JSON.parse(String(item)) as { facts: { type: string; data: object }[] }).facts)
      .filter(({ type }) => type === "courses.seat-drift.v1")
      .map(({ data }) => data);
  const night = async () => {
    town.clock.advance(24 * 60);
    await town.drain();
  };
  const own = async (name: string) => (await (await town.as(name, nanning)).listOwnBookings({})).body.items;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground, log });
    const campus = await openedCampus(town);
    const instructorId = await registeredInstructor(town, campus, "2026-01-15");
    courseId = await openedCourse(
      town,
      { ...campus, instructorId },
      { capacity: 2, firstDay: "2026-04-06", weekday: 1 },
    );
    const names = await newNeighbours(town, 3, "n");
    bookingIds = [];
    for (const name of names) {
      const learners = [{ learnerId: await neighbourId(town, name) }];
      const asked = { body: { courseId, learners, ifFull: "wait" as const } };
      bookingIds.push((await (await town.as(name, nanning)).bookSeats(asked)).body.bookings[0]?.bookingId ?? "");
    }
    await town.drain();
  });

  it("finds nothing where all is well, and changes nothing", async () => {
    const before = await table.get(seatsKey(scope, courseId));
    await night();
    expect(await table.get(seatsKey(scope, courseId))).toEqual(before);
    expect(driftsToldOf()).toEqual([]);
  });

  it("writes rows anew that are gone, or say what is no longer so", async () => {
    const [first = "", , third = ""] = bookingIds;
    const rows = [await own("n-1"), await own("n-3")];
    await table.write({ delete: bookingKey(scope, first) });
    const card = { ...rows[1]?.[0], status: "held" } as never;
    const stale = { ...bookingKey(scope, third), sequence: "00000001-000", card };
    await table.write({ put: stale });
    expect(await own("n-1")).toEqual([]);
    await night();
    expect([await own("n-1"), await own("n-3")]).toEqual(rows);
    expect(driftsToldOf()).toEqual([]);
  });

  it("raises seats that do not add up, each night until somebody looks, and mends nothing by itself", async () => {
    await table.write({ update: seatsKey(scope, courseId), changes: [{ add: ["left"], by: 1 }] });
    await night();
    expect(driftsToldOf()).toEqual([{ courseId, expected: 2, found: 3 }]);
    expect(lines).toEqual([["seats do not add up", { courseId, expected: 2, found: 3 }]]);
    await night();
    expect(driftsToldOf()).toHaveLength(2);
    expect(await table.get(seatsKey(scope, courseId))).toMatchObject({ capacity: 2, left: 1 });
  });
});
