import type { DatabaseSync } from "node:sqlite";
import type { Envelope } from "#shared/events/contract.ts";
import { type Left, mostFailures, mostUnheard, pauseSeconds, unheardWaitSeconds } from "#shared/events/listen.ts";
import { inTransaction } from "#shared/table/sqlite.ts";
import { prepareMessages } from "./queues-schema.ts";

/** A delivered event on a service's queue. `failed`: the reactions that gave up on it, where it is a dead letter. */
export type Message = {
  readonly id: number;
  readonly queue: string;
  readonly body: string;
  readonly attempts: number;
  readonly unheard: number;
  readonly failed: readonly string[];
  /** Where reactions rested that have more to do. */
  readonly left: Left;
};

const firstPauseSeconds = 1;

const messageOf = (row: Record<string, unknown>): Message => ({
  id: Number(row.id),
  queue: String(row.queue),
  body: String(row.body),
  attempts: Number(row.attempts),
  unheard: Number(row.unheard),
  failed: String(row.failed).split(" ").filter(Boolean),
  left: JSON.parse(String(row.resting)),
});

/**
 * One queue for each service, as SQS keeps them on AWS: a failed message comes back with growing pauses, and after
 * five attempts lies among the dead letters. Kept in the host's file, so a kill loses none.
 */
export const openQueues = (database: DatabaseSync) => {
  prepareMessages(database);
  const insert = database.prepare("INSERT OR IGNORE INTO messages (queue, event, body, due_at) VALUES (?, ?, ?, ?)");
  const selectDue = database.prepare(
    "SELECT * FROM messages WHERE queue = ? AND is_dead = 0 AND due_at <= ? ORDER BY id LIMIT ?",
  );
  const remove = database.prepare("DELETE FROM messages WHERE id = ?");
  const postpone = database.prepare(
    "UPDATE messages SET attempts = ?, unheard = ?, failed = ?, due_at = ?, is_dead = ? WHERE id = ?",
  );
  const rest = database.prepare("UPDATE messages SET resting = ? WHERE id = ?");
  const selectDead = database.prepare("SELECT * FROM messages WHERE is_dead = 1 ORDER BY id");
  const revive = database.prepare(
    "UPDATE messages SET is_dead = 0, attempts = 0, unheard = 0, failed = '', due_at = ? WHERE is_dead = 1 AND queue = ?",
  );

  return {
    send: (queue: string, envelope: Envelope, now: number): void => {
      const body = JSON.stringify({ source: envelope.source, "detail-type": envelope.type, detail: envelope });
      insert.run(queue, envelope.id, body, now);
    },
    due: (queue: string, now: number, limit: number): Message[] => selectDue.all(queue, now, limit).map(messageOf),
    /** Does some changes of queues together: on the disk once, all or none. */
    together: <Result>(work: () => Result): Result => inTransaction(database, work),
    /** It goes on at once, from where its reactions rested. */
    resting: ({ id }: Message, left: Left): void => void rest.run(JSON.stringify(left), id),
    done: ({ id }: Message): void => void remove.run(id),
    failed: ({ id, attempts, unheard, left }: Message, reactions: readonly string[], now: number): void => {
      const failures = attempts + 1;
      rest.run(JSON.stringify(left), id);
      const dueAt = now + pauseSeconds(failures, firstPauseSeconds) * 1000;
      postpone.run(failures, unheard, reactions.join(" "), dueAt, failures >= mostFailures ? 1 : 0, id);
    },
    /** Nobody hears it in this release: it waits for the next. */
    unheard: ({ id, attempts, unheard }: Message, now: number): void => {
      const times = unheard + 1;
      postpone.run(attempts, times, "", now + unheardWaitSeconds * 1000, times > mostUnheard ? 1 : 0, id);
    },
    deadLetters: (): Message[] => selectDead.all().map(messageOf),
    /** Lets the dead letters of one queue be tried anew; answers how many there were. */
    redrive: (queue: string, now: number): number => Number(revive.run(now, queue).changes),
  };
};
