import { consumer } from "#shared/events/consumer.ts";
import { gather } from "#shared/events/rights.ts";
import { mediationReactions } from "../reactions.ts";
import { mediationKeeping } from "../store/keeping.ts";

export const gatherWhenDataExportRequested = consumer(
  mediationReactions.gatherWhenDataExportRequested,
  gather(mediationKeeping),
);
