import { keyOf } from "#shared/table/limits.ts";
import { Busy, type Key, type Table, type Write } from "#shared/table/table.ts";

const nameOf = ({ partition, sort }: Key): string => `${partition} ${sort}`;

const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

/** How long a call is on its way, in turns of the event loop: a transaction is two rounds at the store. */
const turns = { read: 1, write: 1, commit: 2 } as const;

const travel = async (kind: keyof typeof turns): Promise<void> => {
  for (let n = 0; n < turns[kind]; n += 1) await turn();
};

/**
 * A table whose transactions meet as DynamoDB's do: while one is open on an item, another transaction or write on it
 * is cancelled with a conflict. Some more conflicts come by chance.
 */
export const conflictingTable = (table: Table, random: () => number, chance: number): Table => {
  const open = new Set<string>();

  const mustBeFree = (writes: readonly Write[]): void => {
    if (writes.some((write) => open.has(nameOf(keyOf(write))))) throw new Busy("TransactionConflict");
  };

  return {
    get: (key) => travel("read").then(() => table.get(key)),
    getMany: (keys) => travel("read").then(() => table.getMany(keys)),
    query: (query) => travel("read").then(() => table.query(query)),
    write: async (write) => {
      await travel("write");
      mustBeFree([write]);
      return table.write(write);
    },
    commit: async (writes) => {
      await turn();
      mustBeFree(writes);
      if (random() < chance) throw new Busy("TransactionConflict");
      const names = writes.map((write) => nameOf(keyOf(write)));
      for (const name of names) open.add(name);
      try {
        await travel("commit");
        return await table.commit(writes);
      } finally {
        for (const name of names) open.delete(name);
      }
    },
  };
};
