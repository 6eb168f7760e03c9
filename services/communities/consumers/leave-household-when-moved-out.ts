import { consumer } from "#shared/events/consumer.ts";
import { involvements } from "#shared/table/involvement.ts";
import { leaveHousehold } from "../domain/household.ts";
import { communitiesReactions } from "../reactions.ts";
import { householdStore } from "../store/household-store.ts";

export const leaveHouseholdWhenMovedOut = consumer(
  communitiesReactions.leaveHouseholdWhenMovedOut,
  async ({ event, table, command }) => {
    const { personId } = event.data;
    for await (const { id } of involvements(table, personId, "HOUSEHOLD"))
      await householdStore(table).decide(id, command, (current) => leaveHousehold(current, { personId }));
  },
);
