import {
  communityErasureDue,
  dataExportRequested,
  erasureRequested,
  personCorrected,
} from "#shared/contracts/communities.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import { deliveryDue, messageMoved, messageTold } from "#shared/contracts/messages.ts";
import { webhookDeliveryDue, webhookRemoved } from "#shared/contracts/webhooks.ts";
import { reactions } from "#shared/events/contract.ts";
import { factsForPartners } from "./domain/partner-facts.ts";

/** What messages hears, and what it then does. */
export const messagesReactions = reactions("messages", {
  deliverWhenTold: {
    hears: [messageTold, messageMoved, deliveryDue],
    summary: "Takes the next step towards who is told: a channel, a rest, or none.",
  },
  tryAgainWhenPersonCorrected: {
    hears: personCorrected,
    summary: "Tries a phone again that was said anew, also the same one.",
  },
  tellPartnersWhenHappened: {
    hears: factsForPartners,
    summary: "Sends a fact, without what is of people, to each partner that the community lets hear it.",
  },
  lookAfterPartnerWhenDue: {
    hears: webhookDeliveryDue,
    summary: "Tries a partner once more, or gives up.",
  },
  clearPartnerWhenRemoved: { hears: webhookRemoved, summary: "Removes what is kept of a partner that was removed." },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's inbox and how they are told." },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
});
