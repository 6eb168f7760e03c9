import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import { type Issue, isUndecided } from "../domain/issue/issue.ts";

export type Spot = { readonly category: string; readonly building: string };

/** Where the one issue about a spot stands that waits for a decision. Neither a category nor a building holds `~`. */
export const spotKey = (scope: CommunityScope, { category, building }: Spot): Key =>
  scope.key(["ISSUE-OF-SPOT"], `${category}~${building}`);

const keysOf = (scope: CommunityScope, { status, category, building }: Issue): Key[] =>
  isUndecided({ status }) && category !== undefined && building !== undefined
    ? [spotKey(scope, { category, building })]
    : [];

/** Whoever raises another issue about the spot meanwhile is refused; the decision makes room for the next. */
export const spotCompanions = (scope: CommunityScope, before: Issue | undefined, after: Issue): Companion[] => {
  const refusal = new Refusal("version-conflict", { version: 0 });
  const present = keysOf(scope, after);
  if (!before)
    return present.map((key) => ({
      write: { put: { ...key, issueId: after.issueId }, when: [{ path: ["partition"], is: "absent" }] },
      refusal,
    }));
  return present.length > 0 ? [] : keysOf(scope, before).map((key) => ({ write: { delete: key } }));
};
