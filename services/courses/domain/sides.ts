import * as z from "zod";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Role, Side } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "./ids.ts";

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

/** The side for which the caller sits on the committee now; refused where they do not. */
export const sideOf = ({ seats }: Seated, by: Caller, at: Instant): Side => {
  const own = actingPerson(by).personId;
  const seat = seats.find((each) => each.personId === own && isActive(each, at));
  return seat?.side ?? refuse("role-not-allowed");
};

const rolesOfSide: Readonly<Record<Side, readonly Role[]>> = {
  community: ["residents-committee-worker"],
  property: ["property-staff"],
  residents: ["resident", "building-leader"],
};

/** Before there is a committee a side speaks through the roles it has in the community. */
export const mustSpeakFor = (by: Caller, side: Side): void => {
  if (!holds(by, ...rolesOfSide[side])) refuse("role-not-allowed");
};

/** A yes of one side more; nothing where that side had said it. */
export const withApproval = (approvals: Approvals, side: Side, by: Caller, at: Instant): Approvals | undefined =>
  approvals[side] ? undefined : { ...approvals, [side]: { personId: by.personId, at } };
