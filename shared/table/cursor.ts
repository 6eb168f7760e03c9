import { digest } from "../domain/new-id.ts";
import { indexKeys } from "./layout.ts";
import { CursorInvalid, type Item, type Query } from "./table.ts";

const identity = ({ partition, index, prefix, from, to, reverse }: Query): string =>
  digest([partition, index ?? "", prefix ?? "", from ?? "", to ?? "", String(reverse ?? false)], 16);

/** The attributes that say where an item stands in the order of a query. */
const placeNames = ({ index }: Query): readonly string[] => {
  const own = index ? [indexKeys[index].sort, indexKeys[index].partition] : [];
  return [...own, "partition", "sort"];
};

/** A cursor that continues after `last`; it fits this query and no other. */
export const cursorAfter = (query: Query, last: Item): string => {
  const place = placeNames(query).map((name) => last[name]);
  return Buffer.from(JSON.stringify([identity(query), ...place])).toString("base64url");
};

const parse = (cursor: string): unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};

/** The place that a cursor continues after. Throws {@link CursorInvalid} for a broken one or another query's. */
export const placeAfter = (query: Query, cursor: string): Record<string, string> => {
  const [owner, ...place] = parse(cursor);
  const names = placeNames(query);
  const isOurs = owner === identity(query) && place.length === names.length;
  const isText = place.every((part) => typeof part === "string" && part !== "" && part.isWellFormed());
  if (!isOurs || !isText) throw new CursorInvalid();
  const found = Object.fromEntries(names.map((name, at) => [name, String(place[at])]));
  const stands = query.index ? found[indexKeys[query.index].partition] : found.partition;
  if (stands !== query.partition) throw new CursorInvalid();
  return found;
};
