import { DatabaseSync } from "node:sqlite";
import { apply, holds } from "./change.ts";
import { cursorAfter } from "./cursor.ts";
import { checkCommit, checkJsonSize, checkKey, checkKeys, checkQuery, checkSingle, keyOf } from "./limits.ts";
import { projection, selectOf } from "./sqlite-query.ts";
import { sqliteSchema } from "./sqlite-schema.ts";
import {
  Busy,
  ConditionFailed,
  type Item,
  type Key,
  type Page,
  type Query,
  type Table,
  Unwritable,
  type Write,
} from "./table.ts";

/** One line of the change log: it stands for a record of DynamoDB's stream, in the same order. */
export type ChangeRecord = { readonly sequence: number; readonly image: Item };

/** What became of a commit: the items that it wrote, or why it was refused. */
export type Done = () => readonly (Item | undefined)[];

export type SqliteStore = {
  readonly table: Table;
  /** The same file, so that a host can keep its queues in it. */
  readonly database: DatabaseSync;
  changesAfter(sequence: number, limit: number): ChangeRecord[];
  forgetChangesUpTo(sequence: number): void;
  /** Does each of some commits by itself or not at all, and brings them to the disk together. */
  commitTogether(commits: readonly (readonly Write[])[]): readonly Done[];
  /** Runs the work as one transaction: all of it or none. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
};

const isUnmet = (write: Write, item: Item | undefined): boolean => {
  const needsItem = "update" in write || "check" in write;
  return (needsItem && !item) || (write.when ?? []).some((condition) => !holds(condition, item));
};

/** SQLite's primary result codes: busy, and those of a disk that takes nothing. */
const busy = 5;
const unwritable: ReadonlySet<number> = new Set([8, 10, 13, 14]);

/** What a failure of SQLite means to who asked; any other error is itself. */
export const failureOf = (error: unknown): unknown => {
  const code = ((error as { errcode?: number }).errcode ?? 0) & 0xff;
  if (code === busy) return new Busy("another process writes to the file");
  return unwritable.has(code) ? new Unwritable((error as Error).message, { cause: error }) : error;
};

/** Runs the work as one transaction: all of it or none. */
export const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself: to end it again would hide why.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
};

const refusing =
  (error: unknown): Done =>
  () => {
    throw error;
  };

/** Opens a store in a file, or in memory for `:memory:`. What it acknowledged survives a kill and a power cut. */
export const sqliteStore = (path: string): SqliteStore => {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
  database.exec(sqliteSchema);
  const selectItem = database.prepare("SELECT item FROM items WHERE partition = ? AND sort = ?");
  const upsertItem = database.prepare(
    "INSERT INTO items (partition, sort, item) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET item = excluded.item",
  );
  const deleteItem = database.prepare("DELETE FROM items WHERE partition = ? AND sort = ?");
  const selectChanges = database.prepare(
    "SELECT sequence, image FROM change_log WHERE sequence > ? ORDER BY sequence LIMIT ?",
  );
  const deleteChanges = database.prepare("DELETE FROM change_log WHERE sequence <= ?");

  const transaction = <Result>(work: () => Result): Result => inTransaction(database, work);

  const find = ({ partition, sort }: Key): Item | undefined => {
    const row = selectItem.get(partition, sort);
    return row && (JSON.parse(String(row.item)) as Item);
  };

  const store = (item: Item): Item => {
    const json = JSON.stringify(item);
    checkJsonSize(item, json);
    upsertItem.run(item.partition, item.sort, json);
    return item;
  };

  const perform = (write: Write, before: Item | undefined): Item | undefined => {
    if ("put" in write) return store(write.put);
    if ("update" in write) return before && store(apply(write.changes, before));
    if ("delete" in write) deleteItem.run(write.delete.partition, write.delete.sort);
    return undefined;
  };

  const performAll = (writes: readonly Write[]): (Item | undefined)[] => {
    const found = writes.map((write) => find(keyOf(write)));
    const failures = writes.flatMap((write, index) =>
      isUnmet(write, found[index]) ? [{ index, item: found[index] }] : [],
    );
    if (failures.length > 0) throw new ConditionFailed(failures);
    return writes.map((write, index) => perform(write, found[index]));
  };

  const commitOne = (writes: readonly Write[]): (Item | undefined)[] => {
    try {
      return transaction(() => performAll(writes));
    } catch (error) {
      throw failureOf(error);
    }
  };

  /** One commit among others. What ended them all, as a full disk does, is no outcome of one. */
  const apart = (writes: readonly Write[]): Done => {
    database.exec("SAVEPOINT apart");
    try {
      const items = performAll(writes);
      database.exec("RELEASE apart");
      return () => items;
    } catch (error) {
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO apart; RELEASE apart");
      return refusing(failureOf(error));
    }
  };

  const commitTogether = (commits: readonly (readonly Write[])[]): Done[] => {
    try {
      return transaction(() => commits.map(apart));
    } catch (error) {
      return commits.map(() => refusing(failureOf(error)));
    }
  };

  const page = (query: Query): Page => {
    const { sql, values } = selectOf(query);
    const rows = database.prepare(sql).all(...values);
    const items = rows.slice(0, query.limit).map((row) => projection(JSON.parse(String(row.item)) as Item, query));
    const last = items.at(-1);
    return rows.length > query.limit && last ? { items, cursor: cursorAfter(query, last) } : { items };
  };

  const table: Table = {
    async get(key) {
      checkKey(key);
      return find(key);
    },
    async getMany(keys) {
      checkKeys(keys);
      return keys.map(find);
    },
    async query(query) {
      checkQuery(query);
      return page(query);
    },
    async write(write) {
      checkSingle(write);
      return commitOne([write])[0];
    },
    async commit(writes) {
      checkCommit(writes);
      commitOne(writes);
    },
  };

  return {
    table,
    database,
    commitTogether,
    transaction,
    changesAfter: (sequence, limit) =>
      selectChanges.all(sequence, limit).map((row) => ({
        sequence: Number(row.sequence),
        image: JSON.parse(String(row.image)) as Item,
      })),
    forgetChangesUpTo: (sequence) => void deleteChanges.run(sequence),
    close: () => database.close(),
  };
};
