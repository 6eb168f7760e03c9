import { actingPerson } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { stepOf } from "#shared/table/journal.ts";
import { isListedFor, read } from "../domain/read.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { viewsOf } from "./saying.ts";

/** More unread than these are counted as so many. */
const mostCounted = 100;

const listOwnMessages = endpoint(routes.listOwnMessages, async ({ query, caller, table, language, community }) => {
  const messages = messageStore(table);
  const { personId } = actingPerson(caller);
  const [{ items, ...page }, unread] = await Promise.all([
    messages.inbox(personId, query),
    messages.unread(personId, mostCounted),
  ]);
  const listed = items.filter((each) => isListedFor(caller, each));
  const views = await viewsOf(listed, { table, language, community });
  return { body: { items: views, ...page, unread: unread.length } };
});

const readMessage = endpoint(routes.readMessage, async ({ params, caller, command, now, ...reader }) => {
  const { state, ...outcome } = await messageStore(reader.table).decide(params.messageId, command, (current) =>
    read(current, { by: caller, at: now }),
  );
  const { deliveries: _, ...received } = state;
  const [view = refuse("not-found")] = await viewsOf([received], reader);
  return { body: view, ...outcome };
});

/** So many are read by one request, as each is a commit of its own. */
const mostAtOnce = 25;

/** The answer says how many are left: whoever asks again reads those. */
const readAllMessages = endpoint(routes.readAllMessages, async ({ caller, command, now, table }) => {
  const messages = messageStore(table);
  const { personId } = actingPerson(caller);
  const ids = await messages.unread(personId, mostAtOnce);
  for (const messageId of ids)
    await messages.decide(messageId, stepOf(command, messageId), (current) =>
      isListedFor(caller, current) ? read(current, { by: caller, at: now }) : undefined,
    );
  const left = await messages.unread(personId, mostCounted);
  return { body: { readCount: ids.length, unread: left.length } };
});

/** What somebody was told, and that they read it. */
export const inboxEndpoints = { listOwnMessages, readMessage, readAllMessages };
