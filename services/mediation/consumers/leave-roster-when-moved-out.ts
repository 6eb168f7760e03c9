import { consumer } from "#shared/events/consumer.ts";
import { involvements } from "#shared/table/involvement.ts";
import { leaveRoster } from "../domain/association.ts";
import { mediationReactions } from "../reactions.ts";
import { associationStore } from "../store/association-store.ts";
import { standingStore } from "../store/standing-store.ts";

/**
 * A neighbour who moved out is no peer any more; a case led by a place on the roster loses its lead with it. That they
 * moved is kept first: from then on no commit can put them on a roster, so those found afterwards are all there are.
 */
export const leaveRosterWhenMovedOut = consumer(
  mediationReactions.leaveRosterWhenMovedOut,
  async ({ event, table, command }) => {
    const { personId } = event.data;
    await standingStore(table).moveOut(personId);
    for await (const { id } of involvements(table, personId, "ASSOCIATION"))
      await associationStore(table).decide(id, command, (current) => leaveRoster(current, personId));
  },
);
