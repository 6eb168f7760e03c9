import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Household } from "../domain/household.ts";
import { householdStanding } from "./standing.ts";

const householdEntity: Entity<Household> = {
  name: "HOUSEHOLD",
  schema: Household,
  people: ({ memberIds }) => memberIds,
  companions: householdStanding,
};

/** The households of one community. */
export const householdStore = (table: CommunityTable) => entityStore(table, householdEntity);
