import { seatsOpened } from "#shared/contracts/course-seats.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Companion, stateSort, stored } from "#shared/table/entity.ts";
import { lastOf } from "#shared/table/hot.ts";
import { type Command, JournalEntry } from "#shared/table/journal.ts";
import { journalPrefix } from "#shared/table/layout.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { Busy, ConditionFailed, type Item, type Key } from "#shared/table/table.ts";
import { addsUp, knows, type Move, markOf, Seats } from "../domain/seats/seats.ts";
import { changesOf, conditionsOf } from "./seat-moves.ts";

export const seatsKey = (scope: CommunityScope, courseId: string): Key => scope.key(["SEATS", courseId], stateSort);

/** The seats in an item that was read; nothing where the course has none yet. */
export const seatsIn = (item: Item | undefined): Seats | undefined =>
  item && Seats.parse({ ...item, courseId: item.partition.slice(item.partition.lastIndexOf("#") + 1) });

const mustBe = (seats: Seats | undefined): Seats => seats ?? refuse("not-found");

export type NewSeats = Pick<Seats, "courseId" | "capacity" | "startsAt" | "fromAge" | "toAge"> & {
  readonly deskSeats: number;
};

/** The seats of a course that opens, all of them free: to be written with the course itself. */
export const openedSeats = (scope: CommunityScope, command: Command, opening: NewSeats): Companion => {
  const { courseId, capacity, deskSeats, startsAt, fromAge, toAge } = opening;
  const counts = { capacity, left: capacity - deskSeats, deskLeft: deskSeats, queued: 0 };
  const facts = [seatsOpened({ courseId, capacity, deskSeats })];
  const key = seatsKey(scope, courseId);
  const item = {
    ...key,
    version: 1,
    ...counts,
    isOpen: true,
    startsAt,
    fromAge,
    toAge,
    seats: {},
    waiting: {},
    tickets: {},
    past: {},
    last: lastOf(key, command, facts),
  };
  return { write: { put: stored(item) as Item, when: [{ path: ["partition"], is: "absent" }] } };
};

type Verb = (seats: Seats) => Move | undefined;

/** The seats after a verb; whether it had been done before, or there was nothing to do. */
export type Decided = { readonly seats: Seats; readonly outcome: "done" | "replayed" | "nothing" };

type Attempted = { readonly seats: Seats; readonly outcome: Decided["outcome"] | "lost" };

const mostTries = 50;

/**
 * The seats of courses: one item each, changed by one conditional update at a time, never by a transaction and never
 * on its version. What a failed condition met is the next thing to decide on, so a lost race costs no read.
 */
export const seatStore = (table: CommunityTable) => {
  const { scope } = table;

  const find = async (courseId: string): Promise<Seats | undefined> =>
    seatsIn(await table.get(seatsKey(scope, courseId)));
  const get = async (courseId: string): Promise<Seats> => mustBe(await find(courseId));

  /** The seats after the move, or as they were met where it may not be written. */
  const write = async (seats: Seats, move: Move, command: Command): Promise<Attempted> => {
    if (!addsUp(seats, move)) throw new Error(`a move that does not add up: ${command.verb}`);
    const update = seatsKey(scope, seats.courseId);
    const when = conditionsOf(seats, move, command);
    try {
      const after = await table.write({ update, changes: changesOf(update, seats, move, command), when });
      return { seats: mustBe(seatsIn(after)), outcome: "done" };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      return { seats: mustBe(seatsIn(error.failures[0]?.item)), outcome: "lost" };
    }
  };

  const attempt = async (seats: Seats, command: Command, verb: Verb): Promise<Attempted> => {
    const known = knows(seats, markOf(command));
    if (known === "other") refuse("idempotency-mismatch");
    if (known === "same") return { seats, outcome: "replayed" };
    const move = verb(seats);
    return move ? write(seats, move, command) : { seats, outcome: "nothing" };
  };

  /**
   * Decides on the seats as they were `read`, and again on whatever a lost race met. Recognises a replay. Refuses
   * `idempotency-mismatch`, and whatever the verb refuses.
   */
  const decideOn = async (read: Seats, command: Command, verb: Verb): Promise<Decided> => {
    let seats = read;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { outcome, seats: met } = await attempt(seats, command, verb);
      if (outcome !== "lost") return { seats: met, outcome };
      seats = met;
    }
    throw new Busy("the seats changed at every try");
  };

  const decide = async (courseId: string, command: Command, verb: Verb): Promise<Decided> =>
    decideOn(await get(courseId), command, verb);

  /** Repeats a verb that does some at a time, until it has nothing left to do. */
  const exhaust = async (courseId: string, command: Command, verb: Verb): Promise<Seats> => {
    let { seats, outcome } = await decide(courseId, command, verb);
    while (outcome === "done") ({ seats, outcome } = await decideOn(seats, command, verb));
    return seats;
  };

  /** What happened to the seats, by version; the latest may not be journalled yet. */
  const journal = async (courseId: string): Promise<JournalEntry[]> => {
    const entries: JournalEntry[] = [];
    const { partition } = seatsKey(scope, courseId);
    for await (const items of pagesOf(table, { partition, prefix: journalPrefix, limit: 1000 }))
      entries.push(...items.map((item) => JournalEntry.parse(item)));
    return entries.toSorted((one, other) => one.version - other.version);
  };

  return { find, get, decide, decideOn, exhaust, journal };
};
