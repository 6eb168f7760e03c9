import type { Caller } from "#shared/domain/caller.ts";
import type { Day, Instant } from "#shared/domain/dates.ts";
import { type Role, sidesServed } from "#shared/domain/roles.ts";
import { type Standing, sideOf, sideSpokenFor } from "#shared/domain/standing.ts";

/** Whoever looks at their home: in a session, the person who is served. */
export type Reader = {
  readonly personId: string;
  readonly grants: Caller["grants"];
  /** By which operations are open to them. */
  readonly roles: readonly Role[];
  readonly standing: Standing | undefined;
  readonly now: Instant;
  readonly today: Day;
};

type Clock = Pick<Reader, "now" | "today">;

/** In a session whatever a resident may do, or the desk for them, is open. */
export const readerOf = ({ grants, onBehalfOf, personId }: Caller, clock: Clock): Omit<Reader, "standing"> =>
  onBehalfOf
    ? { personId: onBehalfOf.personId, grants: [], roles: ["resident", "desk-operator"], ...clock }
    : { personId, grants, roles: grants.map(({ role }) => role), ...clock };

type Limits = {
  readonly unless?:
    | {
        readonly people?: readonly string[] | undefined;
        readonly households?: readonly string[] | undefined;
        readonly sides?: readonly string[] | undefined;
      }
    | undefined;
  readonly side?: string | undefined;
  readonly building?: string | undefined;
  readonly within?: { readonly from?: Instant | undefined; readonly until?: Instant | undefined } | undefined;
  readonly days?: { readonly from?: Day | undefined; readonly to?: Day | undefined } | undefined;
};

const isNow = ({ days = {}, within = {} }: Limits, { today, now }: Reader): boolean =>
  (days.from === undefined || days.from <= today) &&
  (days.to === undefined || today < days.to) &&
  (within.from === undefined || within.from <= now) &&
  (within.until === undefined || now < within.until);

const hasInterest = ({ unless = {} }: Limits, { personId, roles, standing }: Reader): boolean => {
  const { people = [], households = [], sides = [] } = unless;
  return (
    people.includes(personId) ||
    households.some((id) => standing?.households[id]) ||
    sidesServed(roles).some((side) => sides.includes(side))
  );
};

const isOfBuilding = (room: string, { building }: Limits, { grants }: Reader): boolean =>
  building === undefined ||
  grants.some((grant) => grant.role === room && (grant.building === undefined || grant.building === building));

/** Whether a card of a room is for this reader. */
export const isFor = (room: string, limits: Limits, reader: Reader): boolean =>
  !hasInterest(limits, reader) &&
  (limits.side === undefined || sideSpokenFor(reader.standing, reader.now)?.side === limits.side) &&
  isOfBuilding(room, limits, reader) &&
  isNow(limits, reader);

/** In which capacities somebody does, or did, something for others. */
const forOthers: ReadonlySet<string> = new Set(["lead", "support", "operator", "opener", "importer"]);

/** With who has no role any more stays only what is their own. */
export const stays = ({ as }: { readonly as: string }, { grants, onBehalfOf }: Caller): boolean =>
  grants.length > 0 || onBehalfOf !== undefined || !forOthers.has(as);

type Window = {
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly side?: string | undefined;
  readonly not?: readonly string[] | undefined;
};

/** Whether something may be pressed now, by this reader. */
export const mayPress = ({ from, until, side, not = [] }: Window, { now, standing, personId }: Reader): boolean =>
  (from === undefined || from <= now) &&
  (until === undefined || now < until) &&
  (side === undefined || sideOf(standing, now) === side) &&
  !not.includes(personId);
