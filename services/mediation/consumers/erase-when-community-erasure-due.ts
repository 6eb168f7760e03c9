import { consumer } from "#shared/events/consumer.ts";
import { eraseCommunity } from "#shared/events/rights.ts";
import { mediationReactions } from "../reactions.ts";
import { mediationKeeping } from "../store/keeping.ts";

export const eraseWhenCommunityErasureDue = consumer(
  mediationReactions.eraseWhenCommunityErasureDue,
  eraseCommunity(mediationKeeping),
);
