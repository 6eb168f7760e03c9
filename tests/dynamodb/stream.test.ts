import { describe, expect, it } from "vitest";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item, Table } from "#shared/table/table.ts";
import { localTable } from "./local-table.ts";

const write = async (table: Table): Promise<void> => {
  for (let version = 1; version <= 12; version += 1) {
    const partition = `C#a#CASE#cas_${version % 3}`;
    await table.commit([
      { put: { partition, sort: `JOURNAL#command-${String(20 - version).padStart(2, "0")}`, version } },
      { put: { partition, sort: "STATE", version } },
    ]);
    const hot = { partition: "C#a#SEATS#crs_1", sort: "STATE" };
    if (version === 4) await table.write({ put: { ...hot, left: 30, last: { command: "c4" } } });
    if (version > 4) await table.write({ update: hot, changes: [{ set: ["last"], to: { command: `c${version}` } }] });
    if (version === 9) await table.write({ update: hot, changes: [{ add: ["left"], by: -1 }] });
  }
  await table.write({
    update: { partition: "C#a#CASE#cas_1", sort: "JOURNAL#command-19" },
    changes: [{ set: ["seen"], to: 1 }],
  });
  await table.write({ delete: { partition: "C#a#CASE#cas_2", sort: "JOURNAL#command-18" } });
};

/** What the relay looks at: of a hot item its key, version and last command. */
const lookedAt = ({ left: _, ...image }: Item): Item => image as Item;

/** A stream orders the changes of one partition; between partitions it promises nothing. */
const byPartition = (images: readonly Item[]): Record<string, Item[]> =>
  Object.groupBy(images, ({ partition }) => partition) as Record<string, Item[]>;

describe("the change log of SQLite", () => {
  it("shows the records of DynamoDB's stream in the same order", async () => {
    const sqlite = sqliteStore(":memory:");
    const { table, readStream } = await localTable();
    await write(sqlite.table);
    await write(table);
    const logged = sqlite.changesAfter(0, 1000).map(({ image }) => lookedAt(image));
    const streamed: Item[] = [];
    for (let read = await readStream(); read.length > 0; read = await readStream()) streamed.push(...read);
    expect(logged).toHaveLength(12 + 9);
    expect(byPartition(streamed)).toEqual(byPartition(logged));
  });
});
