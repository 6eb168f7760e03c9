import { type Channel, deliveryDue } from "#shared/contracts/messages.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import type { Language } from "#shared/domain/words.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Message } from "#shared/messages/message.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { answerByLink } from "#shared/messages/saying.ts";
import type { Sending } from "#shared/outside/outside.ts";
import { again } from "#shared/table/again.ts";
import type { Companion } from "#shared/table/entity.ts";
import { stepOf } from "#shared/table/journal.ts";
import { againAfter, isLastTry, move, postpone, tryOnce } from "../domain/delivery.ts";
import { type Gateway, purposesOf } from "../domain/gateway.ts";
import { outsideOf } from "../handlers/saying.ts";
import type { messagesReactions } from "../reactions.ts";
import { letterOf } from "./letter.ts";
import type { Linked } from "./link.ts";
import { posted } from "./post.ts";
import { markWhereNobodyIs } from "./unreachable.ts";

export type Hearing = Heard<typeof messagesReactions.deliverWhenTold>;
/** A channel that leaves Linli. */
export type Outer = Exclude<Channel, "call">;

export type Outgoing = {
  readonly message: Message;
  /** What goes out with it in one text. */
  readonly others: readonly Message[];
  readonly channel: Outer;
  readonly address: string;
  readonly language: Language;
  readonly gateway: Gateway | undefined;
  /** How whoever has no account answers. */
  readonly linked: Linked | undefined;
};

/** What is said outside, of each moment once. */
const textOf = async ({ message, others, language, linked }: Outgoing): Promise<string> => {
  if (linked) return answerByLink[language];
  const said = await Promise.all([message, ...others].map((each) => outsideOf(each, language)));
  return [...new Set(said)].join(language === "en" ? " " : "");
};

const handOver = async ({ outside, secretOf, now }: Hearing, going: Outgoing): Promise<Sending> => {
  const { message, channel, address: to, gateway, language } = going;
  const { messageId } = message;
  const [text, link] = [await textOf(going), going.linked?.address ?? outside.origin()];
  if (channel === "email")
    return outside.mail(letterOf({ messageId, to, text, link, language, isLinked: going.linked !== undefined }));
  if (!gateway) return { became: "failed" };
  const body = { to, text, link, urgent: message.urgent ?? false, messageId };
  return outside.post(
    posted(gateway.url, { id: messageId, body, secrets: purposesOf(gateway, now).map(secretOf), now }),
  );
};

const lookAgain = ({ table, event }: Hearing, { messageId, personId }: Message, dueAt: string): Companion => {
  const fact = deliveryDue({ messageId, personId });
  return { write: deadlineWrite(table.scope, { dueAt, fact, correlationId: event.correlationId }) };
};

/** What came of a try, for the message and for those that it took along; a failure that is tried again is none yet. */
const conclude = async (heard: Hearing, going: Outgoing, tries: number, sending: Sending): Promise<void> => {
  const { table, command, now } = heard;
  const { message, channel, address } = going;
  const messages = messageStore(table);
  const step = (id: string) => stepOf(command, `${sending.became} ${tries} ${id}`);
  if (sending.became === "busy") {
    const until = plusMinutes(now, Math.ceil(sending.seconds / 60));
    const later = (current: Message) => {
      const postponed = postpone(current, channel, until);
      return postponed && { ...postponed, also: [lookAgain(heard, message, until)] };
    };
    await again(() => messages.decide(message.messageId, step(message.messageId), later));
    return;
  }
  if (sending.became === "failed" && !isLastTry(message, tries, againAfter(tries, now))) return;
  for (const { messageId } of [message, ...going.others])
    await again(() =>
      messages.decide(messageId, step(messageId), (current) =>
        move(current, { channel, state: sending.became, at: now }),
      ),
    );
  if (sending.became === "no-such-address") await markWhereNobodyIs(heard, message.personId, channel, address);
};

/**
 * Sends a message outside, at least once and always under its own id. The try is committed before it is made, together
 * with the hour at which it is looked at again: a crash loses nothing, and nobody sends beside it.
 */
export const sendOut = async (heard: Hearing, going: Outgoing): Promise<void> => {
  const { table, command, now, outside } = heard;
  const { message, others, channel, address, linked } = going;
  const { messageId } = message;
  const messages = messageStore(table);
  if (!outside.maySendTo(address)) {
    await messages.decide(messageId, command, (current) => move(current, { channel, state: "due", at: now }));
    return;
  }
  const tries = message.deliveries[channel]?.tries ?? 0;
  const until = againAfter(tries + 1, now);
  const gathered = message.deliveries[channel]?.gathered ?? others.map((other) => other.messageId);
  const begun = await messages.decide(messageId, stepOf(command, `try ${tries}`), (current) => ({
    ...tryOnce(current, { channel, tries, until, gathered }),
    also: [lookAgain(heard, message, until), ...(linked ? [linked.row] : [])],
  }));
  if (!begun.replayed) await conclude(heard, going, tries + 1, await handOver(heard, going));
};
