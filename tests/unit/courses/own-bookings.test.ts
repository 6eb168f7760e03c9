import { describe, expect, it } from "vitest";
import type { Booking } from "#services/courses/domain/seats/booking.ts";
import { bookingIdOf } from "#services/courses/domain/seats/booking-id.ts";
import { bookingStore } from "#services/courses/store/booking-store.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import { CursorInvalid } from "#shared/table/table.ts";
import { courseId, learner, openSeats } from "./seats.ts";

const child = `dpt_${digest(["child"], 28)}`;
const [mother, father, granny, stranger] = ["mother", "father", "granny", "stranger"].map(learner) as [
  string,
  string,
  string,
  string,
];

const made: readonly (readonly [booker: string, learner: string])[] = [
  [granny, child],
  [mother, mother],
  [father, mother],
  [mother, child],
  [father, father],
  [stranger, stranger],
];

const filled = async () => {
  const { table } = await openSeats({ capacity: 9 });
  for (const [nth, [bookerId, learnerId]] of made.entries()) {
    const booking: Booking = {
      bookingId: bookingIdOf(courseId, `command${nth}`, learnerId),
      courseId,
      learnerId,
      bookerId,
      channel: "self",
      isMinor: learnerId === child,
      bookedAt: `2026-03-0${nth + 1}T01:00:00.000Z`,
      status: "confirmed",
    };
    await bookingStore(table).write(booking, sequenceOf(1, 0));
  }
  const learners = learnerStore(table);
  await learners.begin(mother);
  const guardianIds = [mother, father];
  const kept = { dependantId: child, householdId: "hse_1", guardianIds, birthYear: 2017 };
  await learners.knowDependant(kept, sequenceOf(1, 0));
  return table;
};

type Page = { items: readonly Booking[]; nextCursor?: string };

const listed = async (personId: string, limit: number): Promise<string[][]> => {
  const table = await filled();
  const learnerIds = await learnerStore(table).ownOf(personId);
  const pages: string[][] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor; isFirst = false) {
    const page: Page = await bookingStore(table).listOf(personId, learnerIds, { limit, cursor });
    pages.push(page.items.map(({ bookedAt }) => bookedAt.slice(8, 10)));
    cursor = page.nextCursor;
  }
  return pages;
};

describe("somebody's bookings", () => {
  it("are those they made, those made for them, and those of a child whose guardian they are; each once", async () => {
    expect(await listed(mother, 10)).toEqual([["04", "03", "02", "01"]]);
    expect(await listed(father, 10)).toEqual([["05", "04", "03", "01"]]);
    expect(await listed(granny, 10)).toEqual([["01"]]);
    expect(await listed(stranger, 10)).toEqual([["06"]]);
  });

  it("come in pages, the latest first, none twice and none left out", async () => {
    expect(await listed(mother, 1)).toEqual([["04"], ["03"], ["02"], ["01"]]);
    expect(await listed(father, 3)).toEqual([["05", "04", "03"], ["01"]]);
    expect(await listed(mother, 4)).toEqual([["04", "03", "02", "01"]]);
  });

  it("are not those of a child that is no longer kept", async () => {
    const table = await filled();
    await learnerStore(table).removeDependant(child);
    expect(await learnerStore(table).ownOf(mother)).toEqual([mother]);
  });

  it("have no page at a place that is none", async () => {
    const { listOf } = bookingStore(await filled());
    const wrong = Buffer.from("elsewhere").toString("base64url");
    await expect(listOf(mother, [], { limit: 1, cursor: wrong })).rejects.toThrow(CursorInvalid);
  });
});
