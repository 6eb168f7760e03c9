import { indexKeys } from "./layout.ts";
import { keyOf } from "./limits.ts";
import { communityScope, deadlinePartition, operatorScope, selfScope } from "./scope.ts";
import type { Item, Key, Value } from "./table.ts";

const partitions = ["partition", ...Object.values(indexKeys).map(({ partition }) => partition)];

/** The region that stands in a file: an item that names its region names another one where it arrives. */
export const noRegion = "-";

const moved = (item: Item, from: string, to: string): Item => {
  const [root, other] = [`R#${from}#`, `R#${to}#`];
  const changed = partitions.flatMap((name) => {
    const place = item[name];
    return typeof place === "string" && place.startsWith(root) ? [[name, other + place.slice(root.length)]] : [];
  });
  return { ...item, ...Object.fromEntries(changed) };
};

/** An item without the name of the region that it is kept in. */
export const portable = (item: Item, region: string): Item => moved(item, region, noRegion);

/** The item as a region keeps it. */
export const placed = (item: Item, region: string): Item => moved(item, noRegion, region);

const inOrder = (value: Value): Value => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, inOrder((value as Record<string, Value>)[name] as Value)]));
};

/** One line of a file: the same for the same item, in whatever order a store keeps its attributes. */
export const lineOf = (item: Item): string => JSON.stringify(inOrder(item));

/** The row by which a person's own list, which lies outside the community, names it. */
export const ownListKey = (region: string, account: string, slug: string): Key =>
  selfScope(region, account).key([], `COMMUNITY#${slug}`);

/** The claim of the community's slug in its region. */
export const claimKey = (region: string, slug: string): Key => operatorScope(region).key(["SLUG", slug], "CLAIM");

const ownListPattern = /^P#[^#]+$/;

const isAt = (item: Key, key: Key): boolean => item.partition === key.partition && item.sort === key.sort;

/** Whether an item of a file is one of the community's, by its key and its places in the indexes. */
export const belongs = (item: Item, slug: string): boolean => {
  const root = communityScope(noRegion, slug).partition();
  const isInside = (place: unknown): boolean => typeof place === "string" && place.startsWith(`${root}#`);
  const { partition, sort } = keyOf({ put: item });
  const isOwn =
    isInside(partition) ||
    (ownListPattern.test(partition) && sort === `COMMUNITY#${slug}`) ||
    isAt(item, claimKey(noRegion, slug));
  const places = partitions.slice(1).flatMap((name) => item[name] ?? []);
  return isOwn && places.every((place) => isInside(place) || place === deadlinePartition(noRegion));
};
