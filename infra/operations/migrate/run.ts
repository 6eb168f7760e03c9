import { communityKey } from "#shared/table/community.ts";
import { operatorScope } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import { type Ground, inCommunity } from "../community/walk.ts";
import { Complaint } from "../complaint.ts";
import { type Migration, type Outcome, type Site, take } from "./migration.ts";
import { migrations, regionMigrations } from "./migrations.ts";

/** How a run is done: without `writes` it only tells. */
export type Manner = { readonly writes: boolean; readonly now: string; tell(line: string): void };

const sumOf = (one: Outcome, other: Outcome): Outcome => ({
  mended: one.mended + other.mended,
  left: one.left + other.left,
});

const takeAll = async (
  steps: readonly Migration[],
  site: Site,
  { manner, markOf }: { readonly manner: Manner; readonly markOf: (name: string) => Key },
): Promise<Outcome> => {
  let sum: Outcome = { mended: 0, left: 0 };
  for (const step of steps)
    sum = sumOf(sum, await take(step, { site, mark: markOf(step.name), writes: manner.writes, tell: manner.tell }));
  return sum;
};

/** Takes the steps of one community that it has not taken yet. */
export const migrateCommunity = async (ground: Ground, slug: string, manner: Manner): Promise<Outcome> => {
  const own = inCommunity(ground, slug);
  if (!(await own.get(communityKey(own.scope)))) throw new Complaint(`there is no community ${slug} here`);
  const markOf = (name: string): Key => own.scope.key(["MIGRATED"], name);
  return takeAll(migrations, { ground, own, now: manner.now }, { manner, markOf });
};

/** Takes the steps of what the region keeps beside its communities. */
export const migrateRegion = (ground: Ground, manner: Manner): Promise<Outcome> => {
  const markOf = (name: string): Key => operatorScope(ground.region).key(["MIGRATED"], name);
  const site = { ground, own: inCommunity(ground, "none"), now: manner.now };
  return takeAll(regionMigrations, site, { manner, markOf });
};
