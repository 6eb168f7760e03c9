import { indexKeys } from "./layout.ts";
import { pagesOf } from "./pages.ts";
import type { Scope, ScopedTable } from "./scope.ts";
import { CursorInvalid, type IndexName, type Item, type Paging, type Query } from "./table.ts";

/** Some partitions of an index that share an order. Their sort keys are of ASCII, such as instants and ids. */
type Merging = Pick<Query, "from" | "to" | "reverse"> & {
  readonly name: string;
  readonly index: IndexName;
  readonly parts: readonly Pick<Query, "index" | "partition">[];
};

const cursorAt = (owner: string, sort: string): string =>
  Buffer.from(JSON.stringify([owner, sort])).toString("base64url");

const sortIn = (owner: string, cursor: string): string => {
  const text = Buffer.from(cursor, "base64url").toString();
  const sort = text.startsWith(`["${owner}","`) ? text.slice(owner.length + 5, -2) : "";
  if (!/^[\x20-\x7e]+$/.test(sort) || cursorAt(owner, sort) !== cursor) throw new CursorInvalid();
  return sort;
};

/**
 * A page of several partitions as of one list, by one query each at once. What stands exactly where the last page ended
 * was in it.
 */
export const mergedPage = async (
  { query }: ScopedTable<Scope>,
  { name, index, parts, reverse = false, ...bounds }: Merging,
  { limit, cursor }: Paging,
) => {
  const owner = `${name} ${reverse ? "down" : "up"}`;
  const after = cursor === undefined ? undefined : sortIn(owner, cursor);
  const { sort: sortName } = indexKeys[index];
  const sortOf = (item: Item): string => String(item[sortName]);
  const isBefore = (one: string, other: string): boolean => (reverse ? one > other : one < other);
  const start = after !== undefined && { [reverse ? "to" : "from"]: after };
  const read = async (part: Pick<Query, "index" | "partition">): Promise<Item[]> => {
    const found: Item[] = [];
    const asked = { ...part, ...bounds, ...start, limit: limit + 2, reverse };
    for await (const some of pagesOf({ query }, asked)) {
      found.push(...some.filter((item) => sortOf(item) !== after));
      if (found.length > limit) break;
    }
    return found;
  };
  const all = (await Promise.all(parts.map(read)))
    .flat()
    .toSorted((one, other) => (isBefore(sortOf(one), sortOf(other)) ? -1 : 1));
  const items = all.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && all.length > limit && { nextCursor: cursorAt(owner, sortOf(last)) }) };
};
