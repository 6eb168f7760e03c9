import { digest } from "#shared/domain/new-id.ts";
import type { Companion } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import type { Person } from "../domain/person.ts";

const partition = ["PERSON-PHONE"] as const;

type Reachable = Pick<Person, "personId" | "phone">;

const keyOf = (scope: CommunityScope, { personId, phone }: Reachable): Key | undefined =>
  phone === undefined ? undefined : scope.key(partition, `${digest(["phone", phone])}#${personId}`);

/** The row by which everybody who has a number is found; what is erased leaves none. */
export const phoneRow = (scope: CommunityScope, before: Reachable | undefined, after: Reachable): Companion[] => {
  const [former, present] = [before && keyOf(scope, before), keyOf(scope, after)];
  if (former?.sort === present?.sort) return [];
  return [
    ...(former ? [{ write: { delete: former } }] : []),
    ...(present ? [{ write: { put: present as Item } }] : []),
  ];
};

/** The ids of those who have a number. */
export const idsOfPhone = async (table: CommunityTable, phone: string): Promise<string[]> => {
  const prefix = `${digest(["phone", phone])}#`;
  const ids: string[] = [];
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...partition), prefix, limit: 100 }))
    ids.push(...rows.map(({ sort }) => sort.slice(prefix.length)));
  return ids;
};
