import { describe, expect, it } from "vitest";
import { CursorInvalid, type Item, type Table } from "#shared/table/table.ts";
import { at, type MakeTable, place } from "./table-places.ts";

/** How the port reads. */
export const readingContract = (makeTable: MakeTable): void => {
  const withTable = (test: (table: Table) => Promise<void>) => async () => test(await makeTable());

  describe("reading", () => {
    it(
      "gets what was put, and nothing where nothing is",
      withTable(async (table) => {
        const item = {
          ...at("A"),
          text: "·名",
          number: -3,
          list: [1, "a", null],
          map: { inner: { empty: "" } },
          yes: true,
        };
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
      for (const [partition, given] of [
        ["P", "nonsense"],
        ["Q", cursor],
        ["P", `${cursor.slice(0, -4)}AAAA`],
      ] as const)
        await expect(table.query({ partition, limit: 2, cursor: given })).rejects.toBeInstanceOf(CursorInvalid);
      await expect(table.query({ partition: "P", limit: 2, reverse: true, cursor })).rejects.toBeInstanceOf(
        CursorInvalid,
      );
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
};
