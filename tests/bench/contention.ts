import { queueOf } from "#services/courses/domain/seats/queue.ts";
import type { Seats } from "#services/courses/domain/seats/seats.ts";
import { bookSeats } from "#services/courses/handlers/book-seats.ts";
import { bookingEndpoints } from "#services/courses/handlers/bookings.ts";
import { seatStore } from "#services/courses/store/seat-store.ts";
import type { Use } from "../limits/meter.ts";
import { booking, courseId, insist, openPlace, pool, post, type Told } from "./contended-place.ts";
import { usualBooking } from "./usual-booking.ts";

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((total, each) => total + each, 0) / numbers.length;

/** How often a request tried to decide: its conditional update, or its transaction. */
const triesOf = (decision: Use["call"], { tries }: Told): number => tries.filter((call) => call === decision).length;

const statusOf = ({ body }: Told): string | undefined => body.bookings?.[0]?.status;

/** What so many requests for so few seats came to. Means are of the requests that got a seat, or joined the list. */
export type Row = {
  readonly build: string;
  readonly requests: number;
  readonly seats: number;
  readonly sold: number;
  readonly waiting: number;
  readonly refused: number;
  readonly gaveUp: number;
  readonly inversions: number;
  readonly attemptsPerSeat: number;
  readonly attemptsPerJoin: number;
  readonly roundTripsPerSeat: number;
  readonly writeUnitsPerSeat: number;
  readonly cpuMicroseconds: number;
};

const inversionsOf = (seats: Seats, told: readonly (Told | undefined)[]): number => {
  const listed = queueOf(seats).map(({ ticket }) => ticket);
  const sorted = listed.toSorted((one, other) => one - other);
  const waiting = told.flatMap((each) => each?.body.bookings ?? []).filter(({ status }) => status === "waiting").length;
  return listed.filter((ticket, at) => ticket !== sorted[at]).length + Math.abs(waiting - seats.queued);
};

const builds = {
  "one item": { endpoints: [bookSeats], ifFull: "refuse", decision: "write" },
  "one item, with its list": { endpoints: [bookSeats], ifFull: "wait", decision: "write" },
  usual: { endpoints: [usualBooking], ifFull: "refuse", decision: "commit" },
} as const;

/** So many requests for so few seats, with 64 in flight and transactions that conflict. */
const contend = async (build: keyof typeof builds, requests: number, seats: number): Promise<Row> => {
  const { endpoints, ifFull, decision } = builds[build];
  const place = await openPlace({ people: requests, capacity: seats, endpoints });
  await pool(Array.from({ length: requests }, (_, nth) => () => warm(place, nth)));
  const before = process.cpuUsage();
  const told = await pool(Array.from({ length: requests }, (_, nth) => () => insist(place, booking(nth, ifFull))));
  const { user, system } = process.cpuUsage(before);
  const booked = told.filter((each) => statusOf(each) === "confirmed");
  const joined = told.filter((each) => statusOf(each) === "waiting");
  const after = await seatStore(place.plain).get(courseId);
  place.store.close();
  return {
    build,
    requests,
    seats,
    sold: booked.length,
    waiting: joined.length,
    refused: told.filter(({ status }) => status === 409).length,
    gaveUp: told.filter(({ status }) => status >= 500).length,
    inversions: build === "usual" ? 0 : inversionsOf(after, told),
    attemptsPerSeat: mean(booked.map((each) => triesOf(decision, each))),
    attemptsPerJoin: mean(joined.map((each) => triesOf(decision, each))),
    roundTripsPerSeat: mean(booked.map(({ uses }) => uses.length)),
    writeUnitsPerSeat: mean(booked.map(({ uses }) => uses.reduce((units, use) => units + use.writeUnits, 0))),
    cpuMicroseconds: (user + system) / requests,
  };
};

/** A request that is refused before it touches a seat: so that the membership is kept, as it is on a warm function. */
const warm = ({ handle }: Pick<Awaited<ReturnType<typeof openPlace>>, "handle">, nth: number) =>
  handle(post(nth, "/bookings", `warm ${nth}`, {}), {});

/** A hundred who have a seat give it up while a thousand others ask. */
const cancelAmidBookings = async () => {
  const [cancels, bookings] = [100, 1000];
  const endpoints = [bookSeats, ...Object.values(bookingEndpoints)];
  const place = await openPlace({ people: cancels + bookings, capacity: 300, endpoints });
  const first = Array.from({ length: cancels }, (_, nth) => () => insist(place, booking(nth, "refuse")));
  const ids = (await pool(first)).map(({ body }) => body.bookings?.[0]?.bookingId ?? "");
  const cancelled: Told[] = [];
  const jobs = Array.from({ length: bookings }, (_, nth) => async () => {
    await insist(place, booking(cancels + nth, "wait"));
    if (nth % 10 !== 0) return;
    const path = `/bookings/${ids[nth / 10]}/cancel`;
    cancelled.push(await insist(place, post(nth / 10, path, `cancel ${nth}`, {})));
  });
  await pool(jobs);
  place.store.close();
  const done = cancelled.filter(({ status }) => status === 200);
  return { asked: cancels, done: done.length, writesEach: mean(done.map((each) => triesOf("write", each))) };
};

/** The contention table: each build beside the others in one run. */
export const measureContention = async () => {
  const rows: Row[] = [];
  for (const requests of [100, 1000])
    for (const seats of [1, 30, 300])
      for (const build of Object.keys(builds) as (keyof typeof builds)[])
        rows.push(await contend(build, requests, seats));
  return { rows, cancels: await cancelAmidBookings() };
};
