import { describe } from "vitest";
import { tableContract } from "../contract/table-contract.ts";
import { tableLimits } from "../contract/table-limits.ts";
import { localTable } from "./local-table.ts";

describe("the table on DynamoDB Local", () => {
  const makeTable = async () => (await localTable()).table;
  tableContract(makeTable);
  tableLimits(makeTable);
});
