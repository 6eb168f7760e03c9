import { describe } from "vitest";
import { sharingTable } from "#infra/local/sharing-table.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Table } from "#shared/table/table.ts";
import { tableContract } from "./table-contract.ts";
import { tableLimits } from "./table-limits.ts";

const tables: Readonly<Record<string, () => Table>> = {
  SQLite: () => sqliteStore(":memory:").table,
  "SQLite as a home shares it": () => sharingTable(sqliteStore(":memory:")),
};

describe.each(Object.entries(tables))("the table on %s", (_, open) => {
  const makeTable = async () => open();
  tableContract(makeTable);
  tableLimits(makeTable);
});
