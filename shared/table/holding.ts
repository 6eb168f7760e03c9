import { catalogue, cataloguePartition } from "./catalogue.ts";
import type { Decision, Outcome } from "./entity.ts";
import { involvements } from "./involvement.ts";
import type { Command } from "./journal.ts";
import { pagesOf } from "./pages.ts";
import type { CommunityScope, ScopedTable } from "./scope.ts";
import type { Key } from "./table.ts";

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
  readonly store: (table: ScopedTable<CommunityScope>) => Store<State>;
  readonly show: (state: State, personId: string) => unknown;
  readonly forget: (state: State, personId: string) => State | "held" | undefined;
  /** Where else than below its own name something of it lies. */
  readonly beside?: (id: string, state: State | undefined) => readonly (readonly string[])[];
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

type Place = ScopedTable<CommunityScope>;

/** All that a service keeps of a person, thing by thing. */
export const shownTo = async (table: Place, { holdings }: Keeping, personId: string): Promise<unknown[]> => {
  const shown: unknown[] = [];
  for await (const { kind, id } of involvements(table, personId)) {
    const own = holdings.find((each) => each.kind === kind);
    const found = await own?.store(table).find(id);
    if (own && found) shown.push({ kind, id, ...(own.show(found.state, personId) as object) });
  }
  return shown;
};

export type Forgotten = { readonly erased: number; readonly held: number };

/** Forgets a person in everything that a service keeps. Each thing is a commit of its own: a crash is resumed. */
export const forget = async (
  table: Place,
  { holdings }: Keeping,
  personId: string,
  command: Command,
): Promise<Forgotten> => {
  let [erased, held] = [0, 0];
  for await (const { kind, id } of involvements(table, personId)) {
    const own = holdings.find((each) => each.kind === kind);
    const found = await own?.store(table).find(id);
    if (!own || !found) continue;
    const isHeld = own.forget(found.state, personId) === "held";
    if (!isHeld) await own.store(table).decide(id, command, (current) => forgotten(own, current, personId));
    if (isHeld) held += 1;
    else erased += 1;
  }
  return { erased, held };
};

const forgotten = (own: Holding, current: unknown, personId: string): Decision<unknown> | undefined => {
  const without = own.forget(current, personId);
  return without === "held" || without === undefined ? undefined : { state: without, facts: [] };
};

/** The partitions of one kind of thing, and last the list of them. */
async function* partitionsOfKind(table: Place, { kind, store, beside }: Holding): AsyncGenerator<string> {
  for await (const id of catalogue(table, kind)) {
    const state = beside && (await store(table).find(id))?.state;
    for (const parts of beside?.(id, state) ?? []) yield table.scope.partition(...parts);
    yield table.scope.partition(kind, id);
  }
  yield cataloguePartition(table.scope, kind);
}

/** The partitions of everything that a service keeps in a community. */
export async function* partitionsOf(table: Place, { holdings, besides, rooms = [] }: Keeping): AsyncGenerator<string> {
  yield* rooms.map((parts) => table.scope.partition(...parts));
  for (const { kind, partitions } of besides)
    for await (const id of catalogue(table, kind))
      yield* partitions(id).map((parts) => table.scope.partition(...parts));
  for (const own of holdings) yield* partitionsOfKind(table, own);
}

/** The keys of a partition, page by page. */
export async function* keysIn(table: Place, partition: string): AsyncGenerator<readonly Key[]> {
  for await (const items of pagesOf(table, { partition, limit: 1000 }))
    yield items.map(({ partition: own, sort }) => ({ partition: own, sort }));
}
