import type { Seats } from "./seats.ts";

/** Learners who came into the list together: they get their seats together, or wait together. */
export type Group = {
  readonly learnerIds: readonly string[];
  readonly mark: string;
  readonly priority: number;
  readonly ticket: number;
};

const ordered = ({ waiting, tickets }: Seats): readonly Group[] => {
  const groups = new Map<number, Group & { readonly learnerIds: string[] }>();
  for (const [learnerId, { mark, priority }] of Object.entries(waiting)) {
    const ticket = tickets[learnerId] ?? 0;
    const group = groups.get(ticket);
    if (group) group.learnerIds.push(learnerId);
    groups.set(ticket, { learnerIds: group?.learnerIds ?? [learnerId], mark, priority, ticket });
  }
  return [...groups.values()].toSorted((one, other) => one.priority - other.priority || one.ticket - other.ticket);
};

const queues = new WeakMap<Seats, readonly Group[]>();

/**
 * The list in its order: by priority, then by ticket. Clocks disagree, so no time is in it. A request asks it of the
 * same seats several times.
 */
export const queueOf = (seats: Seats): readonly Group[] => {
  const queue = queues.get(seats) ?? ordered(seats);
  queues.set(seats, queue);
  return queue;
};

/** How many learners come before one in the list, and how many seats their own group needs. */
export const placeInQueue = (seats: Seats, learnerId: string): { ahead: number; together: number } | undefined => {
  let ahead = 0;
  for (const { learnerIds } of queueOf(seats)) {
    if (learnerIds.includes(learnerId)) return { ahead, together: learnerIds.length };
    ahead += learnerIds.length;
  }
  return undefined;
};
