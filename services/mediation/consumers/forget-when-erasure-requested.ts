import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { mediationReactions } from "../reactions.ts";
import { mediationKeeping } from "../store/keeping.ts";

export const forgetWhenErasureRequested = consumer(
  mediationReactions.forgetWhenErasureRequested,
  erasePerson(mediationKeeping),
);
