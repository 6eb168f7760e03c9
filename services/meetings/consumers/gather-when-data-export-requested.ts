import { consumer } from "#shared/events/consumer.ts";
import { gather } from "#shared/events/rights.ts";
import { meetingsReactions } from "../reactions.ts";
import { meetingsKeeping } from "../store/keeping.ts";

export const gatherWhenDataExportRequested = consumer(
  meetingsReactions.gatherWhenDataExportRequested,
  gather(meetingsKeeping),
);
