import type { Instant } from "../domain/dates.ts";
import type { Role } from "../domain/roles.ts";
import { grantsAt } from "../domain/standing.ts";
import { pagesOf } from "../table/pages.ts";
import type { CommunityTable } from "../table/scope.ts";
import { standingOf } from "./standing.ts";

/** Who was granted a role has a row here, until the last grant of it is revoked. */
export const holdersOfRole = (role: Role): readonly string[] => ["ROLE-HOLDER", role];

/** Everybody who holds a role now. */
export const roleHolders = async (table: CommunityTable, role: Role, now: Instant): Promise<string[]> => {
  const ids: string[] = [];
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...holdersOfRole(role)), limit: 100 }))
    ids.push(...rows.map(({ sort }) => sort));
  const standings = [...(await standingOf(table, ids)).values()];
  const holding = standings.filter((standing) => grantsAt(standing, now).some((grant) => grant.role === role));
  return holding.filter(({ erasureRequestedAt }) => !erasureRequestedAt).map(({ personId }) => personId);
};
