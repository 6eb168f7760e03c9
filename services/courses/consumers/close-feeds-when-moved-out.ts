import { consumer } from "#shared/events/consumer.ts";
import { involvements } from "#shared/table/involvement.ts";
import { closeFeed } from "../domain/feed.ts";
import { coursesReactions } from "../reactions.ts";
import { feedStore } from "../store/feed-store.ts";

export const closeFeedsWhenMovedOut = consumer(
  coursesReactions.closeFeedsWhenMovedOut,
  async ({ event, table, command }) => {
    for await (const { id } of involvements(table, event.data.personId, "FEED"))
      await feedStore(table).decide(id, command, (current) => {
        const state = closeFeed(current);
        return state && { state, facts: [] };
      });
  },
);
