import { describe } from "vitest";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { tableContract } from "./table-contract.ts";
import { tableLimits } from "./table-limits.ts";

describe("the table on SQLite", () => {
  const makeTable = async () => sqliteStore(":memory:").table;
  tableContract(makeTable);
  tableLimits(makeTable);
});
