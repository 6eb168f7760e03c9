import type { Table } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";

/** The same world on another table. What it reads late stays unread until it is asked for. */
export const worldOn = (world: World, table: Table): World => ({
  table,
  region: world.region,
  clock: world.clock,
  log: world.log,
  ...(world.wordings && { wordings: world.wordings }),
  ...(world.outside && { outside: world.outside }),
  get keepers() {
    return world.keepers;
  },
  get operators() {
    return world.operators;
  },
  get codeKey() {
    return world.codeKey;
  },
});
