import { describe, expect, it } from "vitest";
import { Busy, ConditionFailed, CursorInvalid, type Item, type Table } from "#shared/table/table.ts";

export type MakeTable = () => Promise<Table>;

const at = (partition: string, sort = "STATE") => ({ partition, sort });
const absent = { path: ["partition"], is: "absent" } as const;
const place = (first: string, sort: string) => ({ firstPartition: first, firstSort: sort });

const failureOf = async (attempt: Promise<unknown>): Promise<ConditionFailed> => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConditionFailed);
  return error as ConditionFailed;
};

/** What both adapters of the port promise, in the same words. */
export const tableContract = (makeTable: MakeTable): void => {
  const withTable = (test: (table: Table) => Promise<void>) => async () => test(await makeTable());

  describe("reading", () => {
    it(
      "gets what was put, and nothing where nothing is",
      withTable(async (table) => {
        const item = { ...at("A"), text: "·名", number: -3, list: [1, "a", null], map: { inner: { empty: "" } }, yes: true };
        await table.write({ put: item });
        expect(await table.get(at("A"))).toEqual(item);
        expect(await table.get(at("A", "OTHER"))).toBeUndefined();
      }),
    );

    it(
      "gets many in the order asked, with gaps",
      withTable(async (table) => {
        for (const name of ["A", "B", "C"]) await table.write({ put: { ...at(name), name } });
        const found = await table.getMany([at("C"), at("X"), at("A")]);
        expect(found.map((item) => item?.name)).toEqual(["C", undefined, "A"]);
      }),
    );
  });

  describe("querying a partition", () => {
    const filled = async (): Promise<Table> => {
      const table = await makeTable();
      for (const sort of ["a1", "a2", "a3", "b1", "é1", "中1", "😀1"]) await table.write({ put: at("P", sort) });
      await table.write({ put: at("Q", "a9") });
      return table;
    };
    const sorts = (items: readonly Item[]) => items.map(({ sort }) => sort);

    it("sorts by UTF-8 bytes, both ways", async () => {
      const table = await filled();
      const order = ["a1", "a2", "a3", "b1", "é1", "中1", "😀1"];
      expect(sorts((await table.query({ partition: "P", limit: 10 })).items)).toEqual(order);
      const reversed = await table.query({ partition: "P", limit: 10, reverse: true });
      expect(sorts(reversed.items)).toEqual(order.toReversed());
    });

    it("keeps to a prefix or to inclusive bounds", async () => {
      const table = await filled();
      expect(sorts((await table.query({ partition: "P", prefix: "a", limit: 10 })).items)).toEqual(["a1", "a2", "a3"]);
      const between = await table.query({ partition: "P", from: "a2", to: "b1", limit: 10 });
      expect(sorts(between.items)).toEqual(["a2", "a3", "b1"]);
      expect(sorts((await table.query({ partition: "P", to: "a2", limit: 10 })).items)).toEqual(["a1", "a2"]);
    });

    it("pages by a cursor until the end, each item once", async () => {
      const table = await filled();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await table.query({ partition: "P", limit: 2, ...(cursor && { cursor }) });
        seen.push(...sorts(page.items));
        cursor = page.cursor;
      } while (cursor);
      expect(seen).toEqual(["a1", "a2", "a3", "b1", "é1", "中1", "😀1"]);
    });

    it("refuses a broken cursor, and another query's", async () => {
      const table = await filled();
      const { cursor = "" } = await table.query({ partition: "P", limit: 2 });
      for (const [partition, given] of [["P", "nonsense"], ["Q", cursor], ["P", `${cursor.slice(0, -4)}AAAA`]] as const)
        await expect(table.query({ partition, limit: 2, cursor: given })).rejects.toBeInstanceOf(CursorInvalid);
      await expect(table.query({ partition: "P", limit: 2, reverse: true, cursor })).rejects.toBeInstanceOf(CursorInvalid);
    });
  });

  describe("querying an index", () => {
    it("is sparse, and answers keys and card alone", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), ...place("I", "2"), card: { n: 1 }, secret: "x" } });
      await table.write({ put: { ...at("B"), ...place("I", "1") } });
      await table.write({ put: { ...at("C"), card: { n: 3 } } });
      const { items } = await table.query({ partition: "I", index: "first", limit: 10 });
      expect(items).toEqual([
        { ...at("B"), ...place("I", "1") },
        { ...at("A"), ...place("I", "2"), card: { n: 1 } },
      ]);
    });

    it("follows the item when its place changes or ends, and pages", async () => {
      const table = await makeTable();
      for (const name of ["A", "B", "C"]) await table.write({ put: { ...at(name), ...place("I", name) } });
      await table.write({ update: at("B"), changes: [{ remove: ["firstPartition"] }, { remove: ["firstSort"] }] });
      const first = await table.query({ partition: "I", index: "first", limit: 1 });
      expect(first.items[0]?.partition).toBe("A");
      const cursor = first.cursor ?? "";
      const rest = await table.query({ partition: "I", index: "first", limit: 5, cursor });
      expect(rest.items.map(({ partition }) => partition)).toEqual(["C"]);
    });
  });

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
      expect(after).toEqual({ ...at("A"), count: 3, fresh: 5, map: { keep: 1, new: { deep: [] } }, from: "x", copied: 1 });
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
      for (const changes of [[{ set: ["gone", "a"], to: 1 }], [{ add: ["text"], by: 1 }], [{ copy: ["a"], from: ["gone"] }]] as const) {
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
