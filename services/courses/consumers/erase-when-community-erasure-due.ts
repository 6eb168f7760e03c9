import { consumer } from "#shared/events/consumer.ts";
import { eraseCommunity } from "#shared/events/rights.ts";
import { coursesReactions } from "../reactions.ts";
import { coursesKeeping } from "../store/keeping.ts";

export const eraseWhenCommunityErasureDue = consumer(
  coursesReactions.eraseWhenCommunityErasureDue,
  eraseCommunity(coursesKeeping),
);
