import { describe, expect, it } from "vitest";
import { settle } from "#services/courses/domain/course/enrolment.ts";
import { endUnused } from "#services/courses/domain/seats/release.ts";
import { close, suspendSome } from "#services/courses/domain/seats/suspend.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { closed, enrolling } from "../unit/courses/scenes.ts";
import { openSeats } from "../unit/courses/seats.ts";

const oneSecond = 1 / 60;

describe("a course whose campus closes", () => {
  const course = enrolling();
  const ends =
    course.sessions
      .map(({ endsAt }) => endsAt)
      .toSorted()
      .at(-1) ?? "";

  it("one second after its last session rests no more", () => {
    expect(settle(course, closed(), plusMinutes(ends, oneSecond))).toBeUndefined();
    expect(settle(course, closed(), plusMinutes(ends, -oneSecond))?.state).toMatchObject({ status: "suspended" });
  });
});

describe("the bookings of a course that is over", () => {
  it("are kept or released: none rests, none waits", async () => {
    const place = await openSeats({ capacity: 2 });
    for (const name of ["a", "b", "c"]) await place.ask(name);
    await place.decide("close", (current) => close(current, "clo_1"));
    await place.decide("suspend", (current) => suspendSome(current));
    for (let nth = 0; nth < 3; nth += 1) await place.decide(`end ${nth}`, (current) => endUnused(current));
    const seats = await place.now();
    expect([Object.keys(seats.seats), Object.keys(seats.waiting), seats.left, seats.queued]).toEqual([[], [], 2, 0]);
  });
});
