import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { answerOf, program, type Step } from "../contract/programs.ts";
import { localTable } from "./local-table.ts";

/** In a transaction with both a failed condition and a bug, each store may speak of the other one first. */
const agree = (step: Step, one: unknown, other: unknown): boolean =>
  "commit" in step && (one === "a bug" || other === "a bug") && one !== other
    ? [one, other].every((answer) => answer === "a bug" || (answer as { failures?: unknown })?.failures !== undefined)
    : false;

describe("random programs", () => {
  it("give the same answers, and leave the same items, on both stores", async () => {
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        const sqlite = sqliteStore(":memory:");
        const { table } = await localTable();
        for (const step of steps) {
          const [here, there] = [await answerOf(sqlite.table, step), await answerOf(table, step)];
          if (!agree(step, here, there)) expect(there).toEqual(here);
        }
        sqlite.close();
      }),
      { numRuns: Number(process.env.LINLI_PROGRAMS ?? 60), endOnFailure: true },
    );
  });
});
