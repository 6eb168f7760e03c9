import { type Channel, deliveryDue } from "#shared/contracts/messages.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Message } from "#shared/messages/message.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { contactsOf } from "#shared/people/contact.ts";
import { channelsTo } from "../domain/channel.ts";
import { move } from "../domain/delivery.ts";
import type { Gateway } from "../domain/gateway.ts";
import { gather } from "../domain/gather.ts";
import { goesBesideCall } from "../domain/link.ts";
import { nextStep, type Step } from "../domain/next-step.ts";
import { answering } from "../handlers/saying.ts";
import type { messagesReactions } from "../reactions.ts";
import { gatewayStore } from "../store/gateway-store.ts";
import { preferencesStore } from "../store/preferences-store.ts";
import { linkedOf } from "./link.ts";
import { type Hearing, type Outer, sendOut } from "./send.ts";

/** The channels that the community has beside the desk's phone. */
const openChannels = (gateway: Gateway | undefined, hasMail: boolean): ReadonlySet<Channel> =>
  new Set([...(gateway ? (["text"] as const) : []), ...(hasMail ? (["email"] as const) : [])]);

/** What there is to a person now, and how their messages go on. */
const around = async (heard: Hearing, personId: string) => {
  const { table, now: at, outside } = heard;
  const [contacts, preferences, gateway, community, answersTo] = await Promise.all([
    contactsOf(table, [personId]),
    preferencesStore(table).of(personId),
    gatewayStore(table).open(),
    heard.community(),
    answering(),
  ]);
  const contact = contacts.get(personId);
  if (!contact) return undefined;
  const { timeZone, policy, language } = community;
  const open = openChannels(gateway?.state, outside.hasMail);
  const isLinked = goesBesideCall(contact, { at, policy });
  const stepOf = (message: Message): Step => {
    const channels = channelsTo(message, contact, preferences, { at, policy, open });
    const besideCall = isLinked && answersTo(message).length > 0;
    return nextStep(message, channels, { at, timeZone, policy, besideCall });
  };
  const addresses = { text: contact.phone, email: preferences.email };
  const hasAccount = contact.account !== undefined;
  return { stepOf, addresses, policy, language, hasAccount, gateway: gateway?.state };
};

type Around = NonNullable<Awaited<ReturnType<typeof around>>>;

const restUntil = ({ table, event }: Hearing, until: string): Promise<unknown> => {
  const { messageId, personId } = event.data;
  const fact = deliveryDue({ messageId, personId });
  return table.write(deadlineWrite(table.scope, { dueAt: until, fact, correlationId: event.correlationId }));
};

/** Sends by a channel that leaves Linli: with what waits beside it, or as what took it along. */
const goOut = async (heard: Hearing, message: Message, channel: Outer, place: Around): Promise<unknown> => {
  const { table, now: at, command } = heard;
  const messages = messageStore(table);
  const { addresses, language, gateway, policy } = place;
  const address = addresses[channel];
  if (address === undefined) return undefined;
  const send = async (others: readonly Message[]) => {
    const going = { messages: [message, ...others], channel, policy };
    const linked = place.hasAccount ? undefined : await linkedOf(heard, going);
    return sendOut(heard, { message, others, channel, address, language, gateway, linked });
  };
  const known = message.deliveries[channel];
  if (known) return send(await messages.getEach(known.gathered ?? []));
  const told = await messages.toldTo(message.thing.id, message.personId);
  const others = told.filter(({ messageId }) => messageId !== message.messageId);
  const waits = (other: Message): boolean => {
    const step = place.stepOf(other);
    return other.deliveries[channel] === undefined && step.does === "send" && step.channel === channel;
  };
  const gathering = gather(message, others, { channel, at, policy, waits });
  if (gathering.does === "rest") return restUntil(heard, gathering.until);
  if (gathering.does === "follow") {
    const { state, at: wentAt } = gathering.delivery;
    return messages.decide(message.messageId, command, (current) => move(current, { channel, state, at: wentAt }));
  }
  return send(gathering.others);
};

/** Takes the next step towards who is told; what is due later is heard again then. */
export const deliver = async (heard: Heard<typeof messagesReactions.deliverWhenTold>): Promise<void> => {
  const { table, now, command } = heard;
  const { messageId, personId } = heard.event.data;
  const messages = messageStore(table);
  const found = await messages.find(messageId);
  const place = found && (await around(heard, personId));
  if (!found || !place) return;
  const step = place.stepOf(found.state);
  if (step.does === "nothing") return;
  if (step.does === "rest") await restUntil(heard, step.until);
  else if (step.channel !== "call") await goOut(heard, found.state, step.channel, place);
  else
    await messages.decide(messageId, command, (current) => move(current, { channel: "call", state: "due", at: now }));
};
