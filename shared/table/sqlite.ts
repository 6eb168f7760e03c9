import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { apply, holds } from "./change.ts";
import { cursorAfter, placeAfter } from "./cursor.ts";
import { indexKeys, projected } from "./layout.ts";
import { checkCommit, checkItemSize, checkKey, checkKeys, checkQuery, checkSingle, keyOf } from "./limits.ts";
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

export type SqliteStore = {
  readonly table: Table;
  /** The same file, so that a host can keep its queues in it. */
  readonly database: DatabaseSync;
  changesAfter(sequence: number, limit: number): ChangeRecord[];
  forgetChangesUpTo(sequence: number): void;
  /** Runs the work as one transaction: all of it or none. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
};

type Range = { readonly tests: readonly string[]; readonly values: readonly SQLInputValue[] };

const isUnmet = (write: Write, item: Item | undefined): boolean => {
  const needsItem = "update" in write || "check" in write;
  return (needsItem && !item) || (write.when ?? []).some((condition) => !holds(condition, item));
};

const orderOf = ({ index }: Query): string[] => (index ? [indexKeys[index].sort, "partition", "sort"] : ["sort"]);

const endOf = (prefix: string): string => prefix + String.fromCodePoint(0x10ffff).repeat(2);

const rangeOf = (query: Query): Range => {
  const { partition, sort } = query.index ? indexKeys[query.index] : { partition: "partition", sort: "sort" };
  const { prefix } = query;
  const from = prefix ?? query.from;
  const to = prefix === undefined ? query.to : endOf(prefix);
  const bounds: [string, SQLInputValue | undefined][] = [
    [`${partition} = ?`, query.partition],
    [`${sort} >= ?`, from],
    [`${sort} <= ?`, to],
    [`substr(${sort}, 1, ${[...(prefix ?? "")].length}) = ?`, prefix],
  ];
  const given = bounds.filter((bound): bound is [string, SQLInputValue] => bound[1] !== undefined);
  return { tests: given.map(([test]) => test), values: given.map(([, value]) => value) };
};

const continuation = (query: Query): Range => {
  if (query.cursor === undefined) return { tests: [], values: [] };
  const place = placeAfter(query, query.cursor);
  const order = orderOf(query);
  const row = `(${order.join(", ")}) ${query.reverse ? "<" : ">"} (${order.map(() => "?").join(", ")})`;
  return { tests: [row], values: order.map((name) => place[name] ?? "") };
};

/** What an index carries of an item: the keys and the card. */
const projection = (item: Item, { index }: Query): Item => {
  if (!index) return item;
  const names = ["partition", "sort", indexKeys[index].partition, indexKeys[index].sort, projected];
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]]))) as Item;
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

  const transaction = <Result>(work: () => Result): Result => {
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

  const find = ({ partition, sort }: Key): Item | undefined => {
    const row = selectItem.get(partition, sort);
    return row && (JSON.parse(String(row.item)) as Item);
  };

  const store = (item: Item): Item => {
    checkItemSize(item);
    upsertItem.run(item.partition, item.sort, JSON.stringify(item));
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

  const inTransaction = (writes: readonly Write[]): (Item | undefined)[] => {
    try {
      return transaction(() => performAll(writes));
    } catch (error) {
      throw failureOf(error);
    }
  };

  const page = (query: Query): Page => {
    const [range, rest] = [rangeOf(query), continuation(query)];
    const direction = query.reverse ? "DESC" : "ASC";
    const order = orderOf(query).map((name) => `${name} ${direction}`);
    const sql = `SELECT item FROM items WHERE ${[...range.tests, ...rest.tests].join(" AND ")} ORDER BY ${order.join(", ")} LIMIT ?`;
    const rows = database.prepare(sql).all(...range.values, ...rest.values, query.limit + 1);
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
      return inTransaction([write])[0];
    },
    async commit(writes) {
      checkCommit(writes);
      inTransaction(writes);
    },
  };

  return {
    table,
    database,
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
