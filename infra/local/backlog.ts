import type { DatabaseSync } from "node:sqlite";

/** How many changes and messages may wait behind the requests of a home before no more is let in. */
export const mostWaiting = 50_000;

const milliseconds = 500;

const count = `
  SELECT (SELECT count(*) FROM (SELECT 1 FROM change_log LIMIT ?))
    + (SELECT count(*) FROM (SELECT 1 FROM messages WHERE is_dead = 0 LIMIT ?)) AS waiting`;

/** Whether too much waits in a home's file; looked at twice a second at most. */
export const backlogIn = (database: DatabaseSync, most = mostWaiting): (() => boolean) => {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isTooLong = false;
  return () => {
    const now = performance.now();
    if (now - lookedAt >= milliseconds) {
      lookedAt = now;
      isTooLong = Number(database.prepare(count).get(most + 1, most + 1)?.waiting) > most;
    }
    return isTooLong;
  };
};
