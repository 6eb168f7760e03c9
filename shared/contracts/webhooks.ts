import * as z from "zod";
import { event } from "../events/contract.ts";

/** Why nothing more is sent to a partner: it said that it is gone, or nothing reached it for days. */
export const SwitchedOffCause = z.enum(["gone", "failing"]);

const webhookEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`messages.${name}.v1`, summary, "webhookId", z.object({ webhookId: z.string(), ...shape }));

export const webhookSwitchedOff = webhookEvent(
  "webhook-switched-off",
  "Nothing more is sent to a partner, by no order of the community: its administrators are told.",
  { cause: SwitchedOffCause },
);
export const webhookRemoved = webhookEvent(
  "webhook-removed",
  "A partner is known no more: what is kept of it goes.",
  {},
);
export const webhookDeliveryDue = webhookEvent(
  "webhook-delivery-due",
  "It is time to look how far a delivery to a partner has come.",
  { deliveryId: z.string() },
);
