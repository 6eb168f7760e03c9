import * as z from "zod";
import { type Act, actingPerson, type Caller, holds } from "./caller.ts";
import { Instant } from "./dates.ts";
import { idSchema } from "./ids.ts";
import { refuse, refuseAt } from "./refusal.ts";
import { Side } from "./roles.ts";
import { mustSpeakForSide, type Standing, sideOf, sideSpokenFor } from "./standing.ts";

/**
 * Who said yes for each side, and when. What a body decides is valid by side, never by heads. A reader whom it does not
 * concern sees no person.
 */
export const Approvals = z.partialRecord(Side, z.object({ personId: idSchema("per").optional(), at: Instant }));
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

/** Somebody who says yes, and what those are at their source who said yes before. */
export type Hearing = Speaking & { readonly others: ReadonlyMap<string, Standing> };

/** Who said yes. */
export const approversOf = (approvals: Approvals = {}): string[] =>
  Object.values(approvals).flatMap(({ personId }) => personId ?? []);

/** Every reader sees which sides said yes, and when; who said it the administrator sees, and whoever did. */
export const approvalsFor = (approvals: Approvals, reader: Caller): Approvals => {
  if (holds(reader, "community-admin")) return approvals;
  const own = actingPerson(reader).personId;
  return Object.fromEntries(
    Object.entries(approvals).map(([side, { personId, at }]) => [side, personId === own ? { personId, at } : { at }]),
  );
};

type Known = { readonly standings: ReadonlyMap<string, Standing>; readonly at: Instant };

/**
 * By whom what does not stand yet has a side's yes: by who is of that side still, and may speak for it. Any other yes
 * counts no more. What stands does so by the yes of those who were of their side then.
 */
export const stillSaying = (approvals: Approvals, { standings, at }: Known): Holder[] =>
  Side.options.flatMap((side) => {
    const personId = approvals[side]?.personId ?? "";
    const held = sideSpokenFor(standings.get(personId), at);
    return held?.side === side ? [{ ...held, personId }] : [];
  });

/**
 * A yes of one side more to what does not stand yet, with those that count still, and all by whom they do; nothing
 * where that side had said it.
 */
export const withYes = (
  approvals: Approvals,
  { side, personId, grantId }: Holder,
  { at, by, standing, others }: Hearing,
): { approvals: Approvals; holders: Holder[] } | undefined => {
  const standings = new Map([...others, ...(standing ? ([[by.personId, standing]] as const) : [])]);
  const holders = stillSaying(approvals, { standings, at });
  if (holders.some((holder) => holder.side === side)) return undefined;
  const said = Object.fromEntries(holders.map((holder) => [holder.side, approvals[holder.side]]));
  return { approvals: { ...said, [side]: { personId, at } }, holders: [...holders, { side, personId, grantId }] };
};

/**
 * A yes of one side more to what stands; nothing where that side had said it. Refuses a person who said yes for another
 * side: of several roles one counts.
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
