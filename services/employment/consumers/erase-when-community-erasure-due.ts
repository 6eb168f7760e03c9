import { consumer } from "#shared/events/consumer.ts";
import { eraseCommunity } from "#shared/events/rights.ts";
import { employmentReactions } from "../reactions.ts";
import { employmentKeeping } from "../store/keeping.ts";

export const eraseWhenCommunityErasureDue = consumer(
  employmentReactions.eraseWhenCommunityErasureDue,
  eraseCommunity(employmentKeeping),
);
