import { readingContract } from "./reading-contract.ts";
import type { MakeTable } from "./table-places.ts";
import { writingContract } from "./writing-contract.ts";

/** What both adapters of the port promise, in the same words. */
export const tableContract = (makeTable: MakeTable): void => {
  readingContract(makeTable);
  writingContract(makeTable);
};
