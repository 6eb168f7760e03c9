import { Course } from "#services/courses/domain/course/course.ts";
import { consentFor, KeptLearner, learnerOf } from "#services/courses/domain/learner.ts";
import { Booking } from "#services/courses/domain/seats/booking.ts";
import { driftOf, unlisted } from "#services/courses/domain/seats/capacity.ts";
import { nextOffer } from "#services/courses/domain/seats/offer.ts";
import { lapse } from "#services/courses/domain/seats/release.ts";
import { bookingOfEntry, entriesOf, type Seats } from "#services/courses/domain/seats/seats.ts";
import { seatsIn } from "#services/courses/store/seat-store.ts";
import { messageIdOf } from "#shared/messages/message.ts";
import { JournalEntry } from "#shared/table/journal.ts";
import type { Item } from "#shared/table/table.ts";
import { statesOf } from "../promises.ts";
import type { Evidence } from "../scenario.ts";
import { policy } from "./ground.ts";
import { order, oversold } from "./order.ts";

const only = (items: readonly Item[], kind: string): Item[] =>
  items.filter(({ partition }) => partition.split("#")[2] === kind);

const seatJournal = (items: readonly Item[]): JournalEntry[] =>
  only(items, "SEATS")
    .filter(({ sort }) => sort.startsWith("JOURNAL#"))
    .map((item) => JournalEntry.parse(item))
    .toSorted((one, other) => one.version - other.version);

type Told = { bookings: { bookingId: string; learnerId: string; status: string }[] };

/** Each key that was acknowledged took effect once, for everybody in it alike, and told the same ids each time. */
const effects = (journal: readonly JournalEntry[], { successes }: Evidence): string[] => {
  const booked = successes.filter(({ asked }) => asked.path.endsWith("/bookings"));
  const idsOf = (told: unknown): string => (told as Told).bookings.map(({ bookingId }) => bookingId).join();
  const byKey = Map.groupBy(booked, ({ asked }) => asked.key);
  const unsteady = [...byKey].filter(([, all]) => new Set(all.map(({ told }) => idsOf(told.body))).size > 1);
  const made = journal.filter(({ verb }) => verb === "bookSeats");
  const twice = made.filter(({ command }, at) =>
    made.some((other, before) => before < at && other.command === command),
  );
  const mixed = made.filter(({ facts }) => new Set(facts.map(({ type }) => type)).size > 1);
  const begun = new Map(
    made.flatMap(({ facts }) => facts.map(({ data }) => [String(data.bookingId), facts.length] as const)),
  );
  const lost = booked.flatMap(({ asked, told }) =>
    (told.body as unknown as Told).bookings
      .filter(({ bookingId }) => begun.get(bookingId) !== (asked.body as { learners: unknown[] }).learners.length)
      .map(({ bookingId }) => `${bookingId} was acknowledged, and not booked with its group`),
  );
  return [
    ...unsteady.map(([key]) => `${key} was told two things`),
    ...twice.map(({ command }) => `${command} booked twice`),
    ...mixed.map(({ command }) => `of ${command} some got seats and some did not`),
    ...lost,
  ];
};

/** At rest nothing more is to be done about the seats now, and what will be has its deadline. */
const tended = (items: readonly Item[], seats: Seats, at: string): string[] => {
  const look = { at, timeZone: "Asia/Shanghai", policy, mayAct: true };
  const next = nextOffer(seats, look);
  const waits = next && "lookAgainAt" in next ? next.lookAgainAt : undefined;
  const deadlines = items.filter(({ partition, sort }) => partition.endsWith("#DEADLINE") && sort >= at);
  const isSet = deadlines.some((item) => JSON.stringify(item.card).includes("seats-due") && item.sort <= `${waits}~`);
  return [
    ...(next && "offer" in next ? ["the head of the list fits and was offered nothing"] : []),
    ...(lapse(seats, at) ? ["something has lapsed and is still held"] : []),
    ...(waits && !isSet ? ["the head of the list waits for a morning that nobody will look at"] : []),
  ];
};

/** A minor's seat stands with a guardian's yes, and only with it. */
const consents = (items: readonly Item[], seats: Seats): string[] => {
  const learners = new Map(
    only(items, "LEARNER")
      .filter(({ sort }) => sort === "STATE")
      .map(({ state }) => KeptLearner.parse(state))
      .flatMap((kept) => learnerOf(kept.learnerId, kept, undefined) ?? [])
      .map((learner) => [learner.learnerId, learner]),
  );
  return entriesOf(seats).flatMap(({ learnerId, status }) => {
    const learner = learners.get(learnerId);
    if (!learner?.guardianIds) return [];
    const answer = consentFor(learner, seats.courseId)?.answer;
    if (status === "held" && answer === "given") return [`${learnerId} is held though a guardian said yes`];
    const stands = status === "confirmed" || status === "suspended";
    return stands && answer !== "given" ? [`${learnerId} has a seat though a guardian said ${answer}`] : [];
  });
};

/** While the campus is closed nothing is booked or offered, and no confirmed booking was missed. */
const closures = (seats: Seats, course: Course): string[] => {
  const statuses = entriesOf(seats).map(({ status }) => status);
  const isEndless = seats.isOpen && seats.rightUntil === undefined && statuses.includes("suspended");
  if (course.status !== "suspended")
    return [
      ...(seats.closureId ? ["the seats are closed and the course is not"] : []),
      ...(isEndless ? ["somebody is still suspended, and for ever"] : []),
    ];
  return [
    ...(seats.isOpen ? ["the course is suspended and its seats are open"] : []),
    ...(statuses.includes("confirmed") ? ["the closure missed a confirmed booking"] : []),
    ...(statuses.includes("offered") ? ["an offer stands while the campus is closed"] : []),
  ];
};

const inClosures: ReadonlySet<string> = new Set(["seat-taken", "list-joined", "seat-offered", "offer-accepted"]);

/** Between the closing of the seats and their opening nobody is booked, listed or offered anything. */
const quiet = (journal: readonly JournalEntry[]): string[] => {
  let isClosed = false;
  return journal.flatMap(({ version, facts }) => {
    const told = facts.map(({ type }) => type.split(".")[1] ?? "");
    if (told.includes("seats-closed")) isClosed = true;
    if (told.includes("seats-reopened")) isClosed = false;
    const loud = told.find((what) => isClosed && inClosures.has(what));
    return loud ? [`${loud} at ${version}, while the seats were closed`] : [];
  });
};

/** For each closure each booker of a suspended booking is owed one message, told by one fact; guardians hear too. */
const messages = (items: readonly Item[], journal: readonly JournalEntry[]): string[] => {
  const all = journal.flatMap(({ facts }) => facts);
  const bookers = new Map(all.flatMap(({ data }) => (data.bookerId ? [[data.bookingId, data.bookerId] as const] : [])));
  const owed = new Set(
    all
      .filter(({ type }) => type === "courses.booking-suspended.v1")
      .map(({ data }) => {
        const [personId, cause] = [String(bookers.get(data.bookingId)), String(data.closureId)];
        return messageIdOf({ moment: "courses.suspended", personId, cause });
      }),
  );
  const told = only(items, "MESSAGE")
    .filter(({ sort }) => sort.startsWith("JOURNAL#"))
    .flatMap((item) => JournalEntry.parse(item).facts)
    .filter(({ data }) => data.moment === "courses.suspended")
    .map(({ data }) => data.messageId);
  const wrong = [...owed].filter((id) => told.filter((each) => each === id).length !== 1);
  return wrong.length === 0 ? [] : [`${wrong.length} of ${owed.size} messages about closures were not told once`];
};

const rowsIn = (items: readonly Item[]): Booking[] =>
  only(items, "ROSTER").flatMap(({ sort, card }) => (sort.startsWith("BOOKING#") && card ? [Booking.parse(card)] : []));

/** What must hold of courses at rest. */
export const brokenPromises = (evidence: Evidence): string[] => {
  const { items, now } = evidence;
  const state = only(items, "SEATS").find(({ sort }) => sort === "STATE");
  const seats = seatsIn(state);
  if (!seats) return ["the seats are gone"];
  const course = Course.parse(statesOf(items, "COURSE")[0]);
  const journal = seatJournal(items);
  const rows = rowsIn(items);
  const both = Object.keys(seats.seats).filter((learnerId) => seats.waiting[learnerId]);
  const drift = driftOf(seats);
  const active = new Set(entriesOf(seats).map((entry) => bookingOfEntry(seats, entry)));
  return [
    ...(drift ? [`the seats drifted: ${JSON.stringify(drift)}`] : []),
    ...(course.capacity === seats.capacity
      ? []
      : [`the course has ${course.capacity} seats, its item ${seats.capacity}`]),
    ...both.map((learnerId) => `${learnerId} has a seat and waits`),
    ...effects(journal, evidence),
    ...order(journal),
    ...oversold(journal),
    ...tended(items, seats, now),
    ...consents(items, seats),
    ...closures(seats, course),
    ...quiet(journal),
    ...messages(items, journal),
    ...unlisted(seats, rows).map(
      (bookingId) => `the row of ${bookingId} is ${active.has(bookingId) ? "behind" : "left"}`,
    ),
  ];
};
