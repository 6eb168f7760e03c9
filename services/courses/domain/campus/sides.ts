import * as z from "zod";
import { type Holder, type Speaking, speakingFor } from "#shared/domain/approvals.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { type Standing, sideSpokenFor } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "../ids.ts";

/** One person sitting on the committee for a side, in effect from `from` until `to`. */
export const CommitteeSeat = z.object({
  side: Side,
  personId: PersonId,
  name: Name.optional(),
  from: Instant,
  to: Instant.optional(),
});
export type CommitteeSeat = z.infer<typeof CommitteeSeat>;

type Seated = { readonly seats: readonly CommitteeSeat[] };

const isActive = ({ from, to }: CommitteeSeat, at: Instant): boolean => from <= at && (to === undefined || at < to);

/** What those are at its source who sit on a committee. */
export type Standings = ReadonlyMap<string, Standing | undefined>;

/**
 * For each side that is there the first who sits for it now: a seat whose person moved out or changed sides counts no
 * more.
 */
export const holdersOf = ({ seats }: Seated, standings: Standings, at: Instant): Holder[] => {
  const holders = seats.flatMap(({ personId, ...seat }) => {
    const held = isActive({ personId, ...seat }, at) ? sideSpokenFor(standings.get(personId), at) : undefined;
    return held?.side === seat.side ? [{ ...held, personId }] : [];
  });
  return Side.options.flatMap((side) => holders.find((each) => each.side === side) ?? []);
};

/** The sides for which nobody holds a seat. */
export const unseatedSides = (holders: readonly Holder[]): Side[] =>
  Side.options.filter((side) => !holders.some((each) => each.side === side));

/** The seat that the caller has on the committee now. */
export const seatOf = ({ seats }: Seated, { by, at }: Act): CommitteeSeat =>
  seats.find((each) => each.personId === by.personId && isActive(each, at)) ?? refuse("role-not-allowed");

/** The side for which the caller sits on the committee now, and of which they still are. */
export const seatedSide = (subject: Seated, speaking: Speaking): Holder =>
  speakingFor(seatOf(subject, speaking).side, speaking);
