import { pagesOf } from "../table/pages.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Key } from "../table/table.ts";

/** A row of a person's own for each case in which they are in dispute, or represent somebody: mediation writes it. */
export const disputeKey = (scope: CommunityScope, personId: string, caseId: string): Key =>
  scope.key(["DISPUTANT", personId], `CASE#${caseId}`);

/** Whether somebody is in dispute in one of these cases, as the table itself says. */
export const isInDispute = async (
  table: CommunityTable,
  personId: string,
  caseIds: readonly string[],
): Promise<boolean> => {
  const asked = new Set(caseIds.map((caseId) => disputeKey(table.scope, personId, caseId).sort));
  const partition = table.scope.partition("DISPUTANT", personId);
  for await (const items of pagesOf(table, { partition, limit: 100 }))
    if (items.some(({ sort }) => asked.has(sort))) return true;
  return false;
};
