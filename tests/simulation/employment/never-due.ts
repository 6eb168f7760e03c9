import type { Table } from "#shared/table/table.ts";
import type { Plant } from "../scenario.ts";

/** A deadline of this fact is never set. */
export const neverDue =
  (type: string): NonNullable<Plant["table"]> =>
  (table: Table): Table => ({
    ...table,
    write: (write) =>
      "put" in write && write.put.partition.includes("DEADLINE") && JSON.stringify(write.put).includes(type)
        ? Promise.resolve(undefined as never)
        : table.write(write),
  });
