import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import type { CommunityScope, CommunityTable } from "./scope.ts";
import type { Item, Key } from "./table.ts";

/** Where the exports of a community are on record: in it, and in no export. */
export const exportsPartition = (scope: CommunityScope): string => scope.partition("EXPORT");

export const exportKey = (scope: CommunityScope, digest: string): Key => scope.key(["EXPORT"], digest);

const MadeExport = z.object({ madeAt: Instant });

/** When an export was made, last where it was made again; nothing of one that nobody made. */
export const exportMadeAt = (item: Item | undefined): Instant | undefined => item && MadeExport.parse(item).madeAt;

export const recordExport = async (
  { scope, write }: CommunityTable,
  digest: string,
  madeAt: Instant,
): Promise<void> => {
  await write({ put: { ...exportKey(scope, digest), madeAt } });
};
