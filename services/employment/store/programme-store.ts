import type { Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { cardOf, Programme, ProgrammeCard } from "../domain/programme.ts";
import { stateItem } from "./state-item.ts";

const programmeLists = lists<Programme>()({
  byStatus: {
    index: "first",
    under: "PROGRAMME-STATUS",
    by: ({ status }) => status,
    sort: ({ programmeId }) => programmeId,
  },
});

const programmeEntity: Entity<Programme> = {
  name: "PROGRAMME",
  schema: Programme,
  card: cardOf,
  indexes: placesIn(programmeLists),
};

export const programmeItem = stateItem(programmeEntity);

/** The programmes of one community. */
export const programmeStore = (table: CommunityTable) => ({
  ...entityStore(table, programmeEntity),
  ...pages(table, { lists: programmeLists, card: ProgrammeCard }),
});
