import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Wellbeing } from "../domain/seeker/wellbeing.ts";
import { stateItem } from "./state-item.ts";

/** It lies apart from the seeker and is in no index: nothing that lists or shows seekers comes across it. */
const wellbeingEntity: Entity<Wellbeing> = {
  name: "WELLBEING",
  schema: Wellbeing,
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
};

export const wellbeingItem = stateItem(wellbeingEntity);

/** What the caseworker knows of how seekers are; the id is the seeker's. */
export const wellbeingStore = (table: CommunityTable) => entityStore(table, wellbeingEntity);
