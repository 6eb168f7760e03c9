import { communityKey } from "#shared/table/community.ts";
import { journalPrefix } from "#shared/table/layout.ts";
import { claimKey, lineOf, noRegion, placed, portable } from "#shared/table/portable.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { Complaint } from "../complaint.ts";
import { checkFile, itemsIn } from "./file.ts";
import { type Ground, inCommunity, type Progress, type Sum, sumOf } from "./walk.ts";

export type Import = { readonly ground: Ground; readonly path: string; readonly onProgress?: Progress };

const mostItems = 100;
const mostCharacters = 1_000_000;

/** Items in batches that one read and one commit can carry. */
async function* batchesOf(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let characters = 0;
  for await (const item of items) {
    batch.push(item);
    characters += lineOf(item).length;
    if (batch.length < mostItems && characters < mostCharacters) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** Puts those items that are not there yet, or are not the same. What a killed import had put is only read. */
const putMissing = async ({ table, region }: Ground, batch: readonly Item[]): Promise<void> => {
  const here = batch.map((item) => placed(item, region));
  const found = await table.getMany(here.map(({ partition, sort }) => ({ partition, sort })));
  const missing = here.filter((item, nth) => lineOf(item) !== lineOf(found[nth] ?? ({} as Item)));
  const writes = missing.map((item) => ({ put: item }));
  const [lone] = writes;
  if (writes.length === 1 && lone) await table.write(lone);
  if (writes.length > 1) await table.commit(writes);
};

/** Refuses where somebody else of the region has the slug, such as an application that was not approved yet. */
const mustBeFree = async ({ table, region }: Ground, slug: string, claim: Item | undefined): Promise<void> => {
  const kept = await table.get(claimKey(region, slug));
  const isOurs = kept === undefined || (claim && lineOf(portable(kept, region)) === lineOf(claim));
  if (!isOurs) throw new Complaint(`the slug ${slug} belongs to somebody else here`);
};

const isAt = (item: Item, { partition, sort }: Key): boolean => item.partition === partition && item.sort === sort;

async function* picked(path: string, isWanted: (item: Item) => boolean): AsyncGenerator<Item> {
  for await (const item of itemsIn(path)) if (isWanted(item)) yield item;
}

/**
 * Takes a community in from a file, in an order in which nothing half-done is seen: first what it keeps, then its
 * journals, whose facts are told again where it arrives, and last its own state, without which it does not exist.
 * Killed at any moment, it goes on when it is asked again. Refuses a file that is not whole before the first write,
 * and a community that is here already.
 */
export const importCommunity = async ({ ground, path, onProgress = () => {} }: Import): Promise<Sum> => {
  const { slug, ...wanted } = await checkFile(path);
  const own = communityKey(inCommunity(ground, slug).scope);
  if (await ground.table.get(own)) return compared(ground, slug, wanted, onProgress);

  const isClaim = (item: Item): boolean => isAt(item, claimKey(noRegion, slug));
  const isState = (item: Item): boolean => isAt(item, own);
  const isEntry = ({ sort }: Item): boolean => sort.startsWith(journalPrefix);
  const orders = [isClaim, (item: Item) => ![isClaim, isEntry, isState].some((is) => is(item)), isEntry, isState];
  for await (const claim of picked(path, isClaim)) await mustBeFree(ground, slug, claim);

  let done = 0;
  for (const isNext of orders)
    for await (const batch of batchesOf(picked(path, isNext))) {
      await putMissing(ground, batch);
      done += batch.length;
      onProgress("importing", done, wanted.items);
    }
  return compared(ground, slug, wanted, onProgress);
};

/** The sum of what is kept here, which must be the file's. */
const compared = async (ground: Ground, slug: string, wanted: Sum, onProgress: Progress): Promise<Sum> => {
  const sum = await sumOf(ground, slug, onProgress);
  if (sum.digest === wanted.digest) return sum;
  throw new Complaint(
    `${slug} is here, but not as in the file: ${sum.items} items here, ${wanted.items} in the file. Nothing was overwritten`,
  );
};
