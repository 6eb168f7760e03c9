import { catalogue } from "#shared/table/catalogue.ts";
import type { Entity } from "#shared/table/entity.ts";
import { stateSort } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import { Campus } from "../domain/campus/campus.ts";

const campusEntity: Entity<Campus> = {
  name: "CAMPUS",
  schema: Campus,
  people: ({ seats, proposedBy }) => [proposedBy, ...seats.map(({ personId }) => personId)],
};

export const campusKey = (scope: CommunityScope, campusId: string): Key => scope.key(["CAMPUS", campusId], stateSort);

/** Where the courses of a campus are listed in the table itself, so that a closure finds each of them. */
export const courseOfCampusKey = (scope: CommunityScope, campusId: string, courseId: string): Key =>
  scope.key(["CAMPUS-COURSES", campusId], courseId);

/** The campuses of one community. */
export const campusStore = (table: CommunityTable) => {
  const { scope } = table;

  async function* coursesOf(campusId: string): AsyncGenerator<string> {
    const partition = scope.partition("CAMPUS-COURSES", campusId);
    for await (const items of pagesOf(table, { partition, limit: 100 })) yield* items.map(({ sort }) => sort);
  }

  const store = entityStore(table, campusEntity);

  const list = (paging: Paging) => pageOfAll(table, { kind: campusEntity.name, store }, paging);

  /** All of them: a community has few. */
  const all = async (): Promise<Campus[]> => {
    const ids: string[] = [];
    for await (const campusId of catalogue(table, campusEntity.name)) ids.push(campusId);
    return store.getEach(ids);
  };

  return { ...store, list, all, coursesOf };
};
