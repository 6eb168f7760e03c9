import { madeBy } from "../domain/made.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Fact } from "../events/contract.ts";
import { indexKeys } from "./layout.ts";
import type { CommunityScope, Scope } from "./scope.ts";
import type { IndexName, Item, Key, Value, Write } from "./table.ts";

/** What was decided: the new state, the facts, and what an edge writes beside them, such as a code. */
export type Decision<State> = {
  readonly state: State;
  readonly facts: readonly Fact[];
  readonly also?: readonly Companion[];
};

/** A decision as it will be read again: nothing else is written, and nothing else is answered. */
export const asRead = <State, S extends Scope>(
  { schema }: Entity<State, S>,
  decision: Decision<State>,
): Decision<State> => ({ ...decision, state: madeBy(schema, decision.state) });

/** A verb as the store asks it: pure, and `undefined` where there is nothing to do. */
export type Decide<State> = (current: State, alongside: readonly (Item | undefined)[]) => Decision<State> | undefined;

/** A state with its version. `replayed`: the same command had been done before. */
export type Outcome<State> = { readonly state: State; readonly version: number; readonly replayed: boolean };

/** A write that goes into the same commit, and the refusal where its condition does not hold. */
export type Companion = { readonly write: Write; readonly refusal?: Refusal };

/** Where an item stands in an index; the scope makes the partition's key of the parts. */
export type IndexEntry = { readonly partition: readonly string[]; readonly sort: string };

/** How one kind of thing is stored. */
export type Entity<State, S extends Scope = CommunityScope> = {
  readonly name: string;
  /** Where it lies, if not below its kind's name: `[name, id]`. */
  readonly address?: (id: string) => readonly string[];
  readonly schema: { parse(kept: unknown): State };
  /** The community that its facts are told of, where its key does not say so. */
  readonly community?: (state: State) => string;
  /** Who is in it: what is kept of a person is found by this. */
  readonly people?: (state: State) => readonly string[];
  /** What lists show of it: small, and without names. */
  readonly card?: (state: State) => object;
  readonly indexes?: (state: State) => Partial<Record<IndexName, IndexEntry>>;
  /** What else must be written, or must hold, when a thing is made (`before` is absent) or changed. */
  readonly companions?: (scope: S, before: State | undefined, after: State) => readonly Companion[];
};

const isWhole = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null) return true;
  for (const part of Object.values(value)) if (part === undefined || !isWhole(part)) return false;
  return true;
};

/**
 * Leaves out what is `undefined`, at every depth: absent and null are different things, and neither store keeps it.
 * What lacks nothing is not copied.
 */
export const stored = (value: unknown): Value => {
  if (isWhole(value)) return value as Value;
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== "object" || value === null) return value as Value;
  const kept = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(kept.map(([name, part]) => [name, stored(part)]));
};

export const stateSort = "STATE";

/** A state as it is written: whose it is, and its version. */
export type Version<State> = { readonly id: string; readonly state: State; readonly version: number };

/** The key of one of a thing's items: its state, or an entry of its journal. */
export const keyIn = <State, S extends Scope>(
  { name, address }: Entity<State, S>,
  scope: S,
  id: string,
  sort: string,
): Key => scope.key(address?.(id) ?? [name, id], sort);

/** The item of one state: its key, version, state, card and places in the indexes. */
export const stateItem = <State, S extends Scope>(
  entity: Entity<State, S>,
  scope: S,
  { id, state, version }: Version<State>,
): Item => {
  const { card, indexes } = entity;
  const places = Object.entries(indexes?.(state) ?? {}).flatMap(([index, { partition, sort }]) => {
    const keys = indexKeys[index as IndexName];
    return [
      [keys.partition, scope.partition(...partition)],
      [keys.sort, sort],
    ];
  });
  const item = {
    ...keyIn(entity, scope, id, stateSort),
    version,
    state,
    card: card?.(state),
    ...Object.fromEntries(places),
  };
  return stored(item) as Item;
};
