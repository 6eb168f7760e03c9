import type { Entity } from "#shared/table/entity.ts";
import { involvedPage } from "#shared/table/involvement.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { Household } from "../domain/household.ts";
import { householdStanding } from "./standing.ts";

const householdEntity: Entity<Household> = {
  name: "HOUSEHOLD",
  schema: Household,
  people: ({ memberIds }) => memberIds,
  companions: householdStanding,
};

/** The households of one community. */
export const householdStore = (table: CommunityTable) => {
  const households = entityStore(table, householdEntity);

  /** A page of the households that somebody lives in. */
  const listOf = async (personId: string, paging: Paging) => {
    const { ids, ...page } = await involvedPage(table, { personId, kind: householdEntity.name }, paging);
    return { items: await households.getEach(ids), ...page };
  };

  return { ...households, listOf };
};
