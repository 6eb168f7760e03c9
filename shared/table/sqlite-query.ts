import type { SQLInputValue } from "node:sqlite";
import { placeAfter } from "./cursor.ts";
import { indexKeys, projected } from "./layout.ts";
import type { Item, Query } from "./table.ts";

type Range = { readonly tests: readonly string[]; readonly values: readonly SQLInputValue[] };

const orderOf = ({ index }: Query): string[] => (index ? [indexKeys[index].sort, "partition", "sort"] : ["sort"]);

const endOf = (prefix: string): string => prefix + String.fromCodePoint(0x10ffff).repeat(2);

const rangeOf = (query: Query): Range => {
  const { partition, sort } = query.index ? indexKeys[query.index] : { partition: "partition", sort: "sort" };
  const { prefix } = query;
  const from = prefix ?? query.from;
  const to = prefix === undefined ? query.to : endOf(prefix);
  const bounds: [string, SQLInputValue | undefined][] = [
    [`${partition} = ?`, query.partition],
    [`${sort} >= ?`, from],
    [`${sort} <= ?`, to],
    [`substr(${sort}, 1, ${[...(prefix ?? "")].length}) = ?`, prefix],
  ];
  const given = bounds.filter((bound): bound is [string, SQLInputValue] => bound[1] !== undefined);
  return { tests: given.map(([test]) => test), values: given.map(([, value]) => value) };
};

const continuation = (query: Query): Range => {
  if (query.cursor === undefined) return { tests: [], values: [] };
  const place = placeAfter(query, query.cursor);
  const order = orderOf(query);
  const row = `(${order.join(", ")}) ${query.reverse ? "<" : ">"} (${order.map(() => "?").join(", ")})`;
  return { tests: [row], values: order.map((name) => place[name] ?? "") };
};

/** What an index carries of an item: the keys and the card. */
export const projection = (item: Item, { index }: Query): Item => {
  if (!index) return item;
  const names = ["partition", "sort", indexKeys[index].partition, indexKeys[index].sort, projected];
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]]))) as Item;
};

/** The statement that answers a query, with one row more than was asked for where there are more. */
export const selectOf = (query: Query): { readonly sql: string; readonly values: readonly SQLInputValue[] } => {
  const [range, rest] = [rangeOf(query), continuation(query)];
  const direction = query.reverse ? "DESC" : "ASC";
  const order = orderOf(query).map((name) => `${name} ${direction}`);
  const sql = `SELECT item FROM items WHERE ${[...range.tests, ...rest.tests].join(" AND ")} ORDER BY ${order.join(", ")} LIMIT ?`;
  return { sql, values: [...range.values, ...rest.values, query.limit + 1] };
};
