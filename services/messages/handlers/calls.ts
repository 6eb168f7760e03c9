import { Channel } from "#shared/contracts/messages.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { Message } from "#shared/messages/message.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { contactsOf } from "#shared/people/contact.ts";
import { reportCall as report } from "../domain/call.ts";
import { markWhereNobodyIs } from "../flows/unreachable.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { preferencesStore } from "../store/preferences-store.ts";
import { outsideOf, type Reader } from "./saying.ts";

const callsOf = async (messages: readonly Message[], { table, language }: Pick<Reader, "table" | "language">) => {
  const people = messages.map(({ personId }) => personId);
  const contacts = await contactsOf(table, people);
  const sentences = await Promise.all(messages.map((message) => outsideOf(message, language)));
  return messages.map(({ messageId, personId, dueAt, urgent, deliveries, at }, nth) => {
    const { name, phone, building, room } = contacts.get(personId) ?? {};
    const { at: callAt = at, tries = 0 } = deliveries.call ?? {};
    return {
      messageId,
      personId,
      name,
      phone,
      building,
      room,
      sentence: sentences[nth] ?? "",
      dueAt,
      callAt,
      tries,
      urgent,
    };
  });
};

const listCalls = endpoint(routes.listCalls, async ({ query, now, table, language }) => {
  const { items, ...page } = await messageStore(table).calls(now, query);
  return { body: { items: await callsOf(items, { table, language }), ...page } };
});

const reportCall = endpoint(
  routes.reportCall,
  async ({ params, body, caller, community, command, now, table, language }) => {
    const { timeZone, policy } = community;
    const told = { ...body, by: caller, at: now, timeZone, policy };
    const { state, ...outcome } = await messageStore(table).decide(params.messageId, command, (current) =>
      report(current, told),
    );
    if (body.outcome === "wrong-number") await markWhereNobodyIs({ table, command }, state.personId, "call");
    const [view] = await callsOf([state], { table, language });
    return { body: view as NonNullable<typeof view>, ...outcome };
  },
);

const listOutbox = endpoint(routes.listOutbox, async ({ query, table }) => ({
  body: await messageStore(table).outbox(query),
}));

const listUnreachable = endpoint(routes.listUnreachable, async ({ query, table }) => {
  const { items, ...page } = await preferencesStore(table).unreachable(query);
  const contacts = await contactsOf(
    table,
    items.map(({ personId }) => personId),
  );
  const views = items.flatMap(({ personId, email, unreachable = {} }) => {
    const { name, phone } = contacts.get(personId) ?? {};
    const now = { text: phone, call: phone, email };
    const channels = Channel.options.filter((each) => now[each] !== undefined && now[each] === unreachable[each]);
    return channels.length > 0 ? [{ personId, name, channels }] : [];
  });
  return { body: { items: views, ...page } };
});

/** What the desk does for who is told, and sees of what goes out. */
export const callEndpoints = { listCalls, reportCall, listOutbox, listUnreachable };
