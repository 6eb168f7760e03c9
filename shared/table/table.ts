/** What an item may hold. Numbers are finite and within ±2^53; strings are well-formed Unicode. */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap;
export type ValueMap = { readonly [attribute: string]: Value };

/** The address of an item. Keys sort by their UTF-8 bytes, so never sort them in JavaScript. */
export type Key = { readonly partition: string; readonly sort: string };

export type Item = Key & ValueMap;

/** A way down through maps, never into a list: `["seats", "left"]`. */
export type Path = readonly [string, ...string[]];

/** What must hold of the stored item. `below` holds also where the path is absent. */
export type Condition =
  | { readonly path: Path; readonly is: "absent" }
  | { readonly path: Path; readonly is: "present" }
  | { readonly path: Path; readonly is: "equals"; readonly value: string | number | boolean }
  | { readonly path: Path; readonly is: "at-least" | "at-most" | "below"; readonly value: number | string };

/** `add` takes whole numbers and counts from zero; `copy` takes the value `from` had before the write. */
export type Change =
  | { readonly set: Path; readonly to: Value }
  | { readonly add: Path; readonly by: number }
  | { readonly remove: Path }
  | { readonly copy: Path; readonly from: Path };

/** One conditional write. `update` and `check` are refused where the item is missing. */
export type Write =
  | { readonly put: Item; readonly when?: readonly Condition[] }
  | { readonly update: Key; readonly changes: readonly Change[]; readonly when?: readonly Condition[] }
  | { readonly delete: Key; readonly when?: readonly Condition[] }
  | { readonly check: Key; readonly when: readonly Condition[] };

export type IndexName = "first" | "second" | "third";

/**
 * One partition of the table, or of an index. `from` and `to` are inclusive bounds on the sort key; give either
 * `prefix` or bounds. An index answers only its keys and the `card`, and may be late.
 */
export type Query = {
  readonly partition: string;
  readonly index?: IndexName;
  readonly prefix?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reverse?: boolean;
  readonly limit: number;
  readonly cursor?: string;
};

/** What part of a list is asked for: at most so many, after where the last page ended. */
export type Paging = { readonly limit: number; readonly cursor?: string | undefined };

/** A page may be shorter than its limit, and its cursor may lead to an empty page. */
export type Page = { readonly items: readonly Item[]; readonly cursor?: string };

/**
 * The one door to storage, as small as the smaller of its two stores.
 *
 * Reads of the table see every acknowledged write; reads of an index may not. `getMany` (1–100 keys, no key
 * twice) answers in the order asked, and its items may be of different instants. `commit` takes 2–100 writes on
 * different items, all or none. `write` and `commit` throw {@link ConditionFailed} when a condition did not
 * hold, {@link Busy} when the store was too busy after retries; a caller of `write` that may have been re-sent
 * recognises its own command in the item that {@link ConditionFailed} carries.
 */
export interface Table {
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: readonly Key[]): Promise<readonly (Item | undefined)[]>;
  query(query: Query): Promise<Page>;
  /** Answers the item as it is after the write; nothing after a `delete` or a `check`. */
  write(write: Write): Promise<Item | undefined>;
  commit(writes: readonly Write[]): Promise<void>;
}

/** A condition did not hold: for each write that failed, its place in the commit and the item it met. */
export class ConditionFailed extends Error {
  override readonly name = "ConditionFailed";
  readonly failures: readonly { readonly index: number; readonly item: Item | undefined }[];
  constructor(failures: readonly { index: number; item: Item | undefined }[]) {
    super("a condition of the write did not hold");
    this.failures = failures;
  }
}

/** The store throttled, or two transactions met. The write did not happen, or is safe to send again. */
export class Busy extends Error {
  override readonly name = "Busy";
}

/** The store takes no writes: its disk is full, fails, or may only be read. Nothing was written; `cause` says which. */
export class Unwritable extends Error {
  override readonly name = "Unwritable";
}

/** A cursor that this query did not make. */
export class CursorInvalid extends Error {
  override readonly name = "CursorInvalid";
}
