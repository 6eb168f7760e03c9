import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Feed } from "../domain/feed.ts";

const feedEntity: Entity<Feed> = { name: "FEED", schema: Feed, people: ({ ownerId }) => [ownerId] };

/** The calendars that people of one community subscribed to. */
export const feedStore = (table: CommunityTable) => entityStore(table, feedEntity);
