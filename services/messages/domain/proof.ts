import {
  type Channel,
  type DeliveryState,
  messageGivenUp,
  messageMoved,
  noticeGiven,
  ProofStrength,
} from "#shared/contracts/messages.ts";
import type { Message } from "#shared/messages/message.ts";

const aboutThing = ({ messageId, personId, moment, thing }: Message) => ({
  messageId,
  personId,
  moment,
  thingId: thing.id,
});

/** What proves that a legal notice was given, for the journal of the thing that it is about. */
export const proofOf = (message: Message, said: DeliveryState | "opened") => {
  const { data: strength } = ProofStrength.safeParse(said);
  return message.kind === "notice" && strength ? [noticeGiven({ ...aboutThing(message), strength })] : [];
};

/** What is told of a message that came so far by a channel. */
export const factsOf = (message: Message, { channel, state }: { channel: Channel; state: DeliveryState }) => {
  const { messageId, personId } = message;
  return [
    messageMoved({ messageId, personId, channel, state }),
    ...proofOf(message, state),
    ...(state === "given-up" ? [messageGivenUp(aboutThing(message))] : []),
  ];
};
