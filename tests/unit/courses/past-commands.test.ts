import { describe, expect, it } from "vitest";
import { book } from "#services/courses/domain/seats/book.ts";
import { forgettable, mostPast } from "#services/courses/domain/seats/past.ts";
import { Seats } from "#services/courses/domain/seats/seats.ts";
import { digest } from "#shared/domain/new-id.ts";
import { policy } from "#shared/domain/policy.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import { noon, openSeats, wishOf } from "./seats.ts";

const mark = "a".repeat(14);
const cycles = policy.endingsAtMost.value / 2;

/** Somebody who booked and gave up again as often as one may. */
const comeAndGone = async () => {
  const place = await openSeats({ capacity: 2 });
  for (let nth = 0; nth < cycles; nth += 1) {
    await place.ask(`${nth}`, ["a"]);
    await place.give("a", `cancel ${nth}`);
  }
  return place;
};

/** Seats that remember so many commands of one day. */
const crowded = async (count: number, day: string): Promise<Seats> => {
  const { now } = await openSeats({ capacity: 2 });
  const names = Array.from({ length: count }, (_, nth) => digest([String(nth)], 10));
  return { ...(await now()), past: Object.fromEntries(names.map((name) => [name, { payload: "aaaa", day }])) };
};
const booking = (seats: Seats, at = noon) => refusalOf(() => book(seats, { ...wishOf(["a"]), mark, at }));

describe("what has ended in a course", () => {
  it("is not multiplied by one who books and gives up again and again; others book as ever", async () => {
    const place = await comeAndGone();
    const seats = await place.now();
    expect(booking(seats)).toEqual(wrongField("/learners/0/learnerId", "too-often"));
    const pair = () => book(seats, { ...wishOf(["b", "a"]), mark });
    expect(refusalOf(pair)).toEqual(wrongField("/learners/1/learnerId", "too-often"));
    await place.ask("b");
    expect(await place.statusOf("b")).toBe("confirmed");
  });

  it("is forgiven with time", async () => {
    const place = await comeAndGone();
    const seats = await place.now();
    expect(booking(seats, "2026-04-01T04:00:00.000Z")[1]).toMatchObject({ code: "too-often" });
    expect(booking(seats, "2026-04-02T04:00:00.000Z")[0]).toBe("not refused");
  });

  it("is forgotten sooner where it gets crowded, but never within a day", async () => {
    const today = "2026-03-20";
    expect(forgettable(await crowded(20, "2026-03-10"), today)).toEqual([]);
    expect(forgettable(await crowded(mostPast, "2026-03-10"), today)).toHaveLength(10);
    expect(forgettable(await crowded(mostPast, "2026-03-18"), today)).toEqual([]);
  });

  it("leaves no room for a booking only while too much of it is young", async () => {
    expect(booking(await crowded(mostPast, "2026-03-01"))[0]).toBe("quota-exceeded");
    expect(booking(await crowded(mostPast, "2026-02-01"))[0]).toBe("not refused");
    expect(booking(await crowded(mostPast - 1, "2026-03-02"))[0]).toBe("not refused");
  });

  it("fits into the item beside the longest list, with every seat held", async () => {
    const full = await crowded(mostPast + 900, "2026-03-02");
    const ids = (kind: string, count: number) =>
      Array.from({ length: count }, (_, nth) => `per_${digest([kind, String(nth)], 20)}`);
    const seat = { mark, as: "offered" as const, until: noon, priority: 5, ticket: 1_000_000 };
    const [seated, waiting] = [ids("s", 300), ids("w", 600)];
    const item = Seats.parse({
      ...full,
      past: Object.fromEntries(Object.entries(full.past).map(([name, each]) => [name, { ...each, who: "aaaaaa" }])),
      seats: Object.fromEntries(seated.map((id) => [id, seat])),
      waiting: Object.fromEntries(waiting.map((id) => [id, { mark, priority: 5 }])),
      tickets: Object.fromEntries(waiting.map((id) => [id, 1_000_000])),
    });
    expect(JSON.stringify(item).length).toBeLessThan(400_000);
  });
});
