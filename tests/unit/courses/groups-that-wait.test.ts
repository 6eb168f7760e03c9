import { describe, expect, it } from "vitest";
import { book } from "#services/courses/domain/seats/book.ts";
import { changeCapacity } from "#services/courses/domain/seats/capacity.ts";
import { accept } from "#services/courses/domain/seats/release.ts";
import { entryOf, type Move, type Seats } from "#services/courses/domain/seats/seats.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import { courseId, learner, noon, openSeats, tryToBook, wishOf } from "./seats.ts";

type Place = Awaited<ReturnType<typeof openSeats>>;

/** What somebody else does between the read and the write of one's own. */
const besides = (place: Place, other: () => Promise<unknown>, verb: (seats: Seats, mark: string) => Move | undefined) =>
  place.now().then(async (read) => {
    await other();
    const command = { id: "abcdefghijklmnop", payload: "abcdefgh", verb: "x", by: { role: "system" } as const };
    const told = { ...command, at: noon, correlationId: "x", causationId: "x" };
    return place.seats.decideOn(read, told, (seats) => verb(seats, "abcdefghijabcd"));
  });

describe("a group that is too large for the seats outside the desk", () => {
  it("does not join the list, where it would stop everybody behind it", async () => {
    const place = await openSeats({ capacity: 4, deskSeats: 2 });
    expect(await tryToBook(place, ["a", "b", "c"])).toEqual(wrongField("/learners", "more-than-capacity"));
    await place.ask("desk", ["a", "b", "c"], { channel: "walk-in" });
    expect(await place.statusOf("c")).toBe("confirmed");
  });

  it("leaves the list when the course shrinks below it", async () => {
    const place = await openSeats({ capacity: 5, deskSeats: 2 });
    await place.ask("first");
    await place.ask("three", ["a", "b", "c"]);
    expect(await place.statusOf("a")).toBe("waiting");
    await place.decide("shrink", (seats, mark) => changeCapacity(seats, 4, mark));
    expect(await place.statusOf("a")).toBe("none");
  });

  it("does not slip into the list beside an edit of the capacity, whichever is written first", async () => {
    const joining = await openSeats({ capacity: 4 });
    await joining.ask("first");
    const shrink = () => joining.decide("shrink", (seats, mark) => changeCapacity(seats, 3, mark));
    const join = besides(joining, shrink, (seats, mark) => book(seats, { ...wishOf(["a", "b", "c", "d"]), mark }));
    await expect(join).rejects.toMatchObject({ code: "invalid" });

    const shrinking = await openSeats({ capacity: 4 });
    await shrinking.ask("first");
    const group = () => shrinking.ask("four", ["a", "b", "c", "d"]);
    await besides(shrinking, group, (seats, mark) => changeCapacity(seats, 3, mark));
    expect(await shrinking.now()).toMatchObject({ capacity: 3, queued: 0 });
  });
});

describe("an offer", () => {
  it("that was made after the learners were read is looked at once more, and is not said to be over", async () => {
    const place = await openSeats({ capacity: 1 });
    await place.ask("first");
    const seats = await place.now();
    const entry = entryOf(seats, learner("first"));
    const until = "2026-03-03T04:00:00.000Z";
    const offered = {
      ...seats,
      seats: { [learner("first")]: { mark: entry?.mark ?? "", as: "offered", until } },
    } as Seats;
    const waits = entryOf(offered, learner("first"));
    const taking = () =>
      waits && accept(offered, { entry: waits, learners: [], mark: "abcdefghijabcd", at: noon, policy: {} });
    expect(refusalOf(taking)[0]).toBe("version-conflict");
    const late = () =>
      waits && accept(offered, { entry: waits, learners: [], mark: "abcdefghijabcd", at: until, policy: {} });
    expect(refusalOf(late)[0]).toBe("offer-expired");
  });

  it("is not taken by a seat that waits for a guardian", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("child", ["child"], { children: true });
    const seats = await place.now();
    const entry = entryOf(seats, learner("child"));
    const learners = [{ learnerId: learner("child"), isMinor: true, needsConsent: true }];
    const taking = () => entry && accept(seats, { entry, learners, mark: "abcdefghijabcd", at: noon, policy: {} });
    expect(refusalOf(taking)[0]).toBe("wrong-state");
    expect(seats.courseId).toBe(courseId);
  });
});
