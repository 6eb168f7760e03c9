import { afterEach, describe, expect, it } from "vitest";
import { nextOffer, reprioritise } from "#services/courses/domain/seats/offer.ts";
import { queueOf } from "#services/courses/domain/seats/queue.ts";
import { accept, lapse } from "#services/courses/domain/seats/release.ts";
import { entriesOf, entryOf, type Seats } from "#services/courses/domain/seats/seats.ts";
import type { Table } from "#shared/table/table.ts";
import { commandOf, learner, lookAt, noon, openSeats } from "./seats.ts";

type Place = Awaited<ReturnType<typeof openSeats>>;

let place: Place | undefined;
afterEach(() => {
  place?.store.close();
  place = undefined;
});

const open = async (...given: Parameters<typeof openSeats>): Promise<Place> => {
  place = await openSeats(...given);
  return place;
};

/** Holds every first read until so many came, so that all of them decide on the same seats. */
const allAtOnce = (count: number) => {
  let [waiting, isHeld] = [0, true];
  const release: (() => void)[] = [];
  return (table: Table): Table => ({
    ...table,
    get: async (key) => {
      const item = await table.get(key);
      if (!isHeld) return item;
      waiting += 1;
      if (waiting === count) {
        isHeld = false;
        for (const resume of release) resume();
      } else await new Promise<void>((resume) => release.push(resume));
      return item;
    },
  });
};

const outcome = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "done",
    (error: { code?: string }) => error.code ?? String(error),
  );

describe("cal.diy #13360: two who open the empty page at the same time", () => {
  it("are booked into the same course: no second booking of it comes to be beside the first", async () => {
    const { ask, now } = await open({ capacity: 5, around: allAtOnce(2) });
    await Promise.all([ask("one"), ask("other")]);
    const seats = await now();
    expect(entriesOf(seats).map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);
    expect(seats.left).toBe(3);
    expect(seats.version).toBe(3);
  });
});

describe("eventyay #1359: the last seat, and two who read that it is free", () => {
  it("is sold once, though nobody holds a lock", async () => {
    const { ask, now } = await open({ capacity: 1, around: allAtOnce(2) });
    const refusing = { ifFull: "refuse" as const };
    const told = await Promise.all([outcome(ask("one", ["one"], refusing)), outcome(ask("two", ["two"], refusing))]);
    expect(told.toSorted()).toEqual(["course-full", "done"]);
    expect(await now()).toMatchObject({ left: 0, queued: 0 });
  });

  it("is sold once to one of twenty, and the others wait", async () => {
    const { ask, now } = await open({ capacity: 1, around: allAtOnce(20) });
    await Promise.all(Array.from({ length: 20 }, (_, nth) => ask(`p${nth}`)));
    const seats = await now();
    expect([Object.keys(seats.seats).length, seats.queued, seats.left]).toEqual([1, 19, 0]);
  });
});

describe("pretix #1163: who cancels the seat that the list gave them", () => {
  it("is offered no second one: neither by the list nor by a late retry of what they once sent", async () => {
    const { ask, give, offer, now, statusOf } = await open({ capacity: 1 });
    await ask("first");
    await ask("second");
    await ask("third");
    await give("first");
    expect(await offer()).toMatchObject({ queued: 1 });
    expect(await statusOf("second")).toBe("offered");
    await give("second");
    await offer();
    expect(await statusOf("second")).toBe("none");
    expect(await statusOf("third")).toBe("offered");
    expect((await ask("second")).outcome).toBe("replayed");
    expect(await statusOf("second")).toBe("none");
    expect(await now()).toMatchObject({ queued: 0, left: 0 });
  });
});

describe("Summit-Events #653: who registered first and who waits first are two things", () => {
  it("the list goes by who joined it first, not by an older record of the same person", async () => {
    const { ask, give, now } = await open({ capacity: 1 });
    await ask("late");
    await ask("other");
    await give("late");
    await ask("late again", ["late"]);
    await ask("newcomer");
    const order = queueOf(await now()).flatMap(({ learnerIds }) => learnerIds);
    expect(order).toEqual(["other", "late", "newcomer"].map(learner));
  });

  it("of two who join in the same instant the item's version says who came first", async () => {
    const { ask, now } = await open({ capacity: 1, around: allAtOnce(3) });
    await Promise.all(["a", "b", "c"].map((name) => ask(name)));
    const tickets = queueOf(await now()).map(({ ticket }) => ticket);
    expect(tickets).toHaveLength(2);
    expect(new Set(tickets).size).toBe(2);
  });
});

describe("JEM #2287: a small wish behind a large one", () => {
  it("never passes the head of the list, by booking or by being offered", async () => {
    const { ask, give, offer, now, statusOf } = await open({ capacity: 3 });
    await ask("a");
    await ask("b");
    await ask("c");
    await ask("family", ["father", "mother", "child"]);
    await ask("single");
    await give("a");
    await offer();
    expect(await statusOf("single")).toBe("waiting");
    const refusing = { ifFull: "refuse" as const };
    expect(await outcome(ask("passer-by", ["passer-by"], refusing))).toBe("others-first");
    await give("b");
    expect(await offer()).toMatchObject({ left: 2, queued: 4 });
    await give("c");
    const after = await offer();
    expect(["father", "mother", "child"].map((name) => entryOf(after, learner(name))?.status)).toEqual([
      "offered",
      "offered",
      "offered",
    ]);
    expect(await now()).toMatchObject({ left: 0, queued: 1 });
  });
});

describe("an offer that is taken in the moment in which it lapses", () => {
  it("ends one way: a taken seat is not released, a released one not taken", async () => {
    for (const isAccepted of [true, false]) {
      const { ask, give, offer, decide, statusOf, now, store } = await openSeats({ capacity: 1 });
      await ask("first");
      await ask("second");
      await give("first");
      const late = "2026-03-03T04:00:00.000Z";
      const { seats } = await offer();
      const until = Object.values(seats).flatMap((seat) =>
        typeof seat === "object" && "until" in seat ? [seat.until] : [],
      );
      expect(until).toEqual([late]);
      const before = "2026-03-03T03:59:59.999Z";
      const taking = () =>
        decide(
          "accept",
          (current, mark) => {
            const entry = entryOf(current, learner("second"));
            if (entry?.status !== "offered") return undefined;
            const learners = [{ learnerId: entry.learnerId, isMinor: false, needsConsent: false }];
            return accept(current, { entry, learners, mark, at: before, policy: {} });
          },
          before,
        );
      const lapsing = () => decide("lapse", (current) => lapse(current, late), late);
      await Promise.all(isAccepted ? [taking(), lapsing()] : [lapsing(), taking()]);
      const { left } = await now();
      expect([await statusOf("second"), left]).toEqual(isAccepted ? ["confirmed", 0] : ["none", 1]);
      store.close();
    }
  });
});

describe("an offer to who was put behind newcomers, in the moment in which one comes", () => {
  it("goes to the newcomer: nobody is offered a seat past the head of the list", async () => {
    const { ask, give, decide, seats, now, statusOf } = await open({ capacity: 1 });
    await ask("first");
    await ask("late");
    await decide("behind", (current, mark) => reprioritise(current, { learnerId: learner("late"), priority: 7, mark }));
    await give("first");
    const read = await now();
    await ask("newcomer");
    const offering = (current: Seats) => {
      const next = nextOffer(current, lookAt(noon));
      return next && "offer" in next ? next.offer : undefined;
    };
    await seats.decideOn(read, commandOf("offer"), offering);
    expect([await statusOf("newcomer"), await statusOf("late")]).toEqual(["offered", "waiting"]);
  });
});
