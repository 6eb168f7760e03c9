import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { employmentReactions } from "../reactions.ts";
import { employmentKeeping } from "../store/keeping.ts";

export const forgetWhenErasureRequested = consumer(
  employmentReactions.forgetWhenErasureRequested,
  erasePerson(employmentKeeping),
);
