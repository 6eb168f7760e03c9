import { describe, expect, it } from "vitest";
import { placesOf } from "#services/courses/domain/course/course-view.ts";
import { book, longestList } from "#services/courses/domain/seats/book.ts";
import { placeOf } from "#services/courses/domain/seats/booking-view.ts";
import { driftOf } from "#services/courses/domain/seats/capacity.ts";
import { confirm } from "#services/courses/domain/seats/consent.ts";
import { nextOffer, reprioritise } from "#services/courses/domain/seats/offer.ts";
import { queueOf } from "#services/courses/domain/seats/queue.ts";
import { cancel, lapse } from "#services/courses/domain/seats/release.ts";
import { addsUp, entryOf, markOf } from "#services/courses/domain/seats/seats.ts";
import { close } from "#services/courses/domain/seats/suspend.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import { commandOf, learner, lookAt, noon, openSeats, startsAt, tryToBook, wishOf } from "./seats.ts";

const mark = markOf(commandOf("x"));
describe("seats that are booked", () => {
  it("are free, taken or held, and always add up", async () => {
    const place = await openSeats({ capacity: 4, deskSeats: 1 });
    await place.ask("a");
    await place.ask("child", ["child"], { children: true });
    const seats = await place.now();
    expect(placesOf(seats)).toMatchObject({ capacity: 4, left: 1, deskLeft: 1, taken: 1, held: 1, waiting: 0 });
    expect(driftOf(seats)).toBeUndefined();
    expect(addsUp(seats, { facts: [], add: { left: 1 } })).toBe(false);
  });

  it("are booked for a group or for nobody of it", async () => {
    const place = await openSeats({ capacity: 3 });
    await place.ask("a");
    await place.ask("b");
    expect(await tryToBook(place, ["c", "d"], { ifFull: "refuse" })).toEqual(["course-full", { waiting: 0 }]);
    await place.ask("two", ["c", "d"]);
    expect(await place.statusOf("c")).toBe("waiting");
    expect((await place.now()).left).toBe(1);
  });

  it("are kept for the desk, and given there first", async () => {
    const place = await openSeats({ capacity: 2, deskSeats: 1 });
    await place.ask("a");
    await place.ask("b");
    expect(await place.statusOf("b")).toBe("waiting");
    await place.ask("granny", ["granny"], { channel: "walk-in" });
    expect(await place.statusOf("granny")).toBe("confirmed");
    expect(await place.now()).toMatchObject({ left: 0, deskLeft: 0, queued: 1 });
  });

  it("cannot be booked for more than there can be, twice, too late, or while nothing is open", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("a");
    expect(await tryToBook(place, ["b", "c", "d"])).toEqual(wrongField("/learners", "more-than-capacity"));
    expect(await tryToBook(place, ["a"])).toEqual(["already-booked", { learnerIds: [learner("a")] }]);
    expect((await tryToBook(place, ["b"], { at: startsAt }))[0]).toBe("window-lapsed");
    await place.decide("close", (current) => close(current, "clo_1"));
    expect((await tryToBook(place, ["b"]))[0]).toBe("campus-closed");
    await place.decide("for good", (current) => close(current));
    expect((await tryToBook(place, ["b"]))[0]).toBe("wrong-state");
  });

  it("refuse a list that is as long as it may be, and say so", async () => {
    expect([longestList(3), longestList(30)]).toEqual([20, 60]);
    const place = await openSeats({ capacity: 1 });
    for (let nth = 0; nth <= 20; nth += 1) await place.ask(`p${nth}`);
    expect(await tryToBook(place, ["late"])).toEqual(["course-full", { waiting: 20, isListFull: true }]);
  });
});

describe("a command that comes again", () => {
  it("with the same payload does nothing again, with another is refused, also long after its booking ended", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("a");
    expect((await place.ask("a")).outcome).toBe("replayed");
    await place.give("a");
    expect((await place.ask("a")).outcome).toBe("replayed");
    const other = { ...commandOf("book a"), payload: commandOf("something else").payload };
    const misuse = place.seats.decide((await place.now()).courseId, other, (current) =>
      book(current, { ...wishOf(["a"]), mark: markOf(other) }),
    );
    await expect(misuse).rejects.toMatchObject({ code: "idempotency-mismatch" });
    expect(await place.now()).toMatchObject({ left: 2, version: 3 });
  });
});

describe("an offer", () => {
  const waiting = async () => {
    const place = await openSeats({ capacity: 1 });
    await place.ask("first");
    await place.ask("second");
    await place.give("first");
    return place;
  };

  it("is not made in the night, but when the morning comes", async () => {
    const { now } = await waiting();
    const seats = await now();
    const night = "2026-03-02T13:00:00.000Z";
    expect(nextOffer(seats, lookAt(night))).toEqual({ lookAgainAt: "2026-03-03T00:00:00.000Z" });
    expect(nextOffer(seats, lookAt("2026-03-02T12:59:59.999Z"))).toHaveProperty("offer");
    expect(nextOffer(seats, lookAt("2026-03-03T00:00:00.000Z"))).toHaveProperty("offer");
  });

  it("is not made less than twelve hours before the start, and the one who waits is told why", async () => {
    const { now } = await waiting();
    const seats = await now();
    const [last, late] = ["2026-05-31T19:00:00.000Z", "2026-06-01T01:00:00.000Z"];
    expect(placeOf(seats, learner("second"), lookAt(last))?.why).toBe("in-the-morning");
    expect(nextOffer(seats, lookAt(late))).toHaveProperty("door");
    expect(nextOffer({ ...seats, atDoor: true }, lookAt(late))).toBeUndefined();
    expect(placeOf(seats, learner("second"), lookAt(late))?.why).toBe("too-late");
  });

  it("holds its seat for a day, and lapses then: the next of the list is offered it", async () => {
    const place = await waiting();
    await place.ask("third");
    await place.offer();
    expect(await tryToBook(place, ["passer-by"], { ifFull: "refuse" })).toEqual(["course-full", { waiting: 1 }]);
    const due = "2026-03-03T04:00:00.000Z";
    expect(lapse(await place.now(), "2026-03-03T03:59:59.999Z")).toBeUndefined();
    await place.decide("lapse", (current) => lapse(current, due), due);
    await place.offer(due);
    expect(await place.statusOf("second")).toBe("none");
    expect(await place.statusOf("third")).toBe("offered");
  });

  it("follows the order of the list as it was changed, for its reason", async () => {
    const place = await waiting();
    await place.ask("third");
    await place.decide("prefer", (current, by) =>
      reprioritise(current, { learnerId: learner("third"), priority: 3, mark: by }),
    );
    expect(queueOf(await place.now()).flatMap(({ learnerIds }) => learnerIds)).toEqual(
      ["third", "second"].map(learner),
    );
    await place.offer();
    expect(await place.statusOf("third")).toBe("offered");
    expect(placeOf(await place.now(), learner("second"), lookAt(noon))).toMatchObject({
      ahead: 0,
      why: "too-few-seats",
    });
  });
});

describe("a held seat", () => {
  it("stands with a consent in time, and is free again after three days without one", async () => {
    for (const isGiven of [true, false]) {
      const { ask, decide, statusOf, now, store } = await openSeats({ capacity: 1 });
      await ask("child", ["child"], { children: true });
      const until = "2026-03-05T04:00:00.000Z";
      const consent = { basis: "guardian", textVersion: "2026-01" } as const;
      if (isGiven) await decide("yes", (current) => confirm(current, learner("child"), consent, noon));
      await decide("lapse", (current) => lapse(current, until), until);
      expect(confirm(await now(), learner("child"), consent, until)).toBeUndefined();
      expect(await statusOf("child")).toBe(isGiven ? "confirmed" : "none");
      store.close();
    }
  });
});

describe("a seat that is given up", () => {
  it("may be until twelve hours before the start, and at the desk after it too", async () => {
    const { ask, now } = await openSeats({ capacity: 1 });
    await ask("a");
    const seats = await now();
    const entry = entryOf(seats, learner("a"));
    if (!entry) throw new Error("not booked");
    const giving = (at: string, isDesk: boolean) => () => cancel(seats, { entry, isDesk, mark, at, policy: {} });
    const last = "2026-05-31T19:00:00.000Z";
    expect(refusalOf(giving(last, false))[0]).toBe("window-lapsed");
    expect(refusalOf(giving("2026-05-31T18:59:59.999Z", false))[0]).toBe("not refused");
    expect(refusalOf(giving(last, true))[0]).toBe("not refused");
    expect(refusalOf(giving(startsAt, false))[0]).toBe("window-lapsed");
    expect(refusalOf(giving(startsAt, true))[0]).toBe("not refused");
  });
});
