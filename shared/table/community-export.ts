import { createHash } from "node:crypto";
import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { cataloguePartition } from "./catalogue.ts";
import type { Companion } from "./entity.ts";
import type { CommunityScope, CommunityTable } from "./scope.ts";
import type { Item, Key } from "./table.ts";

/** The kind of thing that an administrator's export of a whole community is. */
export const exportKind = "EXPORT";

const exportsPartition = (scope: CommunityScope): string => scope.partition(exportKind);

/** Whether something tells of exports: that is in no export. */
export const tellsOfExports = (scope: CommunityScope, partition: string): boolean =>
  partition === exportsPartition(scope) ||
  partition.startsWith(`${exportsPartition(scope)}#`) ||
  partition === cataloguePartition(scope, exportKind);

/** Where an export of a digest is on record. */
export const exportKey = (scope: CommunityScope, digest: string): Key => scope.key([exportKind], digest);

const MadeExport = z.object({ madeAt: Instant });

/** When an export was made, last where it was made again; nothing of one that nobody made. */
export const exportMadeAt = (item: Item | undefined): Instant | undefined => item && MadeExport.parse(item).madeAt;

/** Puts an export on record. */
export const exportRecord = (scope: CommunityScope, digest: string, madeAt: Instant): Companion => ({
  write: { put: { ...exportKey(scope, digest), madeAt } },
});

export const recordExport = async (
  { scope, write }: CommunityTable,
  digest: string,
  madeAt: Instant,
): Promise<void> => {
  await write(exportRecord(scope, digest, madeAt).write);
};

/** What one service wrote of an export: so many pages of text, which hold so many items. */
export const ExportPart = z.object({ pageCount: z.int(), itemCount: z.int() });
export type ExportPart = z.infer<typeof ExportPart>;

export const partKey = (scope: CommunityScope, exportId: string, part: string): Key =>
  scope.key([exportKind, exportId], `WHOLE#${part}`);

export const pageKey = (scope: CommunityScope, exportId: string, part: string, nth: number): Key =>
  scope.key([exportKind, exportId], `PAGE#${part}#${String(nth).padStart(6, "0")}`);

/** The parts of an export as far as they are written, in their order. */
export const partsOf = async (
  { scope, getMany }: CommunityTable,
  exportId: string,
  names: readonly string[],
): Promise<readonly (ExportPart | undefined)[]> =>
  (await getMany(names.map((name) => partKey(scope, exportId, name)))).map((item) => item && ExportPart.parse(item));

const Page = z.object({ text: z.string() });

export const readPage = async (
  { scope, get }: CommunityTable,
  exportId: string,
  { part, nth }: { readonly part: string; readonly nth: number },
): Promise<string> => Page.parse(await get(pageKey(scope, exportId, part, nth))).text;

type Counted = readonly { readonly part: string; readonly pageCount: number }[];

/** Every page of an export in its order. */
export const pagesIn = (parts: Counted): { readonly part: string; readonly nth: number }[] =>
  parts.flatMap(({ part, pageCount }) => Array.from({ length: pageCount }, (_, nth) => ({ part, nth })));

const pagesAtOnce = 20;

/** The digest of all lines of an export: what `npm run community` says of the same items. */
export const digestOfPages = async (table: CommunityTable, exportId: string, parts: Counted): Promise<string> => {
  const hash = createHash("sha256");
  const keys = pagesIn(parts).map(({ part, nth }) => pageKey(table.scope, exportId, part, nth));
  for (let at = 0; at < keys.length; at += pagesAtOnce)
    for (const item of await table.getMany(keys.slice(at, at + pagesAtOnce))) hash.update(Page.parse(item).text);
  return hash.digest("hex");
};
