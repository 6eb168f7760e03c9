import type { Instant } from "./domain/dates.ts";
import type { Log } from "./observe.ts";
import type { Table } from "./table/table.ts";

/** What one process works with. Nothing in Linli reaches a table, a clock or a log in any other way. */
export type World = {
  readonly table: Table;
  readonly region: string;
  readonly clock: () => Instant;
  readonly log: Log;
  /** The services that keep something of people: each answers when somebody is to be told or forgotten. */
  readonly keepers: readonly string[];
  /** The accounts of the platform's operators. */
  readonly operators: ReadonlySet<string>;
  /** The secret that codes are made with. */
  readonly codeKey: string;
};
