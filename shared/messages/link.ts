import * as z from "zod";
import { Channel } from "../contracts/messages.ts";
import { Instant } from "../domain/dates.ts";
import { Message, MessageId } from "./message.ts";

/** What the code in a link opens is kept under its digest: what one message asks for. */
const OfMessage = z.object({
  of: z.literal("message"),
  messageId: MessageId,
  personId: z.string(),
  /** By which it came. */
  channel: Channel,
  expiresAt: Instant,
});

/** Or what the slip of a booking asks for: whether its code opens still is kept with the booking. */
const OfSlip = Message.pick({ moment: true, thing: true, params: true }).extend({
  of: z.literal("slip"),
  calls: z.array(z.string()),
  answered: z.literal(true).optional(),
  place: z.object({ thing: z.array(z.string()), purpose: z.string() }),
  expiresAt: Instant,
});

export const Link = z.discriminatedUnion("of", [OfMessage, OfSlip]);
export type Link = z.infer<typeof Link>;
export type MessageLink = z.infer<typeof OfMessage>;
export type SlipLink = z.infer<typeof OfSlip>;

/** The address that opens a link: what follows `#` reaches no server, no log and no scanner. */
export const linkTo = (origin: string, community: string, code: string): string => `${origin}/c#${community}.${code}`;
