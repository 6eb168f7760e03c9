import { describe, expect, it } from "vitest";
import { ConditionFailed, type Table, type Write } from "#shared/table/table.ts";

const at = (partition: string, sort = "STATE") => ({ partition, sort });

const nested = (depth: number): object => (depth === 0 ? {} : { in: nested(depth - 1) });

const refused: readonly (readonly [string, Write])[] = [
  ["a number beyond 2^53", { put: { ...at("A"), n: 2 ** 53 } }],
  ["a number that is none", { put: { ...at("A"), n: Number.NaN } }],
  ["a number too small to keep", { put: { ...at("A"), n: 1e-120 } }],
  ["a lone surrogate", { put: { ...at("A"), text: "\ud800" } }],
  ["undefined", { put: { ...at("A"), n: undefined } as never }],
  ["an attribute called __proto__", { put: JSON.parse('{"partition":"A","sort":"S","__proto__":{}}') }],
  ["more than 30 levels", { put: { ...at("A"), deep: nested(31) as never } }],
  ["an item over 400 KB", { put: { ...at("A"), text: "x".repeat(410_000) } }],
  ["an empty key", { put: { ...at("A", "") } }],
  ["a key over 1 KB", { put: at("A", "s".repeat(1025)) }],
  ["half an index key", { put: { ...at("A"), firstPartition: "I" } }],
  ["a change of the key", { update: at("A"), changes: [{ set: ["sort"], to: "other" }] }],
  [
    "paths that overlap",
    {
      update: at("A"),
      changes: [
        { set: ["m"], to: {} },
        { set: ["m", "a"], to: 1 },
      ],
    },
  ],
  ["adding half", { update: at("A"), changes: [{ add: ["n"], by: 0.5 }] }],
  ["an update of nothing", { update: at("A"), changes: [] }],
  ["a check alone", { check: at("A"), when: [{ path: ["n"], is: "present" }] }],
];

/** What the port refuses before either store sees it: a bug in Linli, never a "no" to a person. */
export const tableLimits = (makeTable: () => Promise<Table>): void => {
  describe("limits", () => {
    for (const [name, write] of refused)
      it(`refuses ${name}`, async () => {
        const error = await (await makeTable()).write(write).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(TypeError);
      });

    it("refuses a commit of one, of 101, and of the same item twice", async () => {
      const table = await makeTable();
      const many = Array.from({ length: 101 }, (_, n) => ({ put: at(`A${n}`) }));
      for (const writes of [[{ put: at("A") }], many, [{ put: at("A") }, { delete: at("A") }]])
        await expect(table.commit(writes)).rejects.toBeInstanceOf(TypeError);
    });

    it("refuses to grow an item over 400 KB by updates", async () => {
      const table = await makeTable();
      await table.write({ put: { ...at("A"), text: "x".repeat(300_000) } });
      const error = await table
        .write({ update: at("A"), changes: [{ set: ["more"], to: "x".repeat(200_000) }] })
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(ConditionFailed);
    });

    it("refuses no keys, 101 keys, a key twice, a limit of 0", async () => {
      const table = await makeTable();
      const many = Array.from({ length: 101 }, (_, n) => at(`A${n}`));
      for (const keys of [[], many, [at("A"), at("A")]])
        await expect(table.getMany(keys)).rejects.toBeInstanceOf(TypeError);
      await expect(table.query({ partition: "A", limit: 0 })).rejects.toBeInstanceOf(TypeError);
    });
  });
};
