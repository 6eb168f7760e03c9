import type { DatabaseSync } from "node:sqlite";
import { keyOf } from "#shared/table/limits.ts";
import type { Item, Key, Table, Write } from "#shared/table/table.ts";

type Before = { readonly key: Key; readonly item: Item | undefined };

/** A store in which something can be tried, and is as if it never was. */
export const dreaming = () => {
  let ground: { readonly table: Table; readonly database: DatabaseSync } | undefined;
  let before: Map<string, Before> | undefined;

  const note = async (writes: readonly Write[]): Promise<void> => {
    for (const write of before && ground ? writes : []) {
      const key = keyOf(write);
      const name = `${key.partition} ${key.sort}`;
      if (!before?.has(name)) before?.set(name, { key, item: await ground?.table.get(key) });
    }
  };

  const lastChange = () =>
    Number(ground?.database.prepare("SELECT max(sequence) AS last FROM change_log").get()?.last ?? 0);

  return {
    over: (table: Table, database: DatabaseSync): Table => {
      ground = { table, database };
      return {
        ...table,
        write: async (write) => {
          await note([write]);
          return table.write(write);
        },
        commit: async (writes) => {
          await note(writes);
          return table.commit(writes);
        },
      };
    },
    /** Whether what was tried so far would have changed anything. */
    hasWritten: (): boolean => (before?.size ?? 0) > 0,
    /** What some work comes to, without anything coming of it. */
    dream: async <Outcome>(work: () => Promise<Outcome>): Promise<Outcome> => {
      const last = lastChange();
      before = new Map();
      try {
        return await work();
      } finally {
        for (const { key, item } of before.values()) await ground?.table.write(item ? { put: item } : { delete: key });
        ground?.database.prepare("DELETE FROM change_log WHERE sequence > ?").run(last);
        before = undefined;
      }
    },
  };
};
