import { describe, expect, it } from "vitest";
import { bookingOfEntry, type Entry, entriesOf, entryOfBooking, Seats } from "#services/courses/domain/seats/seats.ts";
import { digest } from "#shared/domain/new-id.ts";

const person = (name: string): string => `per_${digest([name], 20)}`;
const mark = digest(["command"], 14);
const other = digest(["another command"], 14);
const until = "2026-03-02T01:00:00.000Z";

const kept = {
  courseId: `crs_${digest(["course"], 20)}`,
  version: 7,
  capacity: 3,
  left: 0,
  deskLeft: 0,
  queued: 1,
  isOpen: true,
  startsAt: "2026-06-01T01:00:00.000Z",
  fromAge: 0,
  toAge: 120,
  seats: {
    [person("a")]: mark,
    [person("b")]: { mark: other, as: "held", until },
    [person("c")]: { mark: other, as: "offered", until, priority: 5, ticket: 3 },
  },
  waiting: { [person("d")]: { mark, priority: 5 } },
  tickets: { [person("d")]: 6 },
  past: { [digest(["ended"], 10)]: { payload: "aaaa", day: "2026-03-01" } },
};

describe("the seats of a course as they were kept", () => {
  it("are read as they are", () => {
    expect(Seats.parse(kept)).toEqual({ ...kept, reorderings: 0 });
  });

  it.each([
    ["a seat of nobody", { seats: { somebody: mark } }],
    ["a seat without a command", { seats: { [person("a")]: "mark" } }],
    ["a held seat without an end", { seats: { [person("a")]: { mark, as: "held" } } }],
    ["seats that are a list", { seats: [mark] }],
    ["no seats", { seats: undefined }],
    ["a place without a priority", { waiting: { [person("d")]: { mark } } }],
    ["a place of half a priority", { waiting: { [person("d")]: { mark, priority: 0.5 } } }],
    ["a place of nobody", { waiting: { somebody: { mark, priority: 5 } } }],
    ["a place that is nothing", { waiting: { [person("d")]: null } }],
    ["a ticket that is no number", { tickets: { [person("d")]: "6" } }],
    ["a command that ended on no day", { past: { aaaaaaaaaa: { payload: "aaaa", day: "2026-02-30" } } }],
  ])("are refused with %s", (_, change) => {
    expect(Seats.safeParse({ ...kept, ...change }).success).toBe(false);
  });

  it("have a booking's entry, looked for among all or by its learner, and none of another's", () => {
    const seats = Seats.parse(kept);
    const entries = entriesOf(seats);
    expect(entries).toHaveLength(4);
    for (const entry of entries) {
      const bookingId = bookingOfEntry(seats, entry);
      const found: (Entry | undefined)[] = [bookingId].flatMap((id) => [
        entryOfBooking(seats, id),
        entryOfBooking(seats, id, entry.learnerId),
      ]);
      expect(found).toEqual([entry, entry]);
      for (const { learnerId } of entries)
        if (learnerId !== entry.learnerId) expect(entryOfBooking(seats, bookingId, learnerId)).toBeUndefined();
    }
  });
});
