import { AsyncLocalStorage } from "node:async_hooks";
import { devIssuer, devOperators } from "#infra/local/issuer.ts";
import { queueOf, type Seats } from "#services/courses/domain/seats.ts";
import { bookSeats } from "#services/courses/handlers/book-seats.ts";
import { bookingEndpoints } from "#services/courses/handlers/bookings.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { openedSeats, seatStore } from "#services/courses/store/seat-store.ts";
import { digest } from "#shared/domain/ids.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { http } from "#shared/http/http.ts";
import { accountOf, membershipKey } from "#shared/http/membership.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import { silent } from "#shared/observe.ts";
import { patient } from "#shared/table/busy.ts";
import { communityKey } from "#shared/table/community.ts";
import type { Command } from "#shared/table/journal.ts";
import { metered, type Use } from "#shared/table/meter.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";
import { seededRandom } from "../simulation/turns.ts";
import { conflictingTable } from "./conflicting-table.ts";
import { usualBooking } from "./usual-booking.ts";

const slug = "yangguang-huayuan";
const region = "bench";
const now = "2026-03-02T01:00:00.000Z";
const inFlight = 64;
const conflictChance = 0.02;
const mostClientTries = 50;

const courseId = `crs_${digest(["course"], 20)}`;
const personOf = (nth: number): string => `per_${digest(["person", String(nth)], 20)}`;

const opening = (): Command => {
  const id = digest(["opening"]);
  return { id, payload: id, verb: "open", by: { role: "system" }, at: now, correlationId: id, causationId: id };
};

type Options = { readonly people: number; readonly capacity: number; readonly endpoints: readonly Endpoint[] };

/** A community of so many people, one course, and a handler on a table whose transactions meet. */
const openPlace = async ({ people, capacity, endpoints }: Options) => {
  const store = sqliteStore(":memory:");
  const scope = communityScope(region, slug);
  const plain = scoped(store.table, scope);
  const community = { status: "active", language: "en", timeZone: "Asia/Shanghai", policy: {}, calendar: {} };
  await plain.write({ put: { ...communityKey(scope), version: 1, state: community } });
  for (let nth = 0; nth < people; nth += 1) {
    const account = accountOf({ issuer: devIssuer, subject: `p${nth}` });
    const grants = { g: { role: "resident", from: now } };
    const state = { personId: personOf(nth), name: `p${nth}`, grants };
    await plain.write({ put: { ...membershipKey(scope, account), state } });
    await learnerStore(plain).register(personOf(nth), { name: `p${nth}` });
  }
  const seats = { courseId, capacity, deskSeats: 0, startsAt: "2026-06-01T01:00:00.000Z", fromAge: 0, toAge: 120 };
  await plain.write(openedSeats(scope, opening(), seats).write);
  await plain.write({ put: { ...scope.key(["COUNTER", courseId], "STATE"), left: capacity } });

  const random = seededRandom(1);
  const meeting = conflictingTable(store.table, random, conflictChance);
  const counted = watched(metered(meeting, (use) => void asking.getStore()?.uses.push(use)));
  const sleep = () => new Promise<void>((resume) => setImmediate(resume));
  const table = patient(counted, { attempts: 5, sleep, random });
  const world = { table, region, clock: () => now, log: silent, operators: devOperators, codeKey: "bench" };
  return { store, plain, handle: http(world, endpoints) };
};

type Place = Awaited<ReturnType<typeof openPlace>>;

/** What the request that is being answered has cost, and what it tried, also where that was cancelled. */
type Asking = { readonly uses: Use[]; readonly tries: Use["call"][] };

const asking = new AsyncLocalStorage<Asking>();

const watched = (table: Table): Table => ({
  ...table,
  write: (write) => {
    asking.getStore()?.tries.push("write");
    return table.write(write);
  },
  commit: (writes) => {
    asking.getStore()?.tries.push("commit");
    return table.commit(writes);
  },
});

const base = `/v1/communities/${slug}/courses`;

const post = (nth: number, path: string, key: string, body: object): GatewayEvent => ({
  version: "2.0",
  rawPath: base + path,
  rawQueryString: "",
  headers: { "content-type": "application/json", "idempotency-key": key },
  body: JSON.stringify(body),
  isBase64Encoded: false,
  requestContext: {
    requestId: "bench",
    http: { method: "POST", path: base + path },
    authorizer: { jwt: { claims: { iss: devIssuer, sub: `p${nth}` } } },
  },
});

/** What one request was told in the end, and every call that it took. */
type Told = {
  readonly status: number;
  readonly body: { bookings?: { bookingId: string; status: string }[] };
} & Asking;

/** Sends until it is answered for good, as a client does on 503. */
const insist = ({ handle }: Place, event: GatewayEvent): Promise<Told> => {
  const own: Asking = { uses: [], tries: [] };
  return asking.run(own, async () => {
    for (let sent = 1; ; sent += 1) {
      const { statusCode, body } = await handle(event, {});
      if (statusCode !== 503 || sent === mostClientTries) return { status: statusCode, body: JSON.parse(body), ...own };
    }
  });
};

/** Runs the jobs, so many at a time. */
const pool = async <Result>(jobs: readonly (() => Promise<Result>)[]): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < jobs.length; at = next++) results[at] = await (jobs[at] as () => Promise<Result>)();
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return results;
};

const booking = (nth: number, ifFull: "wait" | "refuse") =>
  post(nth, "/bookings", `book ${nth}`, { courseId, learners: [{ learnerId: personOf(nth) }], ifFull });

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
const warm = ({ handle }: Place, nth: number) => handle(post(nth, "/bookings", `warm ${nth}`, {}), {});

/** A hundred who have a seat give it up while a thousand others ask. */
const cancelAmidBookings = async () => {
  const [cancels, bookings] = [100, 1000];
  const endpoints = [bookSeats, ...bookingEndpoints];
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
