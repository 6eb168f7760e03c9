import * as z from "zod";
import { type Caller, holds } from "#shared/domain/caller.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";
import { type Role, Side } from "#shared/domain/roles.ts";
import { Name } from "#shared/domain/text.ts";

export const SeriesId = idSchema("ser");
export const SeatId = childIdSchema("sea");
export const FeedId = idSchema("fed");
export const SubscriptionId = idSchema("sbn");
export const MeetingId = idSchema("mtg");
export const AmendmentId = childIdSchema("amd");
export const IssueId = idSchema("iss");
export const ResolutionId = childIdSchema("res");
export const ActionId = childIdSchema("act");
export const PersonId = idSchema("per");

/** The names of those who acted, by id: erasing a name here erases it wherever it would be shown. */
export const People = z.record(PersonId, Name);

/** Who calls the joint meeting, keeps its agenda and writes its minutes. */
export const convenerRoles = ["residents-committee-worker", "association-president"] as const satisfies Role[];

export const isConvener = (caller: Caller): boolean => holds(caller, ...convenerRoles);

/** What the person who acted leaves behind: their name, beside those of the others. */
export const signedBy = <Subject extends { readonly people: z.infer<typeof People> }>(
  subject: Subject,
  { personId, name, onBehalfOf }: Caller,
): Subject => ({
  ...subject,
  people: { ...subject.people, [personId]: name, ...(onBehalfOf && { [onBehalfOf.personId]: onBehalfOf.name }) },
});

/** The sides that are not among these, in their order. */
export const sidesWithout = (present: Iterable<Side>): Side[] => {
  const there = new Set(present);
  return Side.options.filter((side) => !there.has(side));
};

/** A map without one of its keys. */
export const without = <Value>(map: Readonly<Record<string, Value>>, key: string): Record<string, Value> => {
  const { [key]: _, ...others } = map;
  return others;
};
