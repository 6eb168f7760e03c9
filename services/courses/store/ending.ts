import { catalogue } from "#shared/table/catalogue.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { inTurn, type Turn } from "#shared/table/turn.ts";
import { end } from "../domain/seats/release.ts";
import { entryOf, type Seats } from "../domain/seats/seats.ts";
import { seatStore, seatsIn, seatsKey } from "./seat-store.ts";

const mostAtOnce = 50;

/** The seats of every course that has some: read from the table, where none is late. */
export async function* everySeats(table: CommunityTable): AsyncGenerator<Seats> {
  let keys: ReturnType<typeof seatsKey>[] = [];
  const read = async (): Promise<Seats[]> => {
    const items = keys.length > 0 ? await table.getMany(keys) : [];
    keys = [];
    return items.flatMap((item) => seatsIn(item) ?? []);
  };
  for await (const courseId of catalogue(table, "COURSE")) {
    keys.push(seatsKey(table.scope, courseId));
    if (keys.length === mostAtOnce) yield* await read();
  }
  yield* await read();
}

/** The seats of every course that a learner has something in. */
export async function* seatsWith(table: CommunityTable, learnerId: string): AsyncGenerator<Seats> {
  for await (const seats of everySeats(table)) if (entryOf(seats, learnerId)) yield seats;
}

/** Every booking of a learner who is no longer of the community ends. */
export const endEveryBooking = async (
  table: CommunityTable,
  learnerId: string,
  { command, ...turn }: Turn & { readonly command: Command },
): Promise<void> =>
  inTurn(turn, () => everySeats(table), {
    placeOf: ({ courseId }) => courseId,
    work: async (seats) =>
      entryOf(seats, learnerId) &&
      seatStore(table).decideOn(seats, command, (current) => end(current, learnerId, "moved-out")),
  });
