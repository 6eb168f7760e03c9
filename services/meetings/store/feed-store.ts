import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { Feed } from "../domain/feed.ts";

const feedEntity: Entity<Feed> = { name: "MEETING-FEED", schema: Feed, people: ({ personId }) => [personId] };

/** The calendars that follow meetings, each with a secret code of its own. */
export const feedStore = (table: CommunityTable) => {
  const store = entityStore(table, feedEntity);
  const ofPerson = (personId: string, paging: Paging) =>
    pageOfPerson(table, { kind: feedEntity.name, store, personId }, paging);
  return { ...store, ofPerson };
};
