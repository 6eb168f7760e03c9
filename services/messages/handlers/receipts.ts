import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { isSignedBy } from "#shared/outside/standard-webhook.ts";
import { stepOf } from "#shared/table/journal.ts";
import { purposesOf } from "../domain/gateway.ts";
import { mustHaveGone, receive } from "../domain/receipt.ts";
import { markWhereNobodyIs } from "../flows/unreachable.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { gatewayStore } from "../store/gateway-store.ts";

const takeReceipt = endpoint(routes.takeReceipt, async ({ body, signature, table, command, now, secretOf }) => {
  const gateway = await gatewayStore(table).open();
  const secrets = gateway ? purposesOf(gateway.state, now).map(secretOf) : [];
  if (!isSignedBy(secrets, signature.signed, signature.signatures, now)) refuse("signature-invalid");
  const messages = messageStore(table);
  const carrier = mustHaveGone((await messages.find(body.messageId))?.state);
  for (const messageId of [body.messageId, ...(carrier.deliveries.text?.gathered ?? [])])
    await messages.decide(messageId, stepOf(command, messageId), (current) => receive(current, body.state, now));
  const { text } = (await messages.get(body.messageId)).state.deliveries;
  if (text?.state === "no-such-address") await markWhereNobodyIs({ table, command }, carrier.personId, "text");
  return { body: { messageId: body.messageId, state: text?.state ?? body.state } };
});

/** What the gateway's provider reports. */
export const receiptEndpoints = { takeReceipt };
