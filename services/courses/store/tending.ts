import { seatsDue } from "#shared/contracts/course-seats.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Look, nextOffer } from "../domain/seats/offer.ts";
import { lapse, nextLapse } from "../domain/seats/release.ts";
import type { Move, Seats } from "../domain/seats/seats.ts";
import { pause, suspendSome, unpause } from "../domain/seats/suspend.ts";
import { seatStore } from "./seat-store.ts";

const offerOf = (seats: Seats, look: Look): Move | undefined => {
  const next = nextOffer(seats, look);
  if (!next || "lookAgainAt" in next) return undefined;
  return "offer" in next ? next.offer : next.door;
};

/** When the seats want looking at again, if nothing else happens to them. */
const nextLook = (seats: Seats, look: Look): Instant[] => {
  const next = nextOffer(seats, look);
  const morning = next && "lookAgainAt" in next ? [next.lookAgainAt] : [];
  const lapses = nextLapse(seats);
  return [...morning, ...(lapses ? [lapses] : [])];
};

/**
 * Releases whatever has lapsed and offers whatever is free, until nothing more is to be done now; then sets a deadline
 * for the next time there will be. It looks at the seats as they are, not at what was heard, so whichever fact comes
 * late, twice or out of order, the end is the same. While members may not act nothing is offered, and nothing waits.
 */
export const tendList = async (
  table: CommunityTable,
  courseId: string,
  command: Command,
  look: Look,
): Promise<void> => {
  const seats = seatStore(table);
  const { at, policy, mayAct } = look;
  const paused = (current: Seats) => (mayAct ? unpause(current, at, policy) : pause(current));
  await seats.exhaust(courseId, command, (current) => paused(current) ?? lapse(current, at));
  const rest = await seats.exhaust(courseId, command, (current) => offerOf(current, look));
  for (const dueAt of nextLook(rest, look)) {
    const fact = seatsDue({ courseId });
    await table.write(deadlineWrite(table.scope, { dueAt, fact, correlationId: courseId }));
  }
};

/** The same, and before it, while the campus is closed, whatever was confirmed meanwhile is suspended. */
export const tendSeats: typeof tendList = async (table, courseId, command, look) => {
  await seatStore(table).exhaust(courseId, command, suspendSome);
  await tendList(table, courseId, command, look);
};
