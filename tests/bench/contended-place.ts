import { AsyncLocalStorage } from "node:async_hooks";
import { keepers } from "#infra/local/home.ts";
import { devIssuer, devOperators } from "#infra/local/issuer.ts";
import { courses } from "#services/courses/service.ts";
import { learnerStore } from "#services/courses/store/learner-store.ts";
import { openedSeats } from "#services/courses/store/seat-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { http } from "#shared/http/http.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import { silent } from "#shared/observe.ts";
import { accountOf, membershipKey } from "#shared/people/membership.ts";
import { standingKey } from "#shared/people/standing.ts";
import type { Service } from "#shared/service.ts";
import { patient } from "#shared/table/busy.ts";
import { communityKey } from "#shared/table/community.ts";
import type { Command } from "#shared/table/journal.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";
import { metered, type Use } from "../limits/meter.ts";
import { seededRandom } from "../simulation/turns.ts";
import { conflictingTable } from "./conflicting-table.ts";

const slug = "yangguang-huayuan";
const region = "bench";
const now = "2026-03-02T01:00:00.000Z";
const inFlight = 64;
const conflictChance = 0.02;
const mostClientTries = 50;

export const courseId = `crs_${digest(["course"], 20)}`;
export const personOf = (nth: number): string => `per_${digest(["person", String(nth)], 20)}`;

const opening = (): Command => {
  const id = digest(["opening"]);
  return { id, payload: id, verb: "open", by: { role: "system" }, at: now, correlationId: id, causationId: id };
};

type Options = { readonly people: number; readonly capacity: number; readonly endpoints: Service["endpoints"] };

/** A community of so many people, one course, and a handler on a table whose transactions meet. */
export const openPlace = async ({ people, capacity, endpoints }: Options) => {
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
    const standing = { personId: personOf(nth), grants, households: {}, hasAccount: true };
    await plain.write({ put: { ...standingKey(scope, personOf(nth)), state: standing } });
    await learnerStore(plain).call({ learnerId: personOf(nth), isNew: true }, `p${nth}`);
  }
  const seats = { courseId, capacity, deskSeats: 0, startsAt: "2026-06-01T01:00:00.000Z", fromAge: 0, toAge: 120 };
  await plain.write(openedSeats(scope, opening(), seats).write);
  await plain.write({ put: { ...scope.key(["COUNTER", courseId], "STATE"), left: capacity } });

  const random = seededRandom(1);
  const meeting = conflictingTable(store.table, random, conflictChance);
  const counted = watched(metered(meeting, (use) => void asking.getStore()?.uses.push(use)));
  const sleep = () => new Promise<void>((resume) => setImmediate(resume));
  const table = patient(counted, { attempts: 5, sleep, random });
  return { store, plain, handle: handlerOn(table, endpoints) };
};

/** The handler of these endpoints on a table. */
export const handlerOn = (table: Table, endpoints: Service["endpoints"]) => {
  const world = { table, region, clock: () => now, log: silent, operators: devOperators, codeKey: "bench", keepers };
  return http(world, { endpoints, offers: courses.offers, words: courses.words });
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

/** A request of one of the people, as the gateway hands it on. */
export const post = (nth: number, path: string, key: string, body: object): GatewayEvent => ({
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
export type Told = {
  readonly status: number;
  readonly body: { bookings?: { bookingId: string; status: string }[] };
} & Asking;

/** Sends until it is answered for good, as a client does on 503. */
export const insist = ({ handle }: Place, event: GatewayEvent): Promise<Told> => {
  const own: Asking = { uses: [], tries: [] };
  return asking.run(own, async () => {
    for (let sent = 1; ; sent += 1) {
      const { statusCode, body } = await handle(event, {});
      if (statusCode !== 503 || sent === mostClientTries) return { status: statusCode, body: JSON.parse(body), ...own };
    }
  });
};

/** Runs the jobs, so many at a time. */
export const pool = async <Result>(jobs: readonly (() => Promise<Result>)[]): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < jobs.length; at = next++) results[at] = await (jobs[at] as () => Promise<Result>)();
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  return results;
};

export const booking = (nth: number, ifFull: "wait" | "refuse") =>
  post(nth, "/bookings", `book ${nth}`, { courseId, learners: [{ learnerId: personOf(nth) }], ifFull });
