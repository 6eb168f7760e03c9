import type { webhookDeliveryDue } from "#shared/contracts/webhooks.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { NamedReaction } from "#shared/events/contract.ts";
import type { Sending } from "#shared/outside/outside.ts";
import { again } from "#shared/table/again.ts";
import { stepOf } from "#shared/table/journal.ts";
import {
  begin,
  type Health,
  isLost,
  isResting,
  isTooOld,
  look,
  type PartnerDelivery,
  restOf,
} from "../domain/partner-delivery.ts";
import { forPartners } from "../domain/partner-facts.ts";
import { hearsOf, type OffCause, purposesOf, switchOff, type Webhook } from "../domain/webhook.ts";
import { partnerStore } from "../store/partner-store.ts";
import { webhookStore } from "../store/webhook-store.ts";
import { posted } from "./post.ts";

type Telling = Pick<Heard, "table" | "now" | "command" | "outside" | "secretOf" | "meanwhile"> & {
  readonly event: Pick<Heard["event"], "correlationId">;
};

const switchedOff = ({ table, now: at, command }: Telling, webhookId: string, cause: OffCause): Promise<unknown> =>
  again(() =>
    webhookStore(table).change(stepOf(command, `off ${webhookId}`), (current) =>
      current.webhooks.some((each) => each.webhookId === webhookId)
        ? switchOff(current, webhookId, { cause, at })
        : undefined,
    ),
  );

const failingFrom = (health: Health, now: string): Health => ({ ...health, failingSince: health.failingSince ?? now });

/** Writes down what came of a try. A failure stands until the delivery is looked at again, as was said before it. */
const conclude = async (heard: Telling, delivery: PartnerDelivery, sending: Sending): Promise<void> => {
  const { table, now: at, event } = heard;
  const { webhookId } = delivery;
  const partners = partnerStore(table);
  const { became, status } = sending;
  const attempt = { at, fact: delivery.event.type, became, ...(status !== undefined && { status }) };
  const health = await partners.healthOf(webhookId);
  const isWell = health.failingSince === undefined && health.restUntil === undefined;
  if (became === "sent") {
    const sent = partners.kept({ ...delivery, sentAt: at });
    await partners.conclude(delivery, attempt, [sent, ...(isWell ? [] : [partners.healthWrite(webhookId, undefined)])]);
  } else if (became === "no-such-address") {
    await switchedOff(heard, webhookId, "gone");
    await partners.conclude(delivery, attempt, [partners.gone(delivery)]);
  } else if (became === "busy") {
    const until = restOf(delivery, sending.seconds, at);
    const resting = partners.healthWrite(webhookId, { ...failingFrom(health, at), restUntil: until });
    const later = partners.later({ ...delivery, at: until }, event.correlationId);
    await partners.conclude(delivery, attempt, [...later, resting]);
  } else {
    const failing = health.failingSince ? [] : [partners.healthWrite(webhookId, failingFrom(health, at))];
    await partners.conclude(delivery, attempt, [partners.kept(delivery), ...failing]);
  }
  await partners.trim(webhookId);
};

/** Posts what was written down before. Nobody waits for a partner who does not answer: the queue goes on meanwhile. */
const send = (heard: Telling, webhook: Webhook, delivery: PartnerDelivery): void => {
  const { now, outside, secretOf } = heard;
  const secrets = purposesOf(webhook, now).map(secretOf);
  heard.meanwhile(async () => {
    const { deliveryId: id, event: body } = delivery;
    await conclude(heard, delivery, await outside.post(posted(webhook.url, { id, body, secrets, now })));
  });
};

/** A fact begins its way to each partner that hears it: each on its own, and later to one that asked to be left alone. */
export const beginForPartners = async (heard: Heard): Promise<void> => {
  const { event, table, now } = heard;
  if (isTooOld(event.time, now)) return;
  const { webhooks } = await webhookStore(table).all();
  const partners = partnerStore(table);
  for (const webhook of webhooks.filter(hearsOf(event.type))) {
    const delivery = begin(forPartners(event), webhook.webhookId, now);
    if (!(await partners.begin(delivery, event.correlationId))) continue;
    if (!isResting(await partners.healthOf(webhook.webhookId), now)) send(heard, webhook, delivery);
  }
};

type Due = Heard<NamedReaction & { readonly hears: typeof webhookDeliveryDue }>;

/** A partner that took nothing for so long is sent nothing more. */
const giveUp = async (heard: Due, health: Health): Promise<void> => {
  const { event, table, now } = heard;
  if (isLost(health, now)) await switchedOff(heard, event.data.webhookId, "failing");
  await partnerStore(table).forget(event.data);
};

/** Looks how far a delivery has come, and tries it once more where it is time. */
export const lookAfterPartner = async (heard: Due): Promise<void> => {
  const { event, table, now: at } = heard;
  const { correlationId } = event;
  const partners = partnerStore(table);
  const { delivery, webhook, health } = await partners.lookAt(event.data);
  if (!delivery) return;
  const isHeard = webhook !== undefined && !webhook.off;
  const step = look(delivery, { at, isHeard, health });
  if (step.does === "forget") await partners.forget(event.data);
  if (step.does === "give-up") await giveUp(heard, health);
  if (step.does === "rest") await partners.goOn({ ...delivery, at: step.until }, delivery.tries, correlationId);
  if (step.does === "try" && (await partners.goOn(step.next, delivery.tries, correlationId)))
    send(heard, webhook as Webhook, step.next);
};

/** What is kept of a partner who was removed goes, and what is on its way to it. */
export const clearPartner = ({ event, table }: Pick<Due, "table"> & { event: { data: { webhookId: string } } }) =>
  partnerStore(table).clear(event.data.webhookId);
