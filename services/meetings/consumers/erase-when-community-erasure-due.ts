import { consumer } from "#shared/events/consumer.ts";
import { eraseCommunity } from "#shared/events/rights.ts";
import { meetingsReactions } from "../reactions.ts";
import { meetingsKeeping } from "../store/keeping.ts";

export const eraseWhenCommunityErasureDue = consumer(
  meetingsReactions.eraseWhenCommunityErasureDue,
  eraseCommunity(meetingsKeeping),
);
