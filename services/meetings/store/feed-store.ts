import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Feed } from "../domain/feed.ts";

const feedEntity: Entity<Feed> = { name: "MEETING-FEED", schema: Feed, people: ({ personId }) => [personId] };

/** The calendars that follow meetings, each with a secret code of its own. */
export const feedStore = (table: CommunityTable) => entityStore(table, feedEntity);
