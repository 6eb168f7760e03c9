import { consumer } from "#shared/events/consumer.ts";
import { gather } from "#shared/events/rights.ts";
import { employmentReactions } from "../reactions.ts";
import { employmentKeeping } from "../store/keeping.ts";

export const gatherWhenDataExportRequested = consumer(
  employmentReactions.gatherWhenDataExportRequested,
  gather(employmentKeeping),
);
