import type { ConsentAnswer } from "#services/courses/domain/learner.ts";
import { book, type Wish } from "#services/courses/domain/seats/book.ts";
import { nextOffer } from "#services/courses/domain/seats/offer.ts";
import { cancel } from "#services/courses/domain/seats/release.ts";
import { entryOf, type Move, markOf, type Seats } from "#services/courses/domain/seats/seats.ts";
import { openedSeats, seatStore } from "#services/courses/store/seat-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Command } from "#shared/table/journal.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";

export const courseId = `crs_${digest(["course"], 20)}`;
export const startsAt = "2026-06-01T07:00:00.000Z";
export const noon = "2026-03-02T04:00:00.000Z";
const timeZone = "Asia/Shanghai";

export const lookAt = (at: string) => ({ at, timeZone, policy: {}, mayAct: true });

export const learner = (name: string): string => `per_${digest(["person", name], 20)}`;

export const commandOf = (name: string, at = noon): Command => {
  const id = digest(["command", name]);
  return {
    id,
    payload: digest(["payload", name]),
    verb: name,
    by: { role: "system" },
    at,
    correlationId: id,
    causationId: id,
  };
};

/** What a guardian answered about the course. */
export const consentTo = (answer: ConsentAnswer["answer"]): Record<string, ConsentAnswer> => ({
  con_1: { scopeId: courseId, answer, basis: "guardian", textVersion: "2026-01", at: noon },
});

type Wanted = Partial<Omit<Wish, "learners">> & { readonly children?: boolean };

/** What a booker wishes for: adults by their names. */
export const wishOf = (names: readonly string[], { children = false, ...wanted }: Wanted = {}): Omit<Wish, "mark"> => ({
  learners: names.map((name) => ({ learnerId: learner(name), isMinor: children, needsConsent: children })),
  bookerId: learner(names[0] ?? ""),
  channel: "self",
  ifFull: "wait",
  at: noon,
  policy: {},
  ...wanted,
});

type Opening = { readonly capacity: number; readonly deskSeats?: number; readonly around?: (table: Table) => Table };

/** The seats of one course in a table of their own, and what may be done with them by the domain's verbs. */
export const openSeats = async ({ capacity, deskSeats = 0, around = (table) => table }: Opening) => {
  const store = sqliteStore(":memory:");
  const table = scoped(around(store.table), communityScope("local", "yangguang-huayuan"));
  const opening = { courseId, capacity, deskSeats, startsAt, fromAge: 0, toAge: 120 };
  await table.write(openedSeats(table.scope, commandOf("open"), opening).write);
  const seats = seatStore(table);

  const decide = (name: string, verb: (current: Seats, mark: string) => Move | undefined, at = noon) => {
    const command = commandOf(name, at);
    return seats.decide(courseId, command, (current) => verb(current, markOf(command)));
  };
  /** Books under a command of that name; the name again is a retry. */
  const ask = (name: string, names: readonly string[] = [name], wanted: Wanted = {}) =>
    decide(`book ${name}`, (current, mark) => book(current, { ...wishOf(names, wanted), mark }), wanted.at);
  const give = (name: string, act = `cancel ${name}`) =>
    decide(act, (current, mark) => {
      const entry = entryOf(current, learner(name));
      return entry && cancel(current, { entry, isDesk: false, mark, at: noon, policy: {} });
    });
  /** Offers what is free to the head of the list, until nothing more is to be offered. */
  const offer = async (at = noon): Promise<Seats> => {
    const verb = (current: Seats) => {
      const next = nextOffer(current, lookAt(at));
      return next && "offer" in next ? next.offer : undefined;
    };
    return seats.exhaust(courseId, commandOf(`offer ${at}`, at), verb);
  };
  const now = (): Promise<Seats> => seats.get(courseId);
  const statusOf = async (name: string): Promise<string> => entryOf(await now(), learner(name))?.status ?? "none";
  return { store, table, seats, decide, ask, give, offer, now, statusOf };
};

/** What a booking is refused with now, if it is: the code, and what is told beside the field to blame. */
export const tryToBook = async (
  { now }: Awaited<ReturnType<typeof openSeats>>,
  names: readonly string[],
  wanted: Wanted = {},
): Promise<readonly unknown[]> => {
  const current = await now();
  try {
    book(current, { ...wishOf(names, wanted), mark: markOf(commandOf("try")) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { errors, ...members } = error.detail;
    return [error.code, error.code === "invalid" ? errors?.[0] : members];
  }
  return ["not refused"];
};
