import type * as z from "zod";
import type { Refusal } from "../domain/refusal.ts";
import type { Fact } from "../events/contract.ts";
import { indexKeys } from "./layout.ts";
import type { CommunityScope } from "./scope.ts";
import type { IndexName, Item, Value, Write } from "./table.ts";

/** What the domain decided: the new state and the facts. */
export type Decision<State> = { readonly state: State; readonly facts: readonly Fact[] };

/** A verb as the store asks it: pure, and `undefined` where there is nothing to do. */
export type Decide<State> = (current: State, alongside: readonly (Item | undefined)[]) => Decision<State> | undefined;

/** A state with its version. `replayed`: the same command had been done before. */
export type Outcome<State> = { readonly state: State; readonly version: number; readonly replayed: boolean };

/** A write that goes into the same commit, and the refusal where its condition does not hold. */
export type Companion = { readonly write: Write; readonly refusal?: Refusal };

/** Where an item stands in an index; the scope makes the partition's key of the parts. */
export type IndexEntry = { readonly partition: readonly string[]; readonly sort: string };

/** How one kind of thing is stored. */
export type Entity<State> = {
  readonly name: string;
  readonly schema: z.ZodType<State>;
  /** What lists show of it: small, and without names. */
  readonly card?: (state: State) => object;
  readonly indexes?: (state: State) => Partial<Record<IndexName, IndexEntry>>;
  /** What else must be written, or must hold, when a thing is made (`before` is absent) or changed. */
  readonly companions?: (scope: CommunityScope, before: State | undefined, after: State) => readonly Companion[];
};

/** Leaves out what is `undefined`, at every depth: absent and null are different things, and neither store keeps it. */
export const stored = (value: unknown): Value => {
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== "object" || value === null) return value as Value;
  const kept = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(kept.map(([name, part]) => [name, stored(part)]));
};

export const stateSort = "STATE";

/** A state as it is written: whose it is, and its version. */
export type Version<State> = { readonly id: string; readonly state: State; readonly version: number };

/** The item of one state: its key, version, state, card and places in the indexes. */
export const stateItem = <State>(
  { name, card, indexes }: Entity<State>,
  scope: CommunityScope,
  { id, state, version }: Version<State>,
): Item => {
  const places = Object.entries(indexes?.(state) ?? {}).flatMap(([index, { partition, sort }]) => {
    const keys = indexKeys[index as IndexName];
    return [
      [keys.partition, scope.partition(...partition)],
      [keys.sort, sort],
    ];
  });
  const item = {
    ...scope.key([name, id], stateSort),
    version,
    state,
    card: card?.(state),
    ...Object.fromEntries(places),
  };
  return stored(item) as Item;
};
