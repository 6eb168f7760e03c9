import { describe, expect, it } from "vitest";
import { queueOf } from "#services/courses/domain/seats/queue.ts";
import type { Seats } from "#services/courses/domain/seats/seats.ts";
import { bookSeats } from "#services/courses/handlers/book-seats.ts";
import { seatStore } from "#services/courses/store/seat-store.ts";
import { booking, courseId, insist, openPlace, pool } from "../bench/contended-place.ts";

const [people, seats, list] = [1000, 30, 60];

const statuses = (told: readonly { status: number; body: { bookings?: { status: string }[] } }[]) =>
  Object.groupBy(told, ({ status, body }) => body.bookings?.[0]?.status ?? String(status));

const ticketsOf = (after: Seats): number[] => queueOf(after).map(({ ticket }) => ticket);

describe("a thousand people who want thirty seats at once", () => {
  it("get thirty, fill the list in its order, and are told so where it is full", async () => {
    const place = await openPlace({ people, capacity: seats, endpoints: [bookSeats] });
    const told = await pool(Array.from({ length: people }, (_, nth) => () => insist(place, booking(nth, "wait"))));
    const counts = Object.entries(statuses(told)).map(([status, some = []]) => [status, some.length] as const);
    expect(Object.fromEntries(counts)).toEqual({ confirmed: seats, waiting: list, "409": people - seats - list });
    const refused = told.filter(({ status }) => status === 409).map(({ body }) => body as object);
    for (const problem of refused) expect(problem).toMatchObject({ code: "course-full", waiting: list });
    const after = await seatStore(place.plain).get(courseId);
    expect(after).toMatchObject({ left: 0, queued: list });
    expect(Object.keys(after.seats)).toHaveLength(seats);
    expect(ticketsOf(after)).toEqual(ticketsOf(after).toSorted((one, other) => one - other));
    expect(new Set(ticketsOf(after)).size).toBe(list);
    place.store.close();
  });

  it("each get a seat for at most two units, and wait for at most five, off one decision", async () => {
    const place = await openPlace({ people: 60, capacity: seats, endpoints: [bookSeats] });
    for (let nth = 0; nth < 60; nth += 1) {
      const { uses, body, status } = await insist(place, booking(nth, "wait"));
      const own = uses.filter(({ call }) => call === "write");
      expect([status, own.length, body.bookings?.[0]?.status]).toEqual([201, 1, nth < seats ? "confirmed" : "waiting"]);
      const units = own.reduce((sum, use) => sum + use.writeUnits, 0);
      expect(units).toBeLessThanOrEqual(nth < seats ? 2 : 5);
      expect(uses.filter(({ call }) => call !== "write").length).toBeLessThanOrEqual(nth === 0 ? 3 : 2);
    }
    place.store.close();
  });

  it("of a list that is full only read, and write nothing", async () => {
    const place = await openPlace({ people: 30, capacity: 1, endpoints: [bookSeats] });
    for (let nth = 0; nth < 21; nth += 1) await insist(place, booking(nth, "wait"));
    const { status, uses } = await insist(place, booking(25, "wait"));
    expect([status, uses.filter(({ writeUnits }) => writeUnits > 0).length]).toEqual([409, 0]);
    place.store.close();
  });
});
