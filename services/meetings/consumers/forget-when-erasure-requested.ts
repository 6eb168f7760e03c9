import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { meetingsReactions } from "../reactions.ts";
import { meetingsKeeping } from "../store/keeping.ts";

export const forgetWhenErasureRequested = consumer(
  meetingsReactions.forgetWhenErasureRequested,
  erasePerson(meetingsKeeping),
);
