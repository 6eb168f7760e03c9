import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { Feed } from "../domain/feed.ts";

const feedEntity: Entity<Feed> = { name: "FEED", schema: Feed, people: ({ ownerId }) => [ownerId] };

/** The calendars that people of one community subscribed to. */
export const feedStore = (table: CommunityTable) => {
  const store = entityStore(table, feedEntity);
  const ofPerson = (personId: string, paging: Paging) =>
    pageOfPerson(table, { kind: feedEntity.name, store, personId }, paging);
  return { ...store, ofPerson };
};
