import type { Table, Write } from "#shared/table/table.ts";
import type { Plant } from "../scenario.ts";

/** A deadline of this fact is never set. */
export const neverDue = (type: string): NonNullable<Plant["table"]> => {
  const isIt = (write: Write): boolean =>
    "put" in write && write.put.partition.includes("DEADLINE") && JSON.stringify(write.put).includes(type);
  return (table: Table): Table => ({
    ...table,
    write: (write) => (isIt(write) ? Promise.resolve(undefined as never) : table.write(write)),
    commit: (writes) => table.commit(writes.filter((write) => !isIt(write))),
  });
};
