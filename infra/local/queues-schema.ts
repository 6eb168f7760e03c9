import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "#shared/table/sqlite.ts";

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
  CREATE INDEX IF NOT EXISTS messages_of_queue ON messages (queue, is_dead, id);
  DROP INDEX IF EXISTS messages_due;
`;

const younger = {
  unheard: "INTEGER NOT NULL DEFAULT 0",
  failed: "TEXT NOT NULL DEFAULT ''",
  resting: "TEXT NOT NULL DEFAULT '{}'",
};

/**
 * A queue was once a reaction's, `courses-audit-when-due`. What waits there moves to its service's queue, a fact once:
 * a message that is still tried goes before one that was given up. No service has a hyphen in its name.
 */
const move = `
  CREATE TEMP TABLE moved AS
    SELECT substr(queue, 1, instr(queue, '-') - 1) AS queue, event, body, MIN(is_dead) AS is_dead, MIN(due_at) AS due_at
    FROM messages WHERE instr(queue, '-') > 0 GROUP BY 1, 2;
  INSERT OR IGNORE INTO messages (queue, event, body, is_dead, due_at)
    SELECT queue, event, body, is_dead, due_at FROM moved;
  DELETE FROM messages WHERE instr(queue, '-') > 0;
  DROP TABLE moved;
`;

/** The table of the host's queues, made or brought up to date. */
export const prepareMessages = (database: DatabaseSync): void =>
  inTransaction(database, () => {
    database.exec(schema);
    const columns = new Set(
      database
        .prepare("PRAGMA table_info(messages)")
        .all()
        .map(({ name }) => name),
    );
    for (const [name, type] of Object.entries(younger))
      if (!columns.has(name)) database.exec(`ALTER TABLE messages ADD COLUMN ${name} ${type}`);
    const [old] = database.prepare("SELECT 1 FROM messages WHERE instr(queue, '-') > 0 LIMIT 1").all();
    if (old) database.exec(move);
  });
