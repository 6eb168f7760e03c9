import { consumer } from "#shared/events/consumer.ts";
import { involvements } from "#shared/table/involvement.ts";
import { closeFeed } from "../domain/feed.ts";
import { meetingsReactions } from "../reactions.ts";
import { feedStore } from "../store/feed-store.ts";

export const closeFeedsWhenGone = consumer(
  meetingsReactions.closeFeedsWhenGone,
  async ({ event, table, now, command }) => {
    for await (const { id } of involvements(table, event.data.personId, "MEETING-FEED"))
      await feedStore(table).decide(id, command, (current) => closeFeed(current, now));
  },
);
