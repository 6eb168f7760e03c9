import { type FoundationKind, type Foundations, type Founded, foundationKinds } from "../domain/foundations.ts";
import { cataloguePartition } from "./catalogue.ts";
import { stateSort } from "./entity.ts";
import type { CommunityTable } from "./scope.ts";

/** So many of each are looked at: a community has one or two of them, and its first meetings tell that it meets. */
const mostLookedAt = 100;

const founded = async <Kind extends FoundationKind>(table: CommunityTable, kind: Kind): Promise<Founded<Kind>[]> => {
  const { scope } = table;
  const { items } = await table.query({ partition: cataloguePartition(scope, kind), limit: mostLookedAt });
  if (items.length === 0) return [];
  const states = await table.getMany(items.map(({ sort }) => scope.key([kind, sort], stateSort)));
  return states.flatMap((item) => (item ? [foundationKinds[kind].parse(item.state) as Founded<Kind>] : []));
};

/**
 * What a community founded so far: mediation, courses and meetings write it, and whoever says what a community lacks
 * reads it at its source.
 */
export const foundationsOf = async (table: CommunityTable): Promise<Foundations> => ({
  associations: await founded(table, "ASSOCIATION"),
  campuses: await founded(table, "CAMPUS"),
  series: await founded(table, "SERIES"),
  meetings: await founded(table, "MEETING"),
});
