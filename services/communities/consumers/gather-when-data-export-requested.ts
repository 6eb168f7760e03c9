import { consumer } from "#shared/events/consumer.ts";
import { gather } from "#shared/events/rights.ts";
import { communitiesReactions } from "../reactions.ts";
import { communitiesKeeping } from "../store/keeping.ts";

export const gatherWhenDataExportRequested = consumer(
  communitiesReactions.gatherWhenDataExportRequested,
  gather(communitiesKeeping),
);
