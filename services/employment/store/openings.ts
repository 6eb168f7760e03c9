import type { CommunityScope } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

/** How many openings of a posting are left: each hire takes one in its own commit. */
export const openingsKey = (scope: CommunityScope, postingId: string): Key =>
  scope.key(["POSTING", postingId], "OPENINGS");
