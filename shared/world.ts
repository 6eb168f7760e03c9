import type { Instant } from "./domain/dates.ts";
import type { Wording } from "./http/service-words.ts";
import type { Log } from "./observe.ts";
import type { Outside } from "./outside/outside.ts";
import type { Table } from "./table/table.ts";

/** What one process works with. Nothing in Linli reaches a table, a clock or a log in any other way. */
export type World = {
  readonly table: Table;
  readonly region: string;
  readonly clock: () => Instant;
  readonly log: Log;
  /** The services that keep something of people: each answers when somebody is to be told or forgotten. */
  readonly keepers: readonly string[];
  /** What every service says, for the one that shows the things of all; others have none. */
  readonly wordings?: readonly Wording[];
  /** The accounts of the platform's operators. */
  readonly operators: ReadonlySet<string>;
  /** The secret that codes are made with. */
  readonly codeKey: string;
  /** The way out to gateways and mail servers; where there is none, nothing leaves Linli. */
  readonly outside?: Outside;
  /** The address at which links open, where it is another than the one by which people know Linli. */
  readonly linksAt?: string;
};
