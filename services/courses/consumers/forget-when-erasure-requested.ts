import { consumer } from "#shared/events/consumer.ts";
import { erasePerson } from "#shared/events/rights.ts";
import { coursesReactions } from "../reactions.ts";
import { coursesKeeping } from "../store/keeping.ts";

export const forgetWhenErasureRequested = consumer(
  coursesReactions.forgetWhenErasureRequested,
  erasePerson(coursesKeeping),
);
