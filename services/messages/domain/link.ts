import type { Channel } from "#shared/contracts/messages.ts";
import { messageRead } from "#shared/contracts/messages.ts";
import { isAssisted } from "#shared/domain/assist.ts";
import { daysAsMinutes, type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import type { Message } from "#shared/messages/message.ts";
import type { Reachable } from "./channel.ts";
import { move } from "./delivery.ts";

/** A number that takes texts: in China no landline does, and nobody's extension. */
const isMobile = (phone: string): boolean => !phone.includes(";ext=") && !/^\+86(?!1[3-9])/.test(phone);

/**
 * Whether what asks for an answer goes out by its link beside the desk's call: to who has no account, is not served at
 * the desk, and has a mobile phone.
 */
export const goesBesideCall = (
  person: Reachable,
  today: { readonly at: Instant; readonly policy: OwnPolicy },
): boolean => !person.account && !isAssisted(person, today) && person.phone !== undefined && isMobile(person.phone);

/** Until when a link answers a message. */
export const linkUntil = ({ at, dueAt }: Pick<Message, "at" | "dueAt">, policy: OwnPolicy): Instant =>
  dueAt ?? plusMinutes(at, daysAsMinutes(numberOf("linkDays", policy)));

/** It was opened by the link that came by a channel: whoever holds that phone has read it. */
export const open = (current: Message, channel: Channel, at: Instant) => {
  const { messageId, personId, readAt } = current;
  const moved = move(current, { channel, state: "opened", at });
  if (readAt && !moved) return undefined;
  const { state, facts } = moved ?? { state: current, facts: [] };
  return {
    state: { ...state, readAt: readAt ?? at },
    facts: [...facts, ...(readAt ? [] : [messageRead({ messageId, personId })])],
  };
};
