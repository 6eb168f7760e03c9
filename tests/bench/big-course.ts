import { courses } from "#services/courses/service.ts";
import { bookingStore } from "#services/courses/store/booking-store.ts";
import { seatsKey } from "#services/courses/store/seat-store.ts";
import { firstSequence } from "#shared/events/contract.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import type { Item, Key, Table, Write } from "#shared/table/table.ts";
import { booking, courseId, handlerOn, insist, openPlace, post } from "./contended-place.ts";
import { measure } from "./rounds.ts";

const capacity = 300;
/** One less than the longest list, so that one more may join. */
const waiting = 599;
const people = capacity + waiting + 1;
const callsInARound = 40;
/** Somebody in the list. */
const own = capacity + 10;

const get = (nth: number, path: string): GatewayEvent => {
  const { body: _, ...event } = post(nth, path, "", {});
  const { requestContext } = event;
  return { ...event, requestContext: { ...requestContext, http: { ...requestContext.http, method: "GET" } } };
};

/** Writes the row of the latest booking, as the reaction to its fact does. */
const followed = async (table: ScopedTable<CommunityScope>, item: Item | undefined): Promise<void> => {
  const { at, facts = [] } = (item?.last ?? {}) as {
    at?: string;
    facts?: { type: string; data: { bookingId: string } }[];
  };
  for (const fact of facts)
    await bookingStore(table).follow(fact.data.bookingId, { ...fact, at: at ?? "", sequence: firstSequence });
};

/** What a request sends to its table. */
const callsOf = async (table: Table, run: (table: Table) => Promise<unknown>) => {
  const calls: ((table: Table) => Promise<unknown>)[] = [];
  await run({
    ...table,
    get: (key: Key) => {
      calls.push((other) => other.get(key));
      return table.get(key);
    },
    getMany: (keys: readonly Key[]) => {
      calls.push((other) => other.getMany(keys));
      return table.getMany(keys);
    },
    write: (write: Write) => {
      calls.push((other) => other.write(write));
      return table.write(write);
    },
  });
  return calls;
};

/**
 * CPU of requests to a course whose seats and list are as long as they get, each beside the bare calls that it makes
 * at the same store. Before each the item is put back as it was, in both alike.
 */
export const measureBigCourse = async () => {
  const { endpoints } = courses;
  const place = await openPlace({ people, capacity, endpoints });
  const { table } = place.store;
  const key = seatsKey(place.plain.scope, courseId);
  for (let nth = 0; nth < capacity + waiting; nth += 1) {
    await insist(place, booking(nth, "wait"));
    if (nth === own) await followed(place.plain, await table.get(key));
  }
  const item = await table.get(key);
  if (item?.left !== 0 || item.queued !== waiting) throw new Error("the course is not as full as it should be");

  const handle = handlerOn(table, endpoints);
  const told = await insist(place, booking(own, "wait"));
  const bookingId = told.body.bookings?.[0]?.bookingId ?? "";
  const requests = {
    "see a place in the list": get(own, `/bookings/${bookingId}`),
    "join the list": booking(people - 1, "wait"),
    "leave the list": post(own, `/bookings/${bookingId}/cancel`, "leave", {}),
  };
  const variants = Object.entries(requests).map(async ([name, event]) => {
    const answer = async (where: Table | undefined): Promise<void> => {
      await table.write({ put: item });
      const { statusCode, body } = await (where ? handlerOn(where, endpoints) : handle)(event, {});
      if (statusCode >= 400) throw new Error(body);
    };
    await answer(undefined);
    const calls = await callsOf(table, answer);
    const bare = async (): Promise<void> => {
      await table.write({ put: item });
      for (const call of calls.slice(1)) await call(table);
    };
    return [
      [name, () => answer(undefined)],
      [`${name}, bare`, bare],
    ] as const;
  });
  const all = Object.fromEntries((await Promise.all(variants)).flat());
  const [[first, again] = ["", async () => {}]] = Object.entries(all);
  return measure({ ...all, [`${first} again`]: again }, callsInARound);
};
