import { describe, expect, it } from "vitest";
import { Busy, ConditionFailed } from "#shared/table/table.ts";
import { absent, at, failureOf, type MakeTable } from "./table-places.ts";

/** How the port writes: one conditional write, or all of a commit. */
export const writingContract = (makeTable: MakeTable): void => {
  describe("a single write", () => {
    it("answers the item after an update, and changes only what it names", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), count: 1, map: { keep: 1, drop: 2 }, from: "x" } });
      const after = await table.write({
        update: at("A"),
        changes: [
          { add: ["count"], by: 2 },
          { add: ["fresh"], by: 5 },
          { set: ["map", "new"], to: { deep: [] } },
          { remove: ["map", "drop"] },
          { copy: ["copied"], from: ["count"] },
        ],
      });
      expect(after).toEqual({
        ...at("A"),
        count: 3,
        fresh: 5,
        map: { keep: 1, new: { deep: [] } },
        from: "x",
        copied: 1,
      });
      expect(await table.get(at("A"))).toEqual(after);
    });

    it("refuses to update what is missing, and says that nothing was met", async () => {
      const table = await makeTable();
      const failed = await failureOf(table.write({ update: at("A"), changes: [{ set: ["a"], to: 1 }] }));
      expect(failed.failures).toEqual([{ index: 0, item: undefined }]);
    });

    it("carries the item that a failed condition met", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), version: 3 } });
      const failed = await failureOf(table.write({ put: at("A"), when: [absent] }));
      expect(failed.failures).toEqual([{ index: 0, item: { ...at("A"), version: 3 } }]);
    });

    it("deletes, also what is not there", async () => {
      const table = await makeTable();
      await table.write({ put: at("A") });
      await table.write({ delete: at("A") });
      await table.write({ delete: at("A") });
      expect(await table.get(at("A"))).toBeUndefined();
    });

    it("takes a change below a missing map for a bug, not for a condition", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), text: "x" } });
      for (const changes of [
        [{ set: ["gone", "a"], to: 1 }],
        [{ add: ["text"], by: 1 }],
        [{ copy: ["a"], from: ["gone"] }],
      ] as const) {
        const error = await table.write({ update: at("A"), changes }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(Error);
        expect(error).not.toBeInstanceOf(ConditionFailed);
        expect(error).not.toBeInstanceOf(Busy);
      }
    });
  });

  describe("conditions", () => {
    const stored = { ...at("A"), number: 5, text: "m", map: { inner: true } };
    const cases = [
      [{ path: ["map", "inner"], is: "present" }, true],
      [{ path: ["map", "other"], is: "absent" }, true],
      [{ path: ["text", "inner"], is: "absent" }, true],
      [{ path: ["number"], is: "equals", value: 5 }, true],
      [{ path: ["number"], is: "equals", value: "5" }, false],
      [{ path: ["map", "inner"], is: "equals", value: true }, true],
      [{ path: ["number"], is: "at-least", value: 5 }, true],
      [{ path: ["number"], is: "at-least", value: 6 }, false],
      [{ path: ["number"], is: "at-most", value: 4 }, false],
      [{ path: ["number"], is: "below", value: 5 }, false],
      [{ path: ["missing"], is: "below", value: 0 }, true],
      [{ path: ["missing"], is: "at-most", value: 9 }, false],
      [{ path: ["text"], is: "below", value: "é" }, true],
      [{ path: ["text"], is: "at-least", value: 1 }, false],
    ] as const;

    for (const [condition, isMet] of cases)
      it(`${isMet ? "holds" : "does not hold"}: ${JSON.stringify(condition)}`, async () => {
        const table = await makeTable();
        await table.write({ put: stored });
        const attempt = table.write({ update: at("A"), changes: [{ set: ["done"], to: true }], when: [condition] });
        if (isMet) expect(await attempt).toEqual({ ...stored, done: true });
        else await failureOf(attempt);
      });
  });

  describe("a commit", () => {
    it("writes all or nothing, and names each write that failed with what it met", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("B"), n: 1 } });
      const failed = await failureOf(
        table.commit([
          { put: at("A") },
          { put: at("B"), when: [absent] },
          { check: at("C"), when: [{ path: ["n"], is: "below", value: 1 }] },
        ]),
      );
      expect(failed.failures).toEqual([
        { index: 1, item: { ...at("B"), n: 1 } },
        { index: 2, item: undefined },
      ]);
      expect(await table.get(at("A"))).toBeUndefined();
    });

    it("puts, updates, deletes and checks together", async () => {
      const table = await makeTable();
      for (const name of ["B", "C", "D"]) await table.write({ put: { ...at(name), n: 1 } });
      await table.commit([
        { put: at("A"), when: [absent] },
        { update: at("B"), changes: [{ add: ["n"], by: 1 }] },
        { delete: at("C"), when: [{ path: ["n"], is: "equals", value: 1 }] },
        { check: at("D"), when: [{ path: ["n"], is: "present" }] },
      ]);
      const found = await table.getMany([at("A"), at("B"), at("C"), at("D")]);
      expect(found).toEqual([at("A"), { ...at("B"), n: 2 }, undefined, { ...at("D"), n: 1 }]);
    });

    it("lets one of twenty that race for the same version win", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), version: 1 } });
      const race = Array.from({ length: 20 }, (_, runner) =>
        table.commit([
          { put: at("A", `JOURNAL#${runner}`), when: [absent] },
          { put: { ...at("A"), version: 2, runner }, when: [{ path: ["version"], is: "equals", value: 1 }] },
        ]),
      );
      const settled = await Promise.allSettled(race);
      expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await table.query({ partition: "A", prefix: "JOURNAL#", limit: 50 })).items).toHaveLength(1);
    });
  });
};
