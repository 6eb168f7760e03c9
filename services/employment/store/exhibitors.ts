import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import type { Fair } from "../domain/fair/fair.ts";
import type { Exhibitor } from "../domain/fair/plan.ts";
import { employerItem, visitedKey } from "./employer-store.ts";

/** Where it lies whether the employers with booths are verified, and whether they were visited. */
export const exhibitorKeys = (scope: CommunityScope, { booths }: Fair): Key[] =>
  booths.flatMap(({ employerId }) => [employerItem.key(scope, employerId), visitedKey(scope, employerId)]);

/** The same, by employer, in what was read. */
export const exhibitorsOf = ({ booths }: Fair, found: readonly (Item | undefined)[]): ReadonlyMap<string, Exhibitor> =>
  new Map(
    booths.map(({ employerId }, nth) => [
      employerId,
      { employer: employerItem.read(found[2 * nth]), wasVisited: found[2 * nth + 1] !== undefined },
    ]),
  );

/** What is known now of the employers with booths. */
export const exhibitorsNow = async (table: CommunityTable, fair: Fair): Promise<ReadonlyMap<string, Exhibitor>> => {
  const keys = exhibitorKeys(table.scope, fair);
  return exhibitorsOf(fair, keys.length > 0 ? await table.getMany(keys) : []);
};
