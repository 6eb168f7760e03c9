import * as z from "zod";
import { parentId } from "#shared/domain/ids.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { learnerStore } from "./learner-store.ts";

/** A household as communities keeps it, as far as it says who a child's guardians are. */
const Home = z.object({
  householdId: z.string(),
  dependants: z.array(z.object({ dependantId: z.string(), guardianIds: z.array(z.string()), birthYear: z.int() })),
});

/** Before every fact: whatever is heard afterwards counts more. */
const beforeAll = "";

/**
 * Keeps children and wards of whom nothing was heard yet as their household says at its source: a child that was
 * registered a moment ago is not said to be nobody's. Answers whether any of them is there.
 */
export const knowFromSource = async (table: CommunityTable, dependantIds: readonly string[]): Promise<boolean> => {
  let isAny = false;
  for (const dependantId of dependantIds) {
    const item = await table.get(table.scope.key(["HOUSEHOLD", parentId("hse", dependantId)], "STATE"));
    const { data: home } = Home.safeParse(item?.state);
    const found = home?.dependants.find((each) => each.dependantId === dependantId);
    if (!home || !found) continue;
    const { guardianIds, birthYear } = found;
    await learnerStore(table).knowDependant(
      { dependantId, householdId: home.householdId, guardianIds, birthYear },
      beforeAll,
    );
    isAny = true;
  }
  return isAny;
};
