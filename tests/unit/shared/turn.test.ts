import { describe, expect, it } from "vitest";
import { inTurn } from "#shared/table/turn.ts";

class Over extends Error {}

/** Works on rows in turns of so many, until there is nothing left; answers the rows as they were worked on. */
const turnsOver = async (rows: () => readonly string[], perTurn: number): Promise<string[][]> => {
  const turns: string[][] = [];
  let left: string | undefined;
  for (;;) {
    const turn: string[] = [];
    turns.push(turn);
    const restAt = (place: string): void => {
      if (turn.length < perTurn) return;
      left = place;
      throw new Over();
    };
    try {
      await inTurn({ left, restAt }, rows, { placeOf: (row) => row, work: async (row) => turn.push(row) });
      return turns;
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }
};

describe("long work in turns", () => {
  it("goes on where the turn before ended, and does each row once", async () => {
    expect(await turnsOver(() => ["a", "b", "c", "d", "e"], 2)).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("does one row at least, however short its turns are", async () => {
    expect(await turnsOver(() => ["a", "b"], 0)).toEqual([["a"], ["b"]]);
  });

  it("begins anew where the row is gone on which it wanted to go on", async () => {
    let looks = 0;
    const rows = () => {
      looks += 1;
      return looks === 1 ? ["a", "b", "c"] : ["a", "c"];
    };
    expect(await turnsOver(rows, 1)).toEqual([["a"], ["a"], ["c"]]);
  });

  it("has nothing to do without rows", async () => {
    expect(await turnsOver(() => [], 1)).toEqual([[]]);
  });
});
