import * as z from "zod";
import { Instant, minutesBetween, plusMinutes } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { digest, newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { PartnerEvent } from "./partner-facts.ts";
import { WebhookId } from "./webhook.ts";

const DeliveryId = idSchema("dlv");

/** A fact on its way to a partner: nothing of a person is in it. `at`: when it is looked at next. */
export const PartnerDelivery = z.object({
  deliveryId: DeliveryId,
  webhookId: WebhookId,
  event: PartnerEvent,
  begunAt: Instant,
  tries: z.int().min(1),
  at: Instant,
  sentAt: Instant.optional(),
});
export type PartnerDelivery = z.infer<typeof PartnerDelivery>;

/** How a partner has answered lately; of one that takes everything nothing is kept. */
export const Health = z.object({ failingSince: Instant.optional(), restUntil: Instant.optional() });
export type Health = z.infer<typeof Health>;

/** What came of a try, without a word of the answer but its status; without one, nobody answered. */
export const Attempt = z.object({
  at: Instant,
  fact: z.string(),
  became: z.enum(["sent", "no-such-address", "failed", "busy"]),
  status: z.int().optional(),
});
export type Attempt = z.infer<typeof Attempt>;

const longestPauseMinutes = 360;
const mostJitter = 0.5;

/** A part of 1 that is always the same for a try, and spread evenly over all. */
const chanceOf = (deliveryId: string, tries: number): number =>
  (Buffer.from(digest([deliveryId, String(tries)], 4)).readUInt32BE() % 1000) / 1000;

export const expiryOf = ({ begunAt }: Pick<PartnerDelivery, "begunAt">): Instant =>
  plusMinutes(begunAt, 60 * numberOf("partnerHours"));

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** When a delivery is tried again after so many tries: each time four times as long, six hours at most, up to half sooner. */
export const againAfter = (
  delivery: Pick<PartnerDelivery, "deliveryId" | "tries" | "begunAt">,
  at: Instant,
): Instant => {
  const { deliveryId, tries } = delivery;
  const pause = Math.min(4 ** (tries - 1), longestPauseMinutes);
  const minutes = Math.max(1, Math.round(pause * (1 - mostJitter * chanceOf(deliveryId, tries))));
  return earlier(plusMinutes(at, minutes), expiryOf(delivery));
};

/** What happened longer ago than anything is tried is news to nobody. */
export const isTooOld = (time: Instant, at: Instant): boolean => expiryOf({ begunAt: time }) <= at;

/** The first try of a fact for a partner. The same fact for the same partner is the same delivery. */
export const begin = (event: PartnerEvent, webhookId: string, at: Instant): PartnerDelivery => {
  const deliveryId = newId("dlv", JSON.stringify([event.id, webhookId]));
  const delivery = { deliveryId, webhookId, event, begunAt: at, tries: 1 };
  return { ...delivery, at: againAfter(delivery, at) };
};

/** Whether the other side asked to be left alone until later. */
export const isResting = ({ restUntil }: Health, at: Instant): boolean => restUntil !== undefined && at < restUntil;

/** What is to be done about a delivery now. */
export type Look =
  | { readonly does: "nothing" | "forget" | "give-up" }
  | { readonly does: "rest"; readonly until: Instant }
  | { readonly does: "try"; readonly next: PartnerDelivery };

type Standing = { readonly at: Instant; readonly isHeard: boolean; readonly health: Health };

/** That it arrived is remembered as long as a fact is begun at all: whoever hears it once more sends nothing. */
export const look = (delivery: PartnerDelivery, { at, isHeard, health: { restUntil } }: Standing): Look => {
  const until = expiryOf(delivery);
  if (delivery.sentAt) return at < until ? { does: "rest", until } : { does: "forget" };
  if (!isHeard) return { does: "forget" };
  if (at < delivery.at) return { does: "nothing" };
  if (at >= until) return { does: "give-up" };
  if (restUntil && at < restUntil) return { does: "rest", until: earlier(plusMinutes(restUntil, 1), until) };
  const next = { ...delivery, tries: delivery.tries + 1 };
  return { does: "try", next: { ...next, at: againAfter(next, at) } };
};

/** The other side asked to be left alone for so long. */
export const restOf = (delivery: PartnerDelivery, seconds: number, at: Instant): Instant =>
  earlier(plusMinutes(at, Math.max(1, Math.ceil(seconds / 60))), expiryOf(delivery));

/** Whether nothing has got through for as long as a delivery is tried. */
export const isLost = ({ failingSince }: Health, at: Instant): boolean =>
  failingSince !== undefined && minutesBetween(failingSince, at) >= 60 * numberOf("partnerHours");
