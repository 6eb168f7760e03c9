import * as z from "zod";
import { event } from "../events/contract.ts";

const message = { messageId: z.string(), personId: z.string() };

const messageEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`messages.${name}.v1`, summary, "messageId", z.object({ ...message, ...shape }));

/** A way to somebody beside their inbox: a text by the community's gateway, an e-mail, or a call by the desk. */
export const Channel = z.enum(["text", "email", "call"]);
export type Channel = z.infer<typeof Channel>;

/**
 * How far it came by a channel. What is `sent` may have arrived; what is `opened` was shown to whoever holds its link;
 * `spoken` and `handed-over` are the desk's own word.
 */
export const DeliveryState = z.enum([
  "due",
  "sent",
  "delivered",
  "opened",
  "no-such-address",
  "failed",
  "given-up",
  "spoken",
  "handed-over",
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const messageTold = messageEvent("message-told", "Somebody is to be told something: it is in their inbox.", {
  moment: z.string(),
  urgent: z.boolean(),
});
export const messageRead = messageEvent("message-read", "Somebody read what they were told.", {});
export const messageOvertaken = messageEvent("message-overtaken", "What was told holds no longer.", {});
export const messageMoved = messageEvent("message-moved", "A message came further by a channel.", {
  channel: Channel,
  state: DeliveryState,
});
export const deliveryDue = messageEvent("delivery-due", "It is time to look how far a message has come.", {});

/** How strong a proof is that somebody was told: the later, the stronger. */
export const ProofStrength = z.enum(["sent", "delivered", "opened", "spoken", "handed-over"]);
export type ProofStrength = z.infer<typeof ProofStrength>;

const ofThing = { moment: z.string(), thingId: z.string() };

export const noticeGiven = messageEvent("notice-given", "A legal notice came so far to whom it is for.", {
  ...ofThing,
  strength: ProofStrength,
});
export const messageGivenUp = messageEvent(
  "message-given-up",
  "The desk called as often and on as many days as it does, and reached nobody.",
  ofThing,
);
