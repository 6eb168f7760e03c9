import type { Day, Instant } from "../domain/dates.ts";
import type { Side } from "../domain/roles.ts";
import type { CommunityTable } from "../table/scope.ts";

/** A button: the operation behind it, the parts of its path beside the thing's own id, and when it may be pressed. */
export type Next<Operation extends string = string> = {
  readonly do: Operation;
  readonly with?: Readonly<Record<string, string>>;
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  /** Only by whoever is of this side. */
  readonly side?: Side | undefined;
  /** Not by these. */
  readonly not?: readonly string[];
  /** It is another service's, and open to every member. */
  readonly isElsewhere?: true;
};

/** A name that is read with the row and never lies in it: of the thing at `[...parts]`, down the path in its state. */
export type Named = { readonly at: readonly string[]; readonly path: readonly string[]; readonly sort?: string };

/** Who of a room does not see a card, though they hold the role: whoever has an interest in the thing. */
export type Unless = {
  readonly people?: readonly string[];
  readonly households?: readonly string[];
  /** The institutions in dispute: their staff. */
  readonly sides?: readonly Side[];
};

/**
 * What one thing is to one person in one capacity, or to everybody in a room: who holds a role, or acts for an
 * employer. Ids, enums, numbers and days only; a room's card is shown to those of it alone who may do what it asks.
 */
export type Card<Operation extends string = string> = {
  /** A person's id, a role, an employer's id, or a room that another card opens. */
  readonly to: string;
  readonly as: string;
  /** Which part of the thing it is about, where somebody may be the same of several. */
  readonly part?: string;
  readonly status: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly names?: Readonly<Record<string, Named>> | undefined;
  readonly dueAt?: Instant | undefined;
  readonly next?: readonly Next<Operation>[];
  /** Where it is over: what is left is its receipt. */
  readonly endedAt?: Instant | undefined;
  readonly unless?: Unless;
  /** Only for whoever may speak for this side. */
  readonly side?: Side;
  /** Only for those whose role is for this building, or for all. */
  readonly building?: string | undefined;
  /** Only on these days, the last not among them. */
  readonly days?: { readonly from?: Day | undefined; readonly to?: Day | undefined };
  /** Only in this time. */
  readonly within?: { readonly from?: Instant | undefined; readonly until?: Instant | undefined };
  /** A seat or an office, which lasts. */
  readonly isDuty?: true;
  /** The rooms into which whoever sees it looks, too: of the body in which they sit. */
  readonly opens?: readonly string[];
};

export type Found<State> = { readonly state: State; readonly sequence: string };

type Said = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** How one kind of thing comes to those whom it concerns. */
export type Concern<State = unknown> = {
  /** How facts and paths name it: `caseId`. */
  readonly named: string;
  readonly find: (table: CommunityTable, id: string) => Promise<Found<State> | undefined>;
  readonly cardsOf: (state: State) => readonly Card[];
  /** Which things are changed, too, by a fact that does not name them. */
  readonly also?: (table: CommunityTable, fact: Said) => Promise<readonly string[]>;
  /** Which of the facts that name it change it, where they are not all. */
  readonly isChangedBy?: (type: string) => boolean;
  /** Where its journal lies, if not below its kind and id. */
  readonly journal?: (id: string) => readonly string[];
  /** Where it is noted what was shown of it, if not there either. */
  readonly noted?: (id: string) => readonly string[];
  /** All there are, where no catalogue lists them. */
  readonly every?: (table: CommunityTable) => AsyncIterable<string>;
};

/**
 * Of every kind that a service keeps: how it concerns people, that it concerns nobody, or that it is a person, who is
 * told what happens to them.
 */
export type Cards = Readonly<Record<string, Concern | "nobody" | "told">>;
