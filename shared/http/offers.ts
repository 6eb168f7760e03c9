import type { Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import { type Transition, verbsOf } from "../domain/lifecycle.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import type { CommunityTable } from "../table/scope.ts";

/** Who asks, when and where. */
export type Asking = {
  readonly by: Caller;
  readonly at: Instant;
  readonly community: CommunityCard;
  readonly table: CommunityTable;
};

/** The operations that somebody may call now: on a thing, and on its parts by their ids. */
export type Offered = {
  readonly allowedVerbs: readonly string[];
  readonly allowedVerbsOf?: Readonly<Record<string, readonly string[]>>;
};

type MayCall = (operation: string) => boolean;

/** Which operations somebody may call on a thing as it is now, out of all that there are for it. */
export type Offers<Thing> = {
  readonly operations: readonly string[];
  readonly offered: (thing: Thing, asking: Asking, mayCall: MayCall) => Promise<Offered>;
};

/**
 * What an operation's rule asks of the thing and of who calls, whatever they send with it: it refuses, or not. It may
 * read what neither tells.
 */
type Must<Thing> = (thing: Thing, asking: Asking) => unknown;
type Musts<Thing> = { readonly [operation: string]: Must<Thing> };

const isRefused = async (must: () => unknown): Promise<boolean> => {
  try {
    await must();
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

const allowed = async <Thing>(operations: readonly string[], musts: Musts<Thing>, thing: Thing, asking: Asking) => {
  const refused = await Promise.all(operations.map((each) => isRefused(() => musts[each]?.(thing, asking))));
  return operations.filter((_, nth) => !refused[nth]);
};

/** What was done already is not offered again, though to send it once more does no harm. */
export const unlessDone = (decision: object | undefined): void => {
  if (!decision) refuse("role-not-allowed");
};

/** What is read once of a thing for all the rules of one answer that need it. */
export const readOnce = <Thing, Found>(read: (thing: Thing, asking: Asking) => Promise<Found>) => {
  const found = new WeakMap<Asking, Map<Thing, Promise<Found>>>();
  return (thing: Thing, asking: Asking): Promise<Found> => {
    const ofAnswer = found.get(asking) ?? new Map<Thing, Promise<Found>>();
    found.set(asking, ofAnswer);
    const known = ofAnswer.get(thing) ?? read(thing, asking);
    ofAnswer.set(thing, known);
    return known;
  };
};

/** The offers of a thing without a lifecycle: all that may be done with it, each with its rule. */
export const offers = <Thing>(musts: Musts<Thing>): Offers<Thing> => {
  const operations = Object.keys(musts);
  return {
    operations,
    offered: async (thing, asking, mayCall) => ({
      allowedVerbs: await allowed(operations.filter(mayCall), musts, thing, asking),
    }),
  };
};

type Stateful = { readonly status: string };
type Living<Thing extends Stateful> = {
  readonly verbsFrom: (status: Thing["status"]) => string[];
  readonly transitions: Readonly<Record<string, Transition<string>>>;
};

/** The offers of a thing with a lifecycle: what its status allows, where the rules that ask more than that do too. */
export const offersFrom = <Thing extends Stateful>(
  { verbsFrom, transitions }: Living<Thing>,
  musts: Musts<Thing> = {},
): Offers<Thing> => ({
  operations: Object.entries(transitions).flatMap(verbsOf),
  offered: async (thing, asking, mayCall) => ({
    allowedVerbs: await allowed(verbsFrom(thing.status).filter(mayCall), musts, thing, asking),
  }),
});

/** The same with what may be done besides, whatever the status. */
export const besides = <Thing>(first: Offers<Thing>, second: Offers<Thing>): Offers<Thing> => ({
  operations: [...first.operations, ...second.operations],
  offered: async (thing, asking, mayCall) => {
    const both = await Promise.all([first, second].map(({ offered }) => offered(thing, asking, mayCall)));
    return { allowedVerbs: both.flatMap(({ allowedVerbs }) => allowedVerbs) };
  },
});

/** The same of a thing with parts that have verbs of their own. */
export const withParts = <Thing, Part>(
  whole: Offers<Thing>,
  ofPart: Offers<Part>,
  partsOf: (thing: Thing) => readonly (readonly [string, Part])[],
): Offers<Thing> => ({
  operations: [...whole.operations, ...ofPart.operations],
  offered: async (thing, asking, mayCall) => {
    const ofParts = await Promise.all(
      partsOf(thing).map(async ([id, part]) => {
        const { allowedVerbs } = await ofPart.offered(part, asking, mayCall);
        return [id, allowedVerbs] as const;
      }),
    );
    return { ...(await whole.offered(thing, asking, mayCall)), allowedVerbsOf: Object.fromEntries(ofParts) };
  },
});
