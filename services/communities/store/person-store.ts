import { type Membership, membershipKey } from "#shared/http/membership.ts";
import { type Companion, type Entity, stored } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item } from "#shared/table/table.ts";
import { Person } from "../domain/person.ts";
import { PersonCard } from "../domain/person-card.ts";

const membershipOf = ({ personId, name, grants }: Person): Membership => ({
  personId,
  name,
  grants: Object.fromEntries(
    grants
      .filter(({ revokedAt }) => !revokedAt)
      .map(({ grantId, role, building, employerId, from, to }) => [grantId, { role, building, employerId, from, to }]),
  ),
});

/** What each request reads of a person with an account, written in the same commit as the person. */
const membership = (scope: CommunityScope, _: Person | undefined, person: Person): Companion[] => {
  if (person.account === undefined) return [];
  const item = { ...membershipKey(scope, person.account), state: stored(membershipOf(person)) };
  return [{ write: { put: item as Item } }];
};

const personEntity: Entity<Person> = {
  name: "PERSON",
  schema: Person,
  card: ({ personId, name, building }) => ({ personId, name, ...(building && { building }) }),
  indexes: ({ personId, building }) =>
    building ? { second: { partition: ["PERSON-BUILDING", building], sort: personId } } : {},
  companions: membership,
};

type Paging = { readonly limit: number; readonly cursor?: string | undefined };

/** The people of one community. */
export const personStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  const listOf = async (building: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("PERSON-BUILDING", building);
    const page = await table.query({ index: "second", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => PersonCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { ...entityStore(table, personEntity), listOf };
};
