import type { DatabaseSync } from "node:sqlite";
import type { Envelope } from "#shared/events/contract.ts";

/** A delivered event, waiting on a reaction's queue. */
export type Message = { readonly id: number; readonly queue: string; readonly body: string; readonly attempts: number };

const mostAttempts = 5;
const firstWaitMilliseconds = 1000;

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    event TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    is_dead INTEGER NOT NULL DEFAULT 0,
    UNIQUE (queue, event)
  );
  CREATE INDEX IF NOT EXISTS messages_due ON messages (is_dead, due_at, id);
`;

const messageOf = (row: Record<string, unknown>): Message => ({
  id: Number(row.id),
  queue: String(row.queue),
  body: String(row.body),
  attempts: Number(row.attempts),
});

/**
 * One queue per reaction, as SQS keeps them on AWS: a failed message comes back with growing pauses, and after
 * five attempts lies among the dead letters. Kept in the host's file, so a kill loses none.
 */
export const openQueues = (database: DatabaseSync) => {
  database.exec(schema);
  const insert = database.prepare("INSERT OR IGNORE INTO messages (queue, event, body, due_at) VALUES (?, ?, ?, ?)");
  const selectDue = database.prepare("SELECT * FROM messages WHERE is_dead = 0 AND due_at <= ? ORDER BY id LIMIT ?");
  const remove = database.prepare("DELETE FROM messages WHERE id = ?");
  const postpone = database.prepare("UPDATE messages SET attempts = ?, due_at = ?, is_dead = ? WHERE id = ?");
  const selectDead = database.prepare("SELECT * FROM messages WHERE is_dead = 1 ORDER BY id");
  const revive = database.prepare(
    "UPDATE messages SET is_dead = 0, attempts = 0, due_at = ? WHERE is_dead = 1 AND queue = ?",
  );

  return {
    send: (queue: string, envelope: Envelope, now: number): void => {
      const body = JSON.stringify({ source: envelope.source, "detail-type": envelope.type, detail: envelope });
      insert.run(queue, envelope.id, body, now);
    },
    due: (now: number, limit: number): Message[] => selectDue.all(now, limit).map(messageOf),
    done: ({ id }: Message): void => void remove.run(id),
    failed: ({ id, attempts }: Message, now: number): void => {
      const count = attempts + 1;
      const wait = firstWaitMilliseconds * 4 ** attempts;
      postpone.run(count, now + wait, count >= mostAttempts ? 1 : 0, id);
    },
    deadLetters: (): Message[] => selectDead.all().map(messageOf),
    /** Lets the dead letters of one queue be tried anew; answers how many there were. */
    redrive: (queue: string, now: number): number => Number(revive.run(now, queue).changes),
  };
};
