import type { CommunityTable } from "#shared/table/scope.ts";
import { entryOf, type Seats } from "../domain/seats/seats.ts";
import type { Session } from "../domain/session/session.ts";
import type { RosterEntry } from "../domain/session/session-view.ts";
import { learnerStore } from "./learner-store.ts";

const rosterStatus = (seats: Seats, learnerId: string): RosterEntry["status"] | undefined => {
  const status = entryOf(seats, learnerId)?.status;
  return status === "confirmed" || status === "held" || status === "suspended" ? status : undefined;
};

/** Everybody with a seat, and whoever came to the session without one, by name. Who waits is on no roster. */
export const rosterOf = async (
  table: CommunityTable,
  seats: Seats | undefined,
  session?: Session,
): Promise<RosterEntry[]> => {
  const attendance = session?.attendance ?? {};
  const seated = seats ? Object.keys(seats.seats).filter((learnerId) => rosterStatus(seats, learnerId)) : [];
  const ids = [...new Set([...seated, ...Object.keys(attendance)])];
  const names = await learnerStore(table).namesOf(ids);
  return ids
    .map((learnerId) => ({
      learnerId,
      name: names.get(learnerId),
      status: (seats && rosterStatus(seats, learnerId)) ?? ("walk-in" as const),
      attendance: attendance[learnerId],
    }))
    .toSorted((one, other) => (one.name ?? "").localeCompare(other.name ?? "", "zh-CN"));
};
