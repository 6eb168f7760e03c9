import { lookOf, nextOffer } from "#services/courses/domain/seats/offer.ts";
import { lapse } from "#services/courses/domain/seats/release.ts";
import { close, suspendSome } from "#services/courses/domain/seats/suspend.ts";
import { followCourseChange } from "#services/courses/flows/follow-course-change.ts";
import { coursesReactions } from "#services/courses/reactions.ts";
import { bookingStore } from "#services/courses/store/booking-store.ts";
import { courseStore } from "#services/courses/store/course-store.ts";
import { mustTell } from "#services/courses/store/retelling.ts";
import { seatStore } from "#services/courses/store/seat-store.ts";
import { tendList } from "#services/courses/store/tending.ts";
import { consumer } from "#shared/events/consumer.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import type { Change, Condition, Item, Table, Write } from "#shared/table/table.ts";
import { type Plant, replacing } from "../scenario.ts";

type Update = Extract<Write, { update: unknown }>;

const isOfSeats = (write: Write): write is Update =>
  "update" in write && write.update.partition.includes("#SEATS#") && write.update.sort === "STATE";

/** The same table, but for updates of the seat item. */
const updating =
  (change: (write: Update, table: Table) => Write | Promise<Write>): NonNullable<Plant["table"]> =>
  (table) => ({
    ...table,
    write: async (write) => table.write(isOfSeats(write) ? await change(write, table) : write),
  });

const without =
  (isDropped: (condition: Condition) => boolean) =>
  (write: Update): Write => ({ ...write, when: (write.when ?? []).filter((condition) => !isDropped(condition)) });

const isAbout =
  (...path: readonly string[]) =>
  ({ path: own }: Condition): boolean =>
    path.every((part, at) => own[at] === part);

const verbOf = ({ changes }: Update): string => {
  const last = changes.find(
    (change): change is Extract<Change, { set: unknown }> => "set" in change && change.set[0] === "last",
  );
  return String((last?.to as Item | undefined)?.verb ?? "");
};

const tend = coursesReactions.tendSeatsWhenChanged;

/** It looks at the list when a seat is released, once, and not again when that failed. */
const givesUp = consumer(tend, async ({ event, table, now, command, community }) => {
  if (event.type !== "courses.seat-released.v1" && event.type !== "courses.seats-due.v1") return;
  const card = await community();
  const { courseId } = event.data;
  const seats = seatStore(table);
  await seats.exhaust(courseId, command, (current) => lapse(current, now));
  await seats
    .decide(courseId, command, (current) => {
      const next = nextOffer(current, lookOf(card, now));
      return next && "offer" in next ? next.offer : undefined;
    })
    .catch(() => {});
});

/** Whoever is tended is released by the clock alone, though the offer was taken a moment ago. */
const lapsesWithoutLooking = updating((write) =>
  verbOf(write) === "tendSeatsWhenChanged"
    ? { ...write, when: (write.when ?? []).filter(({ path }) => path[0] !== "seats") }
    : write,
);

/** The closure goes by the rows of bookings, which may be behind: whoever has none yet keeps a confirmed seat. */
const suspendsByRows = consumer(coursesReactions.followWhenCourseChanged, async (heard) => {
  const { event, table, command } = heard;
  const { courseId } = event.data;
  const { state: course } = await courseStore(table).get(courseId);
  if (course.status !== "suspended") return followCourseChange(heard);
  const seats = seatStore(table);
  await seats.decide(courseId, command, (current) => close(current, course.closureId));
  const rows = await bookingStore(table).allOfCourse(courseId);
  const listed = new Set(rows.map(({ learnerId }) => learnerId));
  await seats.exhaust(courseId, command, (current) => {
    const some = Object.entries(current.seats).filter(([learnerId]) => listed.has(learnerId));
    return suspendSome({ ...current, seats: Object.fromEntries(some) });
  });
});

const tendsListOnly = consumer(tend, async ({ event, table, now, command, community }) => {
  const card = await community();
  await tendList(table, event.data.courseId, command, lookOf(card, now));
});

const tellsEachBooking = consumer(coursesReactions.tellWhenHappened, async ({ event, table, command }) => {
  if (event.type !== "courses.booking-suspended.v1") return;
  const { bookingId } = event.data as { bookingId: string };
  const { bookerId } = await mustTell(table, bookingId);
  const telling = { moment: "courses.suspended", kind: "notice", thing: { kind: "booking", id: bookingId } } as const;
  await messageStore(table).tellOnce({ ...telling, params: {}, personId: bookerId, cause: bookingId }, command);
});

/** Rows are written as they are heard, though a later fact had written them. */
const rowsByArrival = consumer(coursesReactions.keepBookingWhenSeatChanged, async ({ event, table }) => {
  const late = { type: event.type, data: event.data, at: event.time, sequence: "99999999-999" };
  await bookingStore(table).follow(event.data.bookingId, late);
});

const lapsesNothing = consumer(tend, async ({ event, table, command, now }) => {
  await seatStore(table).decide(event.data.courseId, command, (current) => lapse(current, now) && undefined);
});

const isOffer = ({ changes }: Update): boolean => JSON.stringify(changes).includes("courses.seat-offered.v1");

/** An offer is told of and its seat is not held. */
const offersWithoutHolding = updating((write) =>
  isOffer(write)
    ? { ...write, changes: write.changes.filter((change) => !("add" in change && change.add[0] === "left")) }
    : write,
);

/** An offer does not ask whether the campus is open, and is long on its way: it may close meanwhile. */
const slowOffersAnyway = updating(async (write, table) => {
  for (let n = 0; isOffer(write) && n < 40; n += 1) await table.get(write.update).catch(() => {});
  return without(isAbout("isOpen"))(write);
});

/** Whoever of a group finds a seat takes it. */
const booksPartly = updating(async (write, table) => {
  if (verbOf(write) !== "bookSeats") return write;
  const item = await table.get(write.update);
  const entries = write.changes.filter((change) => "set" in change && change.set[0] === "seats");
  const left = Number(item?.left ?? 0);
  if (entries.length < 2 || left !== 1) return write;
  const [, ...others] = entries;
  const changes = write.changes
    .filter((change) => !others.includes(change))
    .map((change) => ("add" in change && change.add[0] === "left" ? { ...change, by: -1 } : change));
  return { ...write, changes, when: (write.when ?? []).filter(({ path }) => path[0] !== "left") };
});

/** Bugs that people really write about seats and lists, each of which the simulation must see. */
export const plants: Readonly<Record<string, Plant>> = {
  "the condition on what is left is dropped": { table: updating(without(isAbout("left"))), caughtBy: 15 },
  "who books does not look at the list": { table: updating(without(isAbout("queued"))), caughtBy: 29 },
  "an offer does not hold its seat": { table: offersWithoutHolding, caughtBy: 2 },
  "an offer lapses whether it was taken or not": { table: lapsesWithoutLooking, caughtBy: 14 },
  "what is held is never released": { services: replacing("courses", lapsesNothing), caughtBy: 5 },
  "the promotion gives up": { services: replacing("courses", givesUp), caughtBy: 11 },
  "a group is booked in part": { table: booksPartly, caughtBy: 5 },
  "the closure finds its bookings by their rows": {
    services: (services) => replacing("courses", tendsListOnly)(replacing("courses", suspendsByRows)(services)),
    caughtBy: 137,
  },
  "a booker is told of a closure once for each booking": {
    services: replacing("courses", tellsEachBooking),
    caughtBy: 4,
  },
  "a late retry books again after a cancellation": {
    table: updating(without(isAbout("past"))),
    doubles: 0.5,
    caughtBy: 73,
  },
  "a learner is booked twice": {
    table: updating(without(({ is, path }) => is === "absent" && path.length === 2)),
    caughtBy: 8,
  },
  "an offer may be made while the campus is closed": { table: slowOffersAnyway, carriers: 6, caughtBy: 70 },
  "rows follow whatever is heard last": { services: replacing("courses", rowsByArrival), caughtBy: 1 },
  "a retry makes a key of its own": { freshKeys: true, caughtBy: 117 },
  "a change is forgotten before it is published": { forgetsFirst: true, caughtBy: 1 },
  "a fact that nobody hears yet is acknowledged": { acknowledgesUnheard: true, carriers: 4, caughtBy: 147 },
  "the first reaction that fails stops the others": { stopsAtFirstFailure: true, caughtBy: 1 },
};
