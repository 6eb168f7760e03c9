import * as z from "zod";
import { Channel } from "#shared/contracts/messages.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { Message, MessageId } from "#shared/messages/message.ts";
import { PersonId } from "./ids.ts";

/** A message as its person reads it: the sentence in their language, and by which operations they answer. */
export const MessageView = Message.omit({ deliveries: true, params: true, personId: true, calls: true })
  .extend({ sentence: z.string(), calls: z.array(z.string()) })
  .meta({ id: "Message" });
export type MessageView = z.infer<typeof MessageView>;

/** Whose address is nobody's, and by which channels. */
export const UnreachableView = z
  .object({ personId: PersonId, name: Name.optional(), channels: z.array(Channel) })
  .meta({ id: "Unreachable" });

/** Whom the desk calls, and what it says to whoever picks up. */
export const CallView = z
  .object({
    messageId: MessageId,
    personId: PersonId,
    name: Name.optional(),
    phone: z.string().optional(),
    building: Building.optional(),
    room: Room.optional(),
    sentence: z.string(),
    dueAt: Instant.optional(),
    callAt: Instant,
    tries: z.int(),
    urgent: z.literal(true).optional(),
  })
  .meta({ id: "Call" });
