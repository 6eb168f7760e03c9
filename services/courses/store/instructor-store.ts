import { type Entity, stateSort } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import { Instructor } from "../domain/instructor.ts";

export const instructorKey = (scope: CommunityScope, instructorId: string): Key =>
  scope.key(["INSTRUCTOR", instructorId], stateSort);

const instructorEntity: Entity<Instructor> = {
  name: "INSTRUCTOR",
  schema: Instructor,
  people: ({ personId }) => (personId ? [personId] : []),
};

/** Those who teach at the campuses of one community. */
export const instructorStore = (table: CommunityTable) => {
  const store = entityStore(table, instructorEntity);
  const list = (paging: Paging) => pageOfAll(table, { kind: instructorEntity.name, store }, paging);
  return { ...store, list };
};
