import type { Envelope } from "../events/contract.ts";
import { sequenceOf } from "../events/contract.ts";
import { envelopesOf } from "../events/relay.ts";
import type { RouteTable } from "../http/route.ts";
import { standingOf } from "../people/standing.ts";
import { again } from "../table/again.ts";
import type { Outcome } from "../table/entity.ts";
import { journalPrefix } from "../table/layout.ts";
import { pagesOf } from "../table/pages.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Item, Write } from "../table/table.ts";
import { inTurn, type Turn } from "../table/turn.ts";
import type { Card, Cards, Concern, Found } from "./card.ts";
import { isPersonal, keyAt, placeIn, roomOf, rowOf, Shown, shownKey, type Thing, toldRow } from "./rows.ts";

type Store<State> = { find(id: string): Promise<Outcome<State> | undefined> };

/** Declares how things of one kind that lie in a store of their own come to those whom they concern. */
export const concerns = <State>({
  store,
  ...rest
}: Omit<Concern<State>, "find"> & { readonly store: (table: CommunityTable) => Store<State> }): Concern => {
  const find = async (table: CommunityTable, id: string): Promise<Found<State> | undefined> => {
    const found = await store(table).find(id);
    return found && { state: found.state, sequence: sequenceOf(found.version, 0) };
  };
  return { ...rest, find } as unknown as Concern;
};

export type Showing = {
  readonly table: CommunityTable;
  readonly thing: Thing;
  readonly concern: Concern;
  readonly routes: RouteTable;
};

type Told = Pick<Envelope, "id" | "type" | "time" | "data">;

/** What the journal of a thing told so far. */
async function* toldOf({ table, thing: { kind, id }, concern }: Showing): AsyncGenerator<Told> {
  const { scope } = table;
  const partition = scope.partition(...(concern.journal?.(id) ?? [kind, id]));
  for await (const items of pagesOf(table, { partition, prefix: journalPrefix, limit: 100 }))
    for (const item of items)
      yield* envelopesOf(scope.region, item).filter(({ data }) => data[concern.named] === id || !data[concern.named]);
}

/** Whoever comes to a thing finds what was told of it before. */
const tellBefore = async (showing: Showing, people: readonly string[]): Promise<void> => {
  const { table, thing } = showing;
  if (people.length === 0) return;
  for await (const told of toldOf(showing))
    for (const each of people) await table.write({ put: toldRow(table.scope, each, thing, told) });
};

/** A commit takes a hundred writes, of which one is the thing's own note. */
const mostAtOnce = 98;

const chunksOf = (writes: readonly Write[]): (readonly Write[])[] => {
  const count = Math.max(1, Math.ceil(writes.length / mostAtOnce));
  return Array.from({ length: count }, (_, nth) => writes.slice(nth * mostAtOnce, (nth + 1) * mostAtOnce));
};

/**
 * Writes the rows in one commit with the note of which they are; of a crowd in several, of which the first claims the
 * moment and names all rows before and after, so that whoever comes later finds each.
 */
const write = async (table: CommunityTable, at: Item, { before, after, writes }: Changed): Promise<void> => {
  const { sequence } = after;
  const isAgain = before?.sequence === sequence;
  const first = { path: ["sequence"], is: isAgain ? "equals" : "below", value: sequence } as const;
  const own = { path: ["sequence"], is: "equals", value: sequence } as const;
  const chunks = chunksOf(writes);
  const every = [...new Set([...(before?.rows ?? []), ...after.rows])];
  for (const [nth, chunk] of chunks.entries()) {
    const isLast = nth === chunks.length - 1;
    const note = { ...at, sequence, rows: isLast ? after.rows : every, ...(!isLast && { isHalf: true }) } as Item;
    const put = { put: note, when: [nth === 0 ? first : own] };
    await (chunk.length > 0 ? table.commit([put, ...chunk]) : table.write(put));
  }
};

type Changed = { readonly before: Shown | undefined; readonly after: Shown; readonly writes: readonly Write[] };

const peopleAt = (places: readonly string[]): string[] => [...new Set(places.map(roomOf).filter(isPersonal))];

/** Nothing is kept at home of who asked to be removed. */
const withoutForgotten = async (table: CommunityTable, cards: readonly Card[]): Promise<readonly Card[]> => {
  const people = cards.map(({ to }) => to).filter(isPersonal);
  const known = await standingOf(table, people);
  return cards.filter(({ to }) => !isPersonal(to) || !known.get(to)?.erasureRequestedAt);
};

/** The rows of a thing as it is, each once, and the writes that lead there from what was shown before. */
const planned = async ({ table, thing, routes }: Showing, cards: readonly Card[], shown: readonly string[]) => {
  const { scope } = table;
  const theirs = await withoutForgotten(table, cards);
  const puts = new Map(
    theirs.map((card) => rowOf(scope, thing, card, routes)).map((row) => [placeIn(scope, row), row]),
  );
  const gone = shown.filter((place) => !puts.has(place));
  const writes: Write[] = [
    ...[...puts.values()].map((put) => ({ put })),
    ...gone.map((place) => ({ delete: keyAt(scope, place) })),
  ];
  return { rows: [...puts.keys()], writes };
};

const isShown = (before: Shown | undefined, sequence: string): boolean =>
  before !== undefined && !before.isHalf && before.sequence >= sequence;

/** Those whom it did not concern before. */
const newAmong = (rows: readonly string[], before: Shown | undefined): string[] => {
  const known = new Set(before?.isUntold ? [] : peopleAt(before?.rows ?? []));
  return peopleAt(rows).filter((each) => !known.has(each));
};

/** One attempt. Answers whom it concerns; throws where somebody else was first. */
const attempt = async (showing: Showing): Promise<readonly string[]> => {
  const { table, thing, concern } = showing;
  const key = shownKey(table.scope, thing, concern.noted?.(thing.id));
  const item = await table.get(key);
  const before = item && Shown.parse(item);
  const { rows: shown } = before ?? { rows: [] };
  const found = await concern.find(table, thing.id);
  if (found ? isShown(before, found.sequence) : shown.length === 0) return peopleAt(shown);
  const sequence = found?.sequence ?? before?.sequence ?? "";
  const { rows, writes } = await planned(showing, found ? concern.cardsOf(found.state) : [], shown);
  await tellBefore(showing, newAmong(rows, before));
  await write(table, key as Item, { before, after: { sequence, rows }, writes });
  return peopleAt(rows);
};

/**
 * Shows one thing, as it is now, to all whom it concerns. Answers those who are named in it. Where others were first
 * again and again it throws, and the fact is heard once more.
 */
export const showThing = (showing: Showing): Promise<readonly string[]> => again(() => attempt(showing));

type Data = Readonly<Record<string, unknown>>;

/** The ids of things of one kind that a fact names. */
const idsIn = (data: Data, named: string): string[] =>
  [data[named], data[`${named}s`]].flat().filter((id): id is string => typeof id === "string");

/** A person is told what happens to them, until they ask to be removed. */
export const tellThemselves = async ({ event, table }: Pick<Heard, "event" | "table">, kind: string): Promise<void> => {
  const known = await standingOf(table, idsIn(event.data, "personId"));
  for (const { personId: id, erasureRequestedAt } of known.values())
    if (!erasureRequestedAt)
      await table.write({ put: toldRow(table.scope, id, { kind, id, named: "personId" }, event) });
};

type Heard = Turn & {
  readonly event: Omit<Told, "data"> & { readonly data: Data };
  readonly table: CommunityTable;
};

type Showings = Heard & { readonly routes: RouteTable; readonly kind: string; readonly concern: Concern };

/** Shows one thing, and tells whom it concerns what happened to it. */
export const showAndTell = async (showing: Showing, told: Heard["event"]): Promise<void> => {
  const { table, thing } = showing;
  for (const each of await showThing(showing)) await table.write({ put: toldRow(table.scope, each, thing, told) });
};

/** Shows each thing of one kind that the fact is about; then those that it changes besides, some at a time. */
const showEach = async ({ event, table, routes, kind, concern, left, restAt }: Showings): Promise<void> => {
  const { named, isChangedBy = () => true, also } = concern;
  const showing = (id: string): Showing => ({ table, thing: { kind, id, named }, concern, routes });
  if (isChangedBy(event.type)) for (const id of idsIn(event.data, named)) await showAndTell(showing(id), event);
  const others = (await also?.(table, event)) ?? [];
  await inTurn({ left, restAt }, () => others, { placeOf: (id) => id, work: (id) => showThing(showing(id)) });
};

/** What a service does at each of its own facts: whom the thing concerns sees it as it is now, and is told what happened. */
export const showAtHome =
  (cards: Cards, routes: RouteTable) =>
  async (heard: Heard): Promise<void> => {
    for (const [kind, concern] of Object.entries(cards)) {
      if (concern === "told") await tellThemselves(heard, kind);
      else if (concern !== "nobody") await showEach({ ...heard, routes, kind, concern });
    }
  };
