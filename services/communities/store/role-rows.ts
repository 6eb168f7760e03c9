import type { Role } from "#shared/domain/roles.ts";
import { holdersOfRole } from "#shared/people/role-holders.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Paging } from "#shared/table/table.ts";
import type { Person } from "../domain/person.ts";

/** A row for each role that somebody was granted, until the last grant of it is revoked. */
export const roleItems = (scope: CommunityScope, person: Person | undefined): Item[] => {
  const grants = person?.grants.filter(({ revokedAt }) => !revokedAt) ?? [];
  return [...new Set(grants.map(({ role }) => role))].map((role) =>
    scope.key(holdersOfRole(role), person?.personId ?? ""),
  ) as Item[];
};

export const roleRows = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  const [former, present] = [roleItems(scope, before), roleItems(scope, after)];
  const without = (rows: readonly Item[], others: readonly Item[]): Item[] =>
    rows.filter(({ partition }) => !others.some((other) => other.partition === partition));
  return [
    ...without(former, present).map((key) => ({ write: { delete: key } })),
    ...without(present, former).map((put) => ({ write: { put } })),
  ];
};

/** A page of those who were granted a role, by their ids. */
export const rolePage = async ({ scope, query }: CommunityTable, role: Role, { limit, cursor }: Paging) => {
  const page = await query({ partition: scope.partition(...holdersOfRole(role)), limit, ...(cursor && { cursor }) });
  return { ids: page.items.map(({ sort }) => sort), ...(page.cursor && { nextCursor: page.cursor }) };
};
