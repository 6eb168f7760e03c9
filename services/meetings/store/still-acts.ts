import { Refusal } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { grantPath, livesHere, standingKey } from "#shared/people/standing.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";

/** The check, in the commit that relies on it, that a person can still act here: a role of theirs stands for all. */
export const stillActs = (scope: CommunityScope, { personId, grants }: Standing): Companion => {
  const [grantId] = Object.keys(grants);
  const holds = grantId ? [{ path: grantPath(grantId), is: "present" } as const] : [];
  return {
    write: { check: standingKey(scope, personId), when: [livesHere, ...holds] },
    refusal: new Refusal("try-again"),
  };
};
