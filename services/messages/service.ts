import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { callEndpoints } from "./handlers/calls.ts";
import { gatewayEndpoints } from "./handlers/gateway.ts";
import { inboxEndpoints } from "./handlers/inbox.ts";
import { linkEndpoints } from "./handlers/link.ts";
import { preferencesEndpoints } from "./handlers/preferences.ts";
import { receiptEndpoints } from "./handlers/receipts.ts";
import { webhookEndpoints } from "./handlers/webhooks.ts";
import { messagesConsumers } from "./react.ts";
import { messagesReactions } from "./reactions.ts";
import { messagesRoutes } from "./routes.ts";
import { messagesKeeping } from "./store/keeping.ts";

export const messages = {
  name: "messages",
  routes: messagesRoutes,
  reactions: messagesReactions,
  endpoints: answers(messagesRoutes, {
    ...inboxEndpoints,
    ...preferencesEndpoints,
    ...callEndpoints,
    ...gatewayEndpoints,
    ...receiptEndpoints,
    ...webhookEndpoints,
    ...linkEndpoints,
  }),
  offers: {},
  /** A message is read in the inbox: at home stands what it is about. */
  cards: { MESSAGE: "nobody", PREFERENCES: "nobody", GATEWAY: "nobody", WEBHOOKS: "nobody" },
  consumers: messagesConsumers,
  keeping: messagesKeeping,
  sendsOut: true,
  words: async () => (await import("./words.ts")).messagesWords,
} as const satisfies Service;
