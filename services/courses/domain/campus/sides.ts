import * as z from "zod";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { mustSpeakForSide, type Standing, sideOf, sideSpokenFor } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "../ids.ts";

/** Who said yes for each side, and when. What a body decides is valid by side, never by heads. */
export const Approvals = z.partialRecord(Side, z.object({ personId: PersonId, at: Instant }));
export type Approvals = z.infer<typeof Approvals>;

/** The sides that have not said yes yet. */
export const missingSides = (approvals: Approvals): Side[] => Side.options.filter((side) => !approvals[side]);

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

/** Somebody by whom a side is there, and the grant that makes them of it. */
export type Holder = { readonly side: Side; readonly personId: string; readonly grantId: string };

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

/** Somebody who speaks for a side, and what they are at its source. */
export type Speaking = Act & { readonly standing: Standing | undefined };

/** A side speaks through its own people: nobody at the desk says yes or no for one of them. */
const mustSpeakInPerson = ({ onBehalfOf }: Caller): void => {
  if (onBehalfOf) refuse("role-not-allowed");
};

const speakingFor = (side: Side, { by: { personId }, at, standing }: Speaking): Holder => ({
  side,
  personId,
  grantId: mustSpeakForSide(standing, { side, now: at, pointer: "" }),
});

/** Before there is a committee whoever speaks does so for the side that they are of. */
export const ownSide = (speaking: Speaking): Holder => {
  mustSpeakInPerson(speaking.by);
  return speakingFor(sideOf(speaking.standing, speaking.at) ?? refuseAt("", "not-of-side"), speaking);
};

/** The side for which the caller sits on the committee now, and of which they still are. */
export const seatedSide = ({ seats }: Seated, speaking: Speaking): Holder => {
  const { by, at } = speaking;
  mustSpeakInPerson(by);
  const seat = seats.find((each) => each.personId === by.personId && isActive(each, at));
  return seat ? speakingFor(seat.side, speaking) : refuse("role-not-allowed");
};

/**
 * A yes of one side more; nothing where that side had said it. Refuses a person who said yes for another side: of
 * several roles one counts.
 */
export const withApproval = (
  approvals: Approvals,
  { side, personId }: Pick<Holder, "side" | "personId">,
  at: Instant,
): Approvals | undefined => {
  if (approvals[side]) return undefined;
  if (Object.values(approvals).some((yes) => yes.personId === personId)) refuse("conflict-of-interest");
  return { ...approvals, [side]: { personId, at } };
};
