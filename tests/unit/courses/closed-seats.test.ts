import { describe, expect, it } from "vitest";
import { placesOf } from "#services/courses/domain/course/course-view.ts";
import { placeOf } from "#services/courses/domain/seats/booking-view.ts";
import { changeCapacity, driftOf, unlisted } from "#services/courses/domain/seats/capacity.ts";
import { queueOf } from "#services/courses/domain/seats/queue.ts";
import { endSome, lapse } from "#services/courses/domain/seats/release.ts";
import { entryOf, markOf } from "#services/courses/domain/seats/seats.ts";
import { close, keep, reopen, suspendSome } from "#services/courses/domain/seats/suspend.ts";
import { tendList } from "#services/courses/store/tending.ts";
import { refusalOf, wrongField } from "../meetings/refusal-of.ts";
import { commandOf, courseId, learner, lookAt, noon, openSeats, tryToBook } from "./seats.ts";

const mark = markOf(commandOf("x"));
describe("a capacity that is changed", () => {
  it("gives more, takes what is free, and never what is taken", async () => {
    const { ask, decide, now } = await openSeats({ capacity: 4, deskSeats: 1 });
    await ask("a");
    await ask("b");
    await decide("fewer", (current, by) => changeCapacity(current, 2, by));
    expect(await now()).toMatchObject({ capacity: 2, left: 0, deskLeft: 0 });
    const seats = await now();
    expect(refusalOf(() => changeCapacity(seats, 1, mark))).toEqual(wrongField("/capacity", "below-taken"));
    await decide("more", (current, by) => changeCapacity(current, 5, by));
    expect(await now()).toMatchObject({ capacity: 5, left: 3 });
  });

  it("lets a group go that could never be seated together any more, and says why", async () => {
    const { ask, decide, now } = await openSeats({ capacity: 3 });
    await ask("a");
    await ask("family", ["b", "c", "d"]);
    await ask("e");
    const { seats } = await decide("fewer", (current, by) => changeCapacity(current, 2, by));
    expect(queueOf(seats).map(({ learnerIds }) => learnerIds)).toEqual([[learner("e")]]);
    expect(driftOf(await now())).toBeUndefined();
  });
});

describe("seats while the campus is closed", () => {
  const away = async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("a");
    await place.ask("b");
    await place.ask("c");
    await place.give("b");
    await place.offer();
    await place.decide("close", (current) => close(current, "clo_1"));
    await place.seats.exhaust((await place.now()).courseId, commandOf("suspend"), suspendSome);
    return place;
  };

  it("stay taken by those who had them; offers are recalled to the place they came from", async () => {
    const { now, statusOf } = await away();
    expect(await statusOf("a")).toBe("suspended");
    expect(await statusOf("c")).toBe("waiting");
    expect(placesOf(await now())).toMatchObject({ taken: 1, held: 0, left: 1, waiting: 1, isOpen: false });
  });

  it("rest by the next closure too, where nobody had kept them yet: each closure tells it once", async () => {
    const place = await away();
    const again = async () => place.seats.exhaust(courseId, commandOf("suspend again"), suspendSome);
    const told = async (closureId: string) =>
      suspendSome(await place.now())?.facts.map(({ data }) => data.closureId === closureId);
    expect(await told("clo_1")).toBeUndefined();
    await place.decide("reopen", (current) => reopen(current, "clo_1", noon, {}));
    await place.decide("close again", (current) => close(current, "clo_2"));
    expect(await told("clo_2")).toEqual([true]);
    await again();
    expect(await told("clo_2")).toBeUndefined();
    expect(await place.statusOf("a")).toBe("suspended");
  });

  it("may be kept for seven days after it, before anybody else books", async () => {
    const place = await away();
    const reopened = "2026-03-10T04:00:00.000Z";
    await place.decide("reopen", (current) => reopen(current, "clo_1", reopened, {}), reopened);
    const right = "2026-03-17T04:00:00.000Z";
    expect((await tryToBook(place, ["public"], { at: right }))[0]).toBe("wrong-state");
    const entry = entryOf(await place.now(), learner("a"));
    if (!entry) throw new Error("the seat is gone");
    const seats = await place.now();
    expect(refusalOf(() => keep(seats, entry, mark, right))[0]).toBe("window-lapsed");
    await place.decide("lapse", (current) => lapse(current, right), right);
    expect(await place.statusOf("a")).toBe("none");
  });

  it("are not suspended by who looked at them before they opened again", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("a");
    await place.decide("close", (current) => close(current, "clo_1"));
    const late = await place.now();
    await place.decide("reopen", (current) => reopen(current, "clo_1", noon, {}));
    await place.seats.decideOn(late, commandOf("suspend"), suspendSome);
    expect(await place.statusOf("a")).toBe("confirmed");
  });

  it("end for everybody when the course is given up, some at a time", async () => {
    const { seats, now } = await away();
    const { courseId } = await now();
    const after = await seats.exhaust(courseId, commandOf("end"), endSome);
    expect([Object.keys(after.seats), after.queued, after.left]).toEqual([[], 0, 2]);
  });
});

describe("seats while the community is suspended", () => {
  it("are offered to nobody: an offer is recalled to its place, and made anew afterwards", async () => {
    const place = await openSeats({ capacity: 1 });
    for (const name of ["a", "b", "c"]) await place.ask(name);
    await place.give("a");
    await place.offer();
    const look = lookAt("2026-03-03T05:00:00.000Z");
    const tend = (mayAct: boolean) => tendList(place.table, courseId, commandOf("tend", look.at), { ...look, mayAct });
    await tend(false);
    expect([await place.statusOf("b"), await place.statusOf("c")]).toEqual(["waiting", "waiting"]);
    const seats = await place.now();
    expect(placeOf(seats, learner("b"), { ...look, mayAct: false })).toMatchObject({ ahead: 0, why: "suspended" });
    await tend(true);
    expect((await place.now()).seats[learner("b")]).toMatchObject({ as: "offered", until: "2026-03-04T05:00:00.000Z" });
  });

  it("stay with those whose first right would have run out, who have it anew afterwards", async () => {
    const place = await openSeats({ capacity: 1 });
    await place.ask("a");
    await place.decide("close", (current) => close(current, "clo_1"));
    await place.decide("suspend", suspendSome);
    await place.decide("reopen", (current) => reopen(current, "clo_1", noon, {}));
    const tend = (at: string, mayAct: boolean) =>
      tendList(place.table, courseId, commandOf(`tend ${at}`, at), { ...lookAt(at), mayAct });
    await tend("2026-03-05T04:00:00.000Z", false);
    await tend("2026-03-20T04:00:00.000Z", false);
    expect(await place.statusOf("a")).toBe("suspended");
    await tend("2026-04-01T04:00:00.000Z", true);
    expect(await place.now()).toMatchObject({
      rightUntil: "2026-04-08T04:00:00.000Z",
      opensAt: "2026-04-08T04:00:00.000Z",
    });
    await tend("2026-04-08T04:00:00.000Z", true);
    expect(await place.statusOf("a")).toBe("none");
  });
});

describe("the night's count", () => {
  it("sees seats that are lost, a list that is miscounted, and rows that do not say what the seats say", async () => {
    const { ask, now } = await openSeats({ capacity: 2 });
    await ask("a");
    await ask("b");
    await ask("c");
    const seats = await now();
    expect(driftOf(seats)).toBeUndefined();
    expect(driftOf({ ...seats, left: 1 })).toEqual({ expected: 2, found: 3 });
    expect(driftOf({ ...seats, queued: 3 })).toEqual({ expected: 1, found: 3 });
    expect(driftOf({ ...seats, tickets: {} })).toEqual({ expected: 1, found: 1 });
    expect(unlisted(seats, [])).toHaveLength(3);
  });
});
