import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { mediationReactions } from "../reactions.ts";
import { mediationKeeping } from "../store/keeping.ts";
import { standingStore } from "../store/standing-store.ts";

/** That they asked is kept first: a case that is still open, and so held, forgets them when it ends. */
export const forgetWhenErasureRequested = consumer(mediationReactions.forgetWhenErasureRequested, async (heard) => {
  await standingStore(heard.table).forget(heard.event.data.personId);
  await erasePerson(mediationKeeping)(heard);
});
