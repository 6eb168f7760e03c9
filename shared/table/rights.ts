import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { stored } from "./entity.ts";
import { involvements } from "./involvement.ts";
import { itemSize } from "./limits.ts";
import { pagesOf } from "./pages.ts";
import type { CommunityScope, CommunityTable } from "./scope.ts";
import type { Item, Key } from "./table.ts";

type Part = { readonly service: string; readonly things: readonly unknown[]; readonly first: number };

const mostPartBytes = 300 * 1024;

const exportKey = (scope: CommunityScope, exportId: string, sort: string): Key =>
  scope.key(["DATA-EXPORT", exportId], sort);

/** Some of what one service gathered: pages that each fit into an item, the `first` of them with its number. */
export const dataExportPages = (scope: CommunityScope, exportId: string, { service, things, first }: Part): Item[] => {
  const pages: unknown[][] = [[]];
  let bytes = 0;
  for (const thing of things) {
    const size = itemSize({ thing: stored(thing) });
    if (bytes + size > mostPartBytes && bytes > 0) {
      pages.push([]);
      bytes = 0;
    }
    pages.at(-1)?.push(stored(thing));
    bytes += size;
  }
  const key = (nth: number) => exportKey(scope, exportId, `PART#${service}#${String(first + nth).padStart(5, "0")}`);
  return pages.map((page, nth) => ({ ...key(nth), things: page }) as unknown as Item);
};

/** Closes the part of one service: so many pages, and no more will come. */
export const dataExportWhole = (
  scope: CommunityScope,
  exportId: string,
  { service, ...rest }: { readonly service: string; readonly pageCount: number; readonly at: Instant },
): Item => ({ ...exportKey(scope, exportId, `WHOLE#${service}`), ...rest });

/** Deletes what a service gathered for a person: copies of names and words do not outlive what they were made of. */
export const forgetDataExports = async (table: CommunityTable, personId: string, service: string): Promise<void> => {
  for await (const { id } of involvements(table, personId, { kind: "DATA-EXPORT" })) {
    const { partition } = exportKey(table.scope, id, "STATE");
    for await (const items of pagesOf(table, { partition, prefix: `PART#${service}#`, limit: 100 }))
      for (const { sort } of items) await table.write({ delete: { partition, sort } });
  }
};

const PartPage = z.object({ things: z.array(z.unknown()) });

type Keepers = { readonly table: CommunityTable; readonly keepers: readonly string[] };

/** What every service gathered, and which are not ready yet. */
export const readDataExport = async ({ table, keepers }: Keepers, exportId: string) => {
  const { partition } = exportKey(table.scope, exportId, "STATE");
  const whole = await table.getMany(keepers.map((service) => exportKey(table.scope, exportId, `WHOLE#${service}`)));
  const waiting = keepers.filter((_, at) => whole[at] === undefined);
  const parts: Record<string, unknown[]> = {};
  for (const service of keepers) {
    const things: unknown[] = [];
    for await (const items of pagesOf(table, { partition, prefix: `PART#${service}#`, limit: 100 }))
      things.push(...items.flatMap((item) => PartPage.parse(item).things));
    parts[service] = things;
  }
  return { waiting, parts };
};

export const erasureReceiptKey = (scope: CommunityScope, erasureId: string, service: string): Key =>
  scope.key(["ERASURE", erasureId], `RECEIPT#${service}`);

/** What one service did of an erasure. `held`: things that the law keeps, such as a case that is still open. */
export const ErasureReceipt = z.object({ erased: z.int(), held: z.int(), at: Instant });

/** The receipts by service, and which are still to come. */
export const readErasureReceipts = async ({ table, keepers }: Keepers, erasureId: string) => {
  const items = await table.getMany(keepers.map((service) => erasureReceiptKey(table.scope, erasureId, service)));
  const receipts = Object.fromEntries(
    keepers.flatMap((service, at) => (items[at] ? [[service, ErasureReceipt.parse(items[at])]] : [])),
  );
  return { receipts, waiting: keepers.filter((_, at) => items[at] === undefined) };
};
