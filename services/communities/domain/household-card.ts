import * as z from "zod";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { Dependant, Household, HouseholdId, shownTo } from "./household.ts";
import { PersonId } from "./role-grant.ts";

/** Somebody by the name that they have now; without one once it was erased. */
const Named = z.object({ personId: PersonId, name: Name.optional() });

/** A child or ward as a list shows them, with those who answer for them. */
export const DependantCard = Dependant.omit({ guardianIds: true })
  .extend({ householdId: HouseholdId, guardians: z.array(Named) })
  .meta({ id: "DependantCard" });

/** A household as a list shows it: who lives there, and the children as far as its reader sees them. */
export const HouseholdCard = Household.pick({ householdId: true, building: true, room: true })
  .extend({ members: z.array(Named), dependants: z.array(DependantCard) })
  .meta({ id: "HouseholdCard" });

type Names = ReadonlyMap<string, string | undefined>;

const named = (personIds: readonly string[], names: Names) =>
  personIds.map((personId) => ({ personId, name: names.get(personId) }));

/** Whose families are asked for: one's own, or at the desk anybody's. To anyone else another is nobody. */
export const whoseFamily = (asked: string | undefined, by: Caller): string => {
  const own = actingPerson(by).personId;
  const isStaff = holds(by, "community-admin", "desk-operator", "residents-committee-worker");
  return asked === undefined || asked === own || isStaff ? (asked ?? own) : refuse("not-found");
};

/** The children and wards of households, as far as somebody sees them. */
export const dependantsSeen = (households: readonly Household[], by: Caller) =>
  households.flatMap((household) =>
    shownTo(household, by).dependants.map((dependant) => ({ ...dependant, householdId: household.householdId })),
  );
type Seen = ReturnType<typeof dependantsSeen>[number];

export const dependantCard = ({ guardianIds, ...dependant }: Seen, names: Names) => ({
  ...dependant,
  guardians: named(guardianIds, names),
});

/** Members are guardians too, so `names` knows both. */
export const householdCard = (household: Household, { by, names }: { readonly by: Caller; readonly names: Names }) => {
  const { householdId, building, room, memberIds } = household;
  const dependants = dependantsSeen([household], by).map((seen) => dependantCard(seen, names));
  return { householdId, building, room, members: named(memberIds, names), dependants };
};
