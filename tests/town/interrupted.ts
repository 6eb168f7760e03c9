import type { Item } from "#shared/table/table.ts";
import { onSqlite } from "./town.ts";

/**
 * A table that lets something happen, once: just before things of a kind are read together to be decided on, or after
 * that, just before what was decided is written.
 */
export const interrupted = (kind: string) => {
  const ground = onSqlite();
  let between: (() => Promise<unknown>) | undefined;
  let afterwards: (() => Promise<unknown>) | undefined;
  const table: typeof ground.table = {
    ...ground.table,
    getMany: async (keys) => {
      const isDeciding = keys.some(({ partition }) => partition.includes(`#${kind}#`));
      const act = isDeciding ? between : undefined;
      if (act) between = undefined;
      await act?.();
      return ground.table.getMany(keys);
    },
    commit: async (writes) => {
      const act = afterwards;
      afterwards = undefined;
      await act?.();
      return ground.table.commit(writes);
    },
  };
  const all = ground.database.prepare("SELECT item FROM items");
  const items = (): Item[] => all.all().map(({ item }) => JSON.parse(String(item)));
  const before = (act: () => Promise<unknown>) => {
    between = act;
  };
  const beforeCommit = (act: () => Promise<unknown>) => {
    afterwards = act;
  };
  return { ground: { ...ground, table }, items, before, beforeCommit };
};
