import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { cardOf, Programme, ProgrammeCard } from "../domain/programme.ts";
import { type Paging, pageOfCards } from "./cards.ts";
import { stateItem } from "./state-item.ts";

const programmeEntity: Entity<Programme> = {
  name: "PROGRAMME",
  schema: Programme,
  card: cardOf,
  indexes: ({ status, programmeId }) => ({ first: { partition: ["PROGRAMME-STATUS", status], sort: programmeId } }),
};

export const programmeItem = stateItem(programmeEntity);

/** The programmes of one community. */
export const programmeStore = (table: CommunityTable) => {
  const list = (status: Programme["status"], paging: Paging) =>
    pageOfCards(
      table,
      ProgrammeCard,
      { index: "first", partition: table.scope.partition("PROGRAMME-STATUS", status) },
      paging,
    );
  return { ...entityStore(table, programmeEntity), list };
};
