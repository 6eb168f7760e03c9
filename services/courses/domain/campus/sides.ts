import * as z from "zod";
import { type Caller, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type Role, Side } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "../ids.ts";

/** Who said yes for each side, and when. What a body decides is valid by side, never by heads. */
export const Approvals = z.partialRecord(Side, z.object({ personId: PersonId, at: Instant }));
export type Approvals = z.infer<typeof Approvals>;

/** The sides that have not said yes yet. */
export const missingSides = (approvals: Approvals, sides: readonly Side[] = Side.options): Side[] =>
  sides.filter((side) => !approvals[side]);

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

/** The sides for which nobody sits on the committee now. */
export const unseatedSides = ({ seats }: Seated, at: Instant): Side[] =>
  Side.options.filter((side) => !seats.some((seat) => seat.side === side && isActive(seat, at)));

/** A side speaks through its own people: nobody at the desk says yes or no for one of them. */
const mustSpeakInPerson = ({ onBehalfOf }: Caller): void => {
  if (onBehalfOf) refuse("role-not-allowed");
};

/** The side for which the caller sits on the committee now; refused where they do not, and in an assisted session. */
export const sideOf = ({ seats }: Seated, by: Caller, at: Instant): Side => {
  mustSpeakInPerson(by);
  const seat = seats.find((each) => each.personId === by.personId && isActive(each, at));
  return seat?.side ?? refuse("role-not-allowed");
};

const rolesOfSide: Readonly<Record<Side, readonly Role[]>> = {
  community: ["residents-committee-worker"],
  property: ["property-staff"],
  residents: ["resident", "building-leader"],
};

/** Before there is a committee a side speaks through the roles it has in the community. */
export const mustSpeakFor = (by: Caller, side: Side): void => {
  mustSpeakInPerson(by);
  if (!holds(by, ...rolesOfSide[side])) refuse("role-not-allowed");
};

/**
 * The grant by which somebody is of a side. Refuses whom the community does not know, who moved out, and who holds no
 * role of that side.
 */
export const grantOfSide = (member: Standing | undefined, side: Side, at: Instant): string => {
  if (!member || member.movedOutAt) return refuseField("/personId", "unknown-person");
  const own = grantsAt(member, at).find(({ role }) => rolesOfSide[side].includes(role));
  return own?.grantId ?? refuseField("/personId", "not-of-side");
};

/**
 * A yes of one side more; nothing where that side had said it. Refuses a person who said yes for another side: of
 * several roles one counts.
 */
export const withApproval = (
  approvals: Approvals,
  side: Side,
  { personId }: Caller,
  at: Instant,
): Approvals | undefined => {
  if (approvals[side]) return undefined;
  if (Object.values(approvals).some((yes) => yes.personId === personId)) refuse("conflict-of-interest");
  return { ...approvals, [side]: { personId, at } };
};
