import { createHash } from "node:crypto";
import { cataloguePartition } from "#shared/table/catalogue.ts";
import { communityKey } from "#shared/table/community.ts";
import { tellsOfExports } from "#shared/table/community-export.ts";
import { type Keeping, partitionsOf } from "#shared/table/holding.ts";
import { pagesOf } from "#shared/table/pages.ts";
import { claimKey, lineOf, ownListKey, portable } from "#shared/table/portable.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import type { Item, Key, Table } from "#shared/table/table.ts";

/** Where a community is kept: any store behind the table port, and what each service keeps there. */
export type Ground = { readonly table: Table; readonly region: string; readonly keepings: readonly Keeping[] };

/** What hears how far it is. */
export type Progress = (phase: string, done: number, of?: number) => void;

export const inCommunity = ({ table, region }: Ground, slug: string): CommunityTable =>
  scoped(table, communityScope(region, slug));

/** Every partition of the community, those of its services first, each once; what tells of exports is in none. */
async function* partitionsIn(ground: Ground, slug: string): AsyncGenerator<string> {
  const own = inCommunity(ground, slug);
  const seen = new Set<string>();
  const all = async function* (): AsyncGenerator<string> {
    for (const keeping of ground.keepings) yield* partitionsOf(own, keeping);
    yield own.scope.partition("DEADLINE");
    for (const { service } of ground.keepings) yield own.scope.partition("ERASING", service);
    yield cataloguePartition(own.scope, "COMMUNITY");
    yield communityKey(own.scope).partition;
  };
  for await (const partition of all()) {
    if (!seen.has(partition) && !tellsOfExports(own.scope, partition)) yield partition;
    seen.add(partition);
  }
}

/** The keys outside the community that speak of it: its slug's claim, and its rows in the lists of its members. */
const keysOutside = ({ region }: Ground, slug: string, accounts: readonly string[]): Key[] => [
  claimKey(region, slug),
  ...accounts.map((account) => ownListKey(region, account, slug)),
];

/** A group of items that is read, and kept in a file, as one. */
export type Group = { readonly name: string; items(): AsyncGenerator<readonly Item[]> };

const groupOf = ({ table, region }: Ground, partition: string): Group => ({
  name: partition,
  async *items() {
    for await (const page of pagesOf(table, { partition, limit: 250 }))
      yield page.map((item) => portable(item, region));
  },
});

const loneGroup = ({ table, region }: Ground, key: Key): Group => ({
  name: portable(key as Item, region).partition,
  async *items() {
    const item = await table.get(key);
    if (item) yield [portable(item, region)];
  },
});

const accountIn = (partition: string): string[] => {
  const [, , kind, account] = partition.split("#");
  return kind === "MEMBER" && account ? [account] : [];
};

/** All items of a community, group by group, in an order that depends on nothing but what is kept. */
export async function* groupsOf(ground: Ground, slug: string): AsyncGenerator<Group> {
  const accounts: string[] = [];
  for await (const partition of partitionsIn(ground, slug)) {
    accounts.push(...accountIn(partition));
    yield groupOf(ground, partition);
  }
  for (const key of keysOutside(ground, slug, accounts)) yield loneGroup(ground, key);
}

/** How many items a community has, and the digest of all of them: equal wherever the same community is kept. */
export type Sum = { readonly items: number; readonly digest: string };

/** Adds up lines as they come. */
export const summing = () => {
  const hash = createHash("sha256");
  let items = 0;
  return {
    add: (line: string): void => {
      hash.update(`${line}\n`);
      items += 1;
    },
    count: (): number => items,
    sum: (): Sum => ({ items, digest: hash.copy().digest("hex") }),
  };
};

/** Reads a whole community and sums it up. */
export const sumOf = async (ground: Ground, slug: string, onProgress: Progress = () => {}): Promise<Sum> => {
  const total = summing();
  for await (const group of groupsOf(ground, slug))
    for await (const items of group.items()) {
      for (const item of items) total.add(lineOf(item));
      onProgress("comparing", total.count());
    }
  return total.sum();
};
