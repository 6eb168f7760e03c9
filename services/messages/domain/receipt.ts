import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { type Message, MessageId } from "#shared/messages/message.ts";
import { move } from "./delivery.ts";

/** What a provider reports of a text. */
export const ReceiptState = z.enum(["delivered", "failed", "no-such-address"]);
export const Receipt = z.strictObject({ messageId: MessageId, state: ReceiptState });
export type Receipt = z.infer<typeof Receipt>;

/** Of what never went to the gateway its provider has nothing to report. */
export const mustHaveGone = (found: Message | undefined): Message =>
  (found?.deliveries.text?.tries ?? 0) > 0 ? (found as Message) : refuseField("/messageId", "unknown-message");

/** A receipt that comes late, or twice, moves nothing back. */
export const receive = (current: Message, state: Receipt["state"], at: Instant) =>
  move(current, { channel: "text", state, at });
