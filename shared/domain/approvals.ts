import * as z from "zod";
import type { Act } from "./caller.ts";
import { Instant } from "./dates.ts";
import { idSchema } from "./ids.ts";
import { refuse, refuseAt } from "./refusal.ts";
import { Side } from "./roles.ts";
import { mustSpeakForSide, type Standing, sideOf } from "./standing.ts";

/** Who said yes for each side, and when. What a body decides is valid by side, never by heads. */
export const Approvals = z.partialRecord(Side, z.object({ personId: idSchema("per"), at: Instant }));
export type Approvals = z.infer<typeof Approvals>;

/** The sides that have not said yes yet. */
export const missingSides = (approvals: Approvals, sides: readonly Side[] = Side.options): Side[] =>
  sides.filter((side) => !approvals[side]);

/** Somebody who speaks for a side, and what they are at its source. */
export type Speaking = Act & { readonly standing: Standing | undefined };

/** Somebody by whom a side is there, and the grant that makes them of it. */
export type Holder = { readonly side: Side; readonly personId: string; readonly grantId: string };

/** Whoever speaks for a side does so in person: nobody at the desk says yes or no for one of them. */
export const speakingFor = (side: Side, { by, at, standing }: Speaking): Holder => {
  if (by.onBehalfOf) refuse("role-not-allowed");
  return { side, personId: by.personId, grantId: mustSpeakForSide(standing, { side, now: at, pointer: "" }) };
};

/** Whoever says yes where nobody sits does so for the side that they are of; refused where it is none of these. */
export const ownSide = (speaking: Speaking, sides: readonly Side[] = Side.options): Holder => {
  if (speaking.by.onBehalfOf) refuse("role-not-allowed");
  const side = sideOf(speaking.standing, speaking.at);
  return side && sides.includes(side) ? speakingFor(side, speaking) : refuseAt("", "not-of-side", { side });
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
