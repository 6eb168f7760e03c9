import type { CommunityScope } from "../table/scope.ts";
import type { Key, Path } from "../table/table.ts";

export const standingKey = (scope: CommunityScope, personId: string): Key =>
  scope.key(["PERSON", personId], "STANDING");

export const householdPath = (householdId: string): Path => ["state", "households", householdId];
export const movedOutPath: Path = ["state", "movedOutAt"];
