import { describe, expect, it } from "vitest";
import { bookingOfEntry, entryOf, type Seats } from "#services/courses/domain/seats/seats.ts";
import { close, reopen, suspendSome } from "#services/courses/domain/seats/suspend.ts";
import { courses } from "#services/courses/service.ts";
import { courseKey } from "#services/courses/store/course-store.ts";
import { feedbackStore } from "#services/courses/store/feedback-store.ts";
import { sessionKey } from "#services/courses/store/session-store.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { standingKey } from "#shared/people/standing.ts";
import type { Item } from "#shared/table/table.ts";
import { beside, itemOf, scope, tableWith, toldBy, verbsToldBy } from "../told-verbs.ts";
import { caller, dated, session, standingOf } from "./scenes.ts";
import { courseId, learner, noon, openSeats, startsAt } from "./seats.ts";

const told = verbsToldBy(courses);
const booker = caller("an", "resident");
const partner = caller("bo", "resident");
const neighbour = caller("cy", "resident");
const desk = caller("desk", "desk-operator");
const worker = caller("worker", "residents-committee-worker");
const everybody = { booker, partner, neighbour, desk, worker, served: beside(booker, desk) };

const home = { hou_1: true } as const;
const standings = [booker, partner, neighbour].map((each) =>
  itemOf(standingKey(scope, each.personId), {
    ...standingOf(each),
    households: each === neighbour ? {} : home,
  }),
);

/** The booking of An, or of somebody else, in the course, as it is in some seats. */
const bookingIn = (seats: Seats, { bookingId = "bkg_ended", of = "an" } = {}) => {
  const learnerId = learner(of);
  const entry = entryOf(seats, learnerId);
  const row = { learnerId, bookerId: learnerId };
  return { bookingId: entry ? bookingOfEntry(seats, entry) : bookingId, seats, row, entry, isDone: false };
};

const toldOf = async (seats: Seats, when: string, more: readonly Item[] = []): Promise<Record<string, string>> => {
  const table = await tableWith(...standings, ...more);
  const rows = Object.entries(everybody).map(async ([name, by]: [string, Caller]) => {
    return [name, await told("booking", bookingIn(seats), { by, at: when, table })];
  });
  return Object.fromEntries((await Promise.all(rows)).filter(([, verbs]) => verbs));
};

const confirmed = async () => {
  const place = await openSeats({ capacity: 1 });
  await place.ask("an");
  return place;
};
const waiting = async () => {
  const place = await openSeats({ capacity: 1 });
  await place.ask("first");
  await place.ask("an");
  return place;
};
const offered = async () => {
  const place = await waiting();
  await place.give("first");
  await place.offer();
  return place;
};
const suspended = async () => {
  const place = await confirmed();
  await place.decide("close", (current) => close(current, "clo_1"));
  await place.decide("suspend", suspendSome);
  return place;
};
const reopened = async () => {
  const place = await suspended();
  await place.decide("reopen", (current) => reopen(current, "clo_1", noon, {}));
  return place;
};
const ended = async () => {
  const place = await confirmed();
  await place.give("an");
  return place;
};

const theirs = (own: string, served = `${own} printSlip`) => ({ booker: own, partner: own, desk: own, served });

describe("a booking offers", () => {
  it.each([
    ["a seat", confirmed, theirs("cancelBooking")],
    [
      "a place in the list",
      waiting,
      {
        booker: "cancelBooking",
        partner: "cancelBooking",
        desk: "cancelBooking setPriority",
        worker: "setPriority",
        served: "cancelBooking setPriority printSlip",
      },
    ],
    ["an offer", offered, theirs("cancelBooking acceptOffer")],
    ["a seat that rests", suspended, theirs("cancelBooking")],
    ["a seat to keep after a closure", reopened, theirs("cancelBooking keepSeat")],
    ["nothing any more", ended, {}],
  ] as const)("what may be done with %s to the household and the desk", async (_, made, row) => {
    expect(await toldOf(await (await made()).now(), noon)).toEqual(row);
  });

  it("no offer that has lapsed, and no right that has", async () => {
    const late = plusMinutes(startsAt, -60);
    const offers = await toldOf(await (await offered()).now(), late);
    expect([offers.booker, offers.desk]).toEqual(["cancelBooking", "cancelBooking"]);
    const rights = await toldOf(await (await reopened()).now(), late);
    expect([rights.booker, rights.desk]).toEqual(["cancelBooking", "cancelBooking"]);
  });

  it("of those that were booked at once each its own, whoever else was booked for", async () => {
    const place = await openSeats({ capacity: 2 });
    await place.ask("an");
    await place.ask("cy");
    const seats = await place.now();
    const booked = [bookingIn(seats), bookingIn(seats, { of: "cy" })];
    const table = await tableWith(...standings);
    const { allowedVerbsOf } = await toldBy(courses)("booked", booked, { by: partner, at: noon, table });
    expect(Object.values(allowedVerbsOf ?? {})).toEqual([["cancelBooking"], []]);
  });

  it("shortly before the start its end at the desk alone", async () => {
    const late = plusMinutes(startsAt, -60);
    expect(await toldOf(await (await confirmed()).now(), late)).toEqual({
      desk: "cancelBooking",
      served: "cancelBooking printSlip",
    });
  });

  it("how it was to who was there, once; what was attended is ended by nobody", async () => {
    const seats = await (await confirmed()).now();
    const attendance = { [learner("an")]: { outcome: "present", isWalkIn: false, isMinor: false } };
    const [first] = dated().sessions;
    if (!first) throw new Error("no session was made");
    const held = { ...session(), sessionId: first.sessionId, attendance };
    const course = itemOf(courseKey(scope, courseId), { ...dated(), courseId, sessions: [first] });
    const there = itemOf(sessionKey(scope, first.sessionId), held);
    const after = plusMinutes(startsAt, 24 * 60);
    expect(await toldOf(seats, after, [course, there])).toEqual({
      booker: "giveFeedback",
      partner: "giveFeedback",
      served: "printSlip giveFeedback",
    });
    const missed = itemOf(sessionKey(scope, first.sessionId), { ...held, attendance: {} });
    expect((await toldOf(seats, after, [course, missed])).booker).toBe(undefined);
    const given = itemOf(feedbackStore(await tableWith()).stateKey(bookingIn(seats).bookingId), {});
    expect((await toldOf(seats, after, [course, there, given])).booker).toBe(undefined);
  });
});
