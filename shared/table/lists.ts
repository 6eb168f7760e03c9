import type { Entity, IndexEntry } from "./entity.ts";
import { mergedPage } from "./merged-page.ts";
import type { CommunityTable } from "./scope.ts";
import type { IndexName, Paging, Query } from "./table.ts";

/** One way in which things of a kind are listed: where in an index, and in which order. */
export type ListedAs<State> = {
  readonly index: IndexName;
  readonly under: string;
  /** The value it is listed by, such as its status; `true` where there is one list of all, nothing where it is in none. */
  readonly by: (state: State) => string | true | undefined;
  readonly sort: (state: State) => string;
};

type Lists<State> = Readonly<Record<string, ListedAs<State>>>;
type Order = Pick<Query, "from" | "to" | "reverse">;

/** The lists of a kind of thing, declared once: what an entity's indexes and its pages are made of. */
export const lists =
  <State>() =>
  <const L extends Lists<State>>(declared: L): L =>
    declared;

const placeOf = <State>({ under, by, sort }: ListedAs<State>, state: State): IndexEntry | undefined => {
  const value = by(state);
  if (value === undefined) return undefined;
  return { partition: value === true ? [under] : [under, value], sort: sort(state) };
};

/** The places of a thing in the indexes, by its lists. */
export const placesIn =
  <State>(declared: Lists<State>): NonNullable<Entity<State>["indexes"]> =>
  (state) =>
    Object.fromEntries(
      Object.values(declared).flatMap((list) => {
        const place = placeOf(list, state);
        return place ? [[list.index, place]] : [];
      }),
    );

type Cards<L, Card> = {
  readonly lists: L;
  readonly card: { parse(kept: unknown): Card };
};

/** The pages of a kind's lists, as cards. */
export const pages = <L extends Lists<never>, Card>(
  table: CommunityTable,
  { lists: declared, card }: Cards<L, Card>,
) => {
  const within = (name: keyof L, value: string | true) => {
    const { index, under } = declared[name] as ListedAs<never>;
    return { index, partition: table.scope.partition(under, ...(value === true ? [] : [value])) };
  };

  /** One list, or the part of it that a value names. */
  const list = async (name: keyof L, value: string | true, { limit, cursor }: Paging, order: Order = {}) => {
    const page = await table.query({ ...within(name, value), ...order, limit, ...(cursor && { cursor }) });
    return { items: page.items.map((item) => card.parse(item.card)), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** Several parts of a list as one, in its order: what is shown where no filter is named. */
  const among = async (name: keyof L, values: readonly string[], paging: Paging, order: Order = {}) => {
    const { index, under } = declared[name] as ListedAs<never>;
    const parts = values.map((value) => within(name, value));
    const page = await mergedPage(table, { name: under, index, parts, ...order }, paging);
    return { ...page, items: page.items.map((item) => card.parse(item.card)) };
  };

  return { list, among };
};
