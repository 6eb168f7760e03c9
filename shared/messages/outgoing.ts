import { Message } from "./message.ts";

/** What the outbox shows of a message: never whose it is, what about, or what it says. */
export const Outgoing = Message.pick({ messageId: true, moment: true, kind: true, at: true, deliveries: true }).meta({
  id: "Outgoing",
});
