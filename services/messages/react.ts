import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { deliver } from "./flows/deliver.ts";
import { beginForPartners, clearPartner, lookAfterPartner } from "./flows/partners.ts";
import { messagesReactions } from "./reactions.ts";
import { messagesKeeping } from "./store/keeping.ts";
import { preferencesStore } from "./store/preferences-store.ts";

/** What messages does at each fact that it hears. */
export const messagesConsumers = react(messagesReactions, {
  deliverWhenTold: deliver,
  tryAgainWhenPersonCorrected: async ({ event, table, command }) => {
    const { personId, numberSaid } = event.data;
    if (numberSaid) await preferencesStore(table).sayPhone(personId, command);
  },
  tellPartnersWhenHappened: beginForPartners,
  lookAfterPartnerWhenDue: lookAfterPartner,
  clearPartnerWhenRemoved: clearPartner,
  gatherWhenDataExportRequested: gather(messagesKeeping),
  forgetWhenErasureRequested: erasePerson(messagesKeeping),
  exportKeptWhenCommunityExportRequested: exportKept(messagesKeeping),
  eraseWhenCommunityErasureDue: eraseCommunity(messagesKeeping),
});
