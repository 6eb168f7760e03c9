import { linksRoom } from "#shared/messages/link-store.ts";
import type { Message } from "#shared/messages/message.ts";
import { callsRoom, inboxOf, messageStore, toldOf } from "#shared/messages/message-store.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Preferences } from "../domain/preferences.ts";
import type { Webhooks } from "../domain/webhook.ts";
import { gatewayStore } from "./gateway-store.ts";
import { partnerRoom } from "./partner-store.ts";
import { preferencesStore } from "./preferences-store.ts";
import { webhookStore } from "./webhook-store.ts";

/** That somebody was told, of which moment and how far it came, is the proof of a notice: what it said goes. */
const forgetInMessage = (current: Message): Message | undefined =>
  Object.keys(current.params).length === 0
    ? undefined
    : { ...current, params: {}, overtakenAt: current.overtakenAt ?? current.at };

const forgetPreferences = ({ email, unreachable, ...current }: Preferences): Preferences | undefined =>
  email === undefined && unreachable === undefined ? undefined : current;

/** What courses kept under this name, before there were messages, is of another shape: an id of a person and of a course. */
const keptStore = (table: CommunityTable) => {
  const store = messageStore(table);
  const find = async (id: string) => {
    const item = await table.get(store.stateKey(id));
    return item && "moment" in (item.state as object) ? store.read(item) : undefined;
  };
  return { ...store, find };
};

/** All that messages keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const messagesKeeping: Keeping = {
  service: "messages",
  holdings: [
    holding({
      kind: "MESSAGE",
      store: keptStore,
      show: (message: Message) => ({ message }),
      forget: forgetInMessage,
      among: ({ personId, thing }) => [inboxOf(personId), toldOf(thing.id)],
    }),
    holding({
      kind: "PREFERENCES",
      store: preferencesStore,
      show: (preferences: Preferences) => ({ preferences }),
      forget: forgetPreferences,
    }),
    holding({
      kind: "GATEWAY",
      store: gatewayStore,
      show: () => undefined,
      forget: () => undefined,
    }),
    holding({
      kind: "WEBHOOKS",
      store: webhookStore,
      show: () => undefined,
      forget: () => undefined,
      beside: (_, state: Webhooks | undefined) =>
        (state?.webhooks ?? []).map(({ webhookId }) => partnerRoom(webhookId)),
    }),
  ],
  rooms: [callsRoom, linksRoom],
  besides: [],
};
