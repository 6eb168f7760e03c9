import { Refusal } from "#shared/domain/refusal.ts";
import { type Companion, stateSort } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Condition } from "#shared/table/table.ts";

const personCheck = (scope: CommunityScope, personId: string, pointer: string, holds: Condition): Companion => ({
  write: { check: scope.key(["PERSON", personId], stateSort), when: [holds] },
  refusal: new Refusal("invalid", { errors: [{ pointer, code: "unknown-person" }] }),
});

/** Checks in the commit that there is such a person, also one who moved out. */
export const mustBeKnown = (scope: CommunityScope, personId: string, pointer: string): Companion =>
  personCheck(scope, personId, pointer, { path: ["partition"], is: "present" });

/**
 * Checks in the commit that a person lives here: whoever moved out can join nothing after that, so a reaction to it
 * finds all that they are in.
 */
export const mustLiveHere = (scope: CommunityScope, personId: string, pointer: string): Companion =>
  personCheck(scope, personId, pointer, { path: ["state", "movedOutAt"], is: "absent" });

/** Checks in the commit that a person is verified still, as they were when they were read. */
export const mustBeVerified = (
  scope: CommunityScope,
  { personId, by }: { personId: string; by: string },
): Companion => ({
  write: {
    check: scope.key(["PERSON", personId], stateSort),
    when: [
      { path: ["state", "status"], is: "equals", value: "verified" },
      { path: ["state", "verified", "by"], is: "equals", value: by },
    ],
  },
  refusal: new Refusal("try-again"),
});
