import { consumer } from "#shared/events/consumer.ts";
import { gather } from "#shared/events/rights.ts";
import { coursesReactions } from "../reactions.ts";
import { coursesKeeping } from "../store/keeping.ts";

export const gatherWhenDataExportRequested = consumer(
  coursesReactions.gatherWhenDataExportRequested,
  gather(coursesKeeping),
);
