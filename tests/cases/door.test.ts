import { describe, expect, it } from "vitest";
import type { Learner } from "#services/courses/domain/learner.ts";
import { nextOffer } from "#services/courses/domain/seats/offer.ts";
import { checkIn, excuse, hold } from "#services/courses/domain/session/attendance.ts";
import type { Session } from "#services/courses/domain/session/session.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { session } from "../unit/courses/scenes.ts";
import { learner, lookAt, openSeats } from "../unit/courses/seats.ts";
import { refusalOf } from "../unit/meetings/refusal-of.ts";

const learnerOf = (name: string): Learner => ({
  learnerId: learner(name),
  households: {},
  consents: {},
  noShows: {},
  birthYear: 1950,
});

/** A has the one seat and gives it up on the morning of the course; B and C wait, in that order. */
const afterCancelling = async () => {
  const seats = await openSeats({ capacity: 1 });
  for (const name of ["A", "B", "C"]) await seats.ask(name);
  await seats.give("A");
  return seats.now();
};

describe("a seat that is freed twelve hours before the start", () => {
  const current = session();
  const before = plusMinutes(current.startsAt, -10);

  const comes = (subject: Session, seats: Awaited<ReturnType<typeof afterCancelling>>, name: string, at = before) =>
    checkIn(subject, { at, seats, learner: learnerOf(name), isWalkIn: false, pointer: "/learnerId" }).state;

  it("is offered to nobody", async () => {
    const seats = await afterCancelling();
    expect(nextOffer(seats, lookAt(plusMinutes(seats.startsAt, -11 * 60)))).not.toHaveProperty("offer");
    expect(nextOffer(seats, lookAt(seats.startsAt))).toBeUndefined();
  });

  it("is given at the door to the first in the list, and to nobody after", async () => {
    const seats = await afterCancelling();
    expect(refusalOf(() => comes(current, seats, "C"))[0]).toBe("others-first");
    const withB = comes(current, seats, "B");
    expect(withB.attendance[learner("B")]).toMatchObject({ outcome: "present", isWalkIn: true });
    expect(refusalOf(() => comes(withB, seats, "C", current.startsAt))[0]).toBe("course-full");
  });

  it("is given to the next once those before are known not to be here", async () => {
    const seats = await afterCancelling();
    const called = excuse(current, { at: before, seats, learner: learnerOf("B") })?.state ?? current;
    expect(comes(called, seats, "C").attendance[learner("C")]).toMatchObject({ outcome: "present" });
  });

  it("is given to whoever of the list is there when the session begins", async () => {
    const seats = await afterCancelling();
    const begun = comes(current, seats, "C", current.startsAt);
    expect(begun.attendance[learner("C")]).toMatchObject({ outcome: "present" });
    const held = hold(begun, { at: current.endsAt, seats }).state;
    expect(held.attendance[learner("B")]).toBeUndefined();
  });

  it("is not given to a walk-in before those who wait", async () => {
    const seats = await afterCancelling();
    const walkIn = (at: string) => () =>
      checkIn(current, {
        at,
        seats,
        learner: learnerOf("D"),
        name: "丁",
        isWalkIn: true,
        pointer: "/learnerId",
      });
    expect(refusalOf(walkIn(before))[0]).toBe("others-first");
    expect(walkIn(current.startsAt)().facts).toHaveLength(1);
  });

  it("is one of several after capacity was raised: each finds room who has it after those before", async () => {
    const seats = { ...(await afterCancelling()), capacity: 2, left: 2 };
    expect(comes(current, seats, "C").attendance[learner("C")]).toMatchObject({ outcome: "present" });
  });
});
