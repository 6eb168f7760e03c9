import { catalogue, cataloguePartition } from "./catalogue.ts";
import type { Companion, Decision, Outcome } from "./entity.ts";
import { type Involvement, involvements } from "./involvement.ts";
import type { Command } from "./journal.ts";
import { pagesOf } from "./pages.ts";
import type { CommunityTable } from "./scope.ts";
import type { Key } from "./table.ts";
import type { Turn } from "./turn.ts";

/** What is needed to write a thing anew that its schema takes no longer; what has no journal is not written `beside`. */
export type Rewritable<State = unknown> = {
  readonly schema: unknown;
  stateKey(id: string): Key;
  beside?(
    before: { readonly id: string; readonly version: number; readonly state?: State },
    command: Command,
    decision: Decision<State>,
  ): readonly Companion[];
};

type Store<State> = {
  find(id: string): Promise<Outcome<State> | undefined>;
  decide(id: string, command: Command, verb: (current: State) => Decision<State> | undefined): Promise<unknown>;
};

/**
 * One kind of thing that a service keeps: what it shows a person of it, and how it forgets them. `forget` answers
 * the state without the person's names and free text (what others must hear of is told by a verb before), `"held"` where the law keeps them, nothing where none are.
 */
export type Holding<State = unknown> = {
  readonly kind: string;
  readonly store: (table: CommunityTable) => Store<State> & Rewritable<State>;
  readonly show: (state: State, personId: string) => unknown;
  /** The same, or nothing where it is not told that there is one, without what is for the person alone, for what the desk hands out. */
  readonly showAtDesk?: (state: State, personId: string) => unknown;
  readonly forget: (state: State, personId: string) => State | "held" | undefined;
  /** It is shown to the person alone, and left out of what the desk hands out. */
  readonly isConfidential?: true;
  /** Where else than below its own name something of it lies. */
  readonly beside?: (id: string, state: State | undefined) => readonly (readonly string[])[];
  /** Where rows that end in its id lie among those of others of its kind. */
  readonly among?: (state: State) => readonly (readonly string[])[];
};

/** Declares what a service keeps of one kind, whatever its state is. */
export const holding = <State>(own: Holding<State>): Holding => own as unknown as Holding;

/** What a service keeps: its own kinds, and what it keeps beside the things of others, such as a projection. */
export type Keeping = {
  readonly service: string;
  readonly holdings: readonly Holding[];
  /** Partitions of the community as a whole. */
  readonly rooms?: readonly (readonly string[])[];
  readonly besides: readonly {
    readonly kind: string;
    readonly partitions: (id: string) => readonly (readonly string[])[];
  }[];
};

type Place = CommunityTable;

const placeOf = ({ kind, id }: Involvement): string => `${kind}#${id}`;

/** All that a service keeps of a person, thing by thing, from a place on. */
export async function* shownTo(
  table: Place,
  { holdings }: Keeping,
  personId: string,
  from?: string,
): AsyncGenerator<{ readonly place: string; readonly thing: unknown }> {
  for await (const { kind, id } of involvements(table, personId, { from })) {
    const own = holdings.find((each) => each.kind === kind);
    const found = await own?.store(table).find(id);
    if (!own || !found) continue;
    const shown = own.show(found.state, personId) as object | undefined;
    if (shown) yield { place: placeOf({ kind, id }), thing: { kind, id, ...shown } };
  }
}

export type Forgotten = { readonly erased: number; readonly held: number };

const forgetOne = async (
  table: Place,
  own: Holding,
  { id, personId, command }: Whom,
): Promise<keyof Forgotten | "none"> => {
  const found = await own.store(table).find(id);
  if (!found) return "none";
  if (own.forget(found.state, personId) === "held") return "held";
  await own.store(table).decide(id, command, (current) => forgotten(own, current, personId));
  return "erased";
};

type Whom = { readonly id: string; readonly personId: string; readonly command: Command };

/** Forgets a person in everything that a service keeps. Each thing is a commit of its own: a crash is resumed. */
export const forget = async (
  table: Place,
  { holdings }: Keeping,
  { personId, command, left, restAt }: Omit<Whom, "id"> & Turn,
): Promise<Forgotten> => {
  const { from, ...before } = left
    ? (JSON.parse(left) as Forgotten & { readonly from: string })
    : { erased: 0, held: 0, from: undefined };
  const count = { ...before, none: 0 };
  for await (const { kind, id } of involvements(table, personId, { from })) {
    const place = placeOf({ kind, id });
    if (place !== from) restAt(JSON.stringify({ erased: count.erased, held: count.held, from: place }));
    const own = holdings.find((each) => each.kind === kind);
    if (own) count[await forgetOne(table, own, { id, personId, command })] += 1;
  }
  return { erased: count.erased, held: count.held };
};

const forgotten = (own: Holding, current: unknown, personId: string): Decision<unknown> | undefined => {
  const without = own.forget(current, personId);
  return without === "held" || without === undefined ? undefined : { state: without, facts: [] };
};

/** What is kept of one thing, or of the community as a whole: its partitions are looked for when they are wanted. */
export type Stretch = { readonly place: string; readonly partitions: () => Promise<readonly string[]> };

/** Those of some partitions whose last row is of this thing, which stands for the others: it is the last to be deleted. */
const closedBy = async (table: Place, id: string, partitions: readonly string[]): Promise<string[]> => {
  const lasts = await Promise.all(partitions.map((partition) => table.query({ partition, reverse: true, limit: 1 })));
  return partitions.filter((_, nth) => lasts[nth]?.items[0]?.sort.endsWith(`#${id}`));
};

/** Everything that a service keeps in a community: what is kept beside a thing before it, and the list of a kind last. */
export async function* stretchesOf(table: Place, { holdings, besides, rooms = [] }: Keeping): AsyncGenerator<Stretch> {
  const { scope } = table;
  const named = (parts: readonly (readonly string[])[]): string[] => parts.map((each) => scope.partition(...each));
  for (const room of rooms) yield { place: `room ${room.join(" ")}`, partitions: async () => named([room]) };
  for (const { kind, partitions } of besides)
    for await (const id of catalogue(table, kind))
      yield { place: `beside ${kind} ${id}`, partitions: async () => named(partitions(id)) };
  for (const { kind, store, beside, among } of holdings) {
    const partitionsOfThing = async (id: string): Promise<string[]> => {
      const state = (beside || among) && (await store(table).find(id))?.state;
      const shared = state && among ? await closedBy(table, id, named(among(state))) : [];
      return [...shared, ...named([...(beside?.(id, state) ?? []), [kind, id]])];
    };
    for await (const id of catalogue(table, kind))
      yield { place: `${kind} ${id}`, partitions: () => partitionsOfThing(id) };
    yield { place: kind, partitions: async () => [cataloguePartition(scope, kind)] };
  }
}

/** The partitions of everything that a service keeps in a community. */
export async function* partitionsOf(table: Place, keeping: Keeping): AsyncGenerator<string> {
  for await (const { partitions } of stretchesOf(table, keeping)) yield* await partitions();
}

/** The keys of a partition, page by page. */
export async function* keysIn(table: Place, partition: string): AsyncGenerator<readonly Key[]> {
  for await (const items of pagesOf(table, { partition, limit: 1000 }))
    yield items.map(({ partition: own, sort }) => ({ partition: own, sort }));
}
