import * as z from "zod";
import { SwitchedOffCause, webhookRemoved, webhookSwitchedOff } from "#shared/contracts/webhooks.ts";
import { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { type FieldCode, refuse, refuseAt } from "#shared/domain/refusal.ts";
import { isForPartners } from "./partner-facts.ts";
import { EndpointUrl, goodPurposes, issue, issuing, type Making, purposeShown, reissue } from "./secret.ts";

export const WebhookId = idSchema("whk");

/** Why nothing is sent: somebody of the community switched it off, or it did by itself. */
export const OffCause = z.enum(["asked", ...SwitchedOffCause.options]);
export type OffCause = z.infer<typeof OffCause>;

const FactType = z.string().min(1).max(100);
const mostFacts = 100;
const mostKept = 20;

/** A partner's system, which hears some facts of the community. */
export const Webhook = z.object({
  webhookId: WebhookId,
  url: EndpointUrl,
  facts: z.array(FactType).max(mostFacts),
  ...issuing,
  off: z.object({ cause: OffCause, at: Instant }).optional(),
});
export type Webhook = z.infer<typeof Webhook>;

/** All that a community has: few enough for one item, which is read at each fact that a partner may hear. */
export const Webhooks = z.object({ webhooks: z.array(Webhook).max(mostKept) });
export type Webhooks = z.infer<typeof Webhooks>;

const Facts = z.array(FactType).min(1).max(mostFacts);

export const RegisterWebhook = z.strictObject({ url: EndpointUrl, facts: Facts });
export const ChangeFacts = z.strictObject({ facts: Facts });

/** A webhook as its administrators see it, without its secret. */
export const WebhookView = Webhook.omit({ issuedBy: true }).meta({ id: "Webhook" });

export const viewOf = ({ issuedBy: _, ...shown }: Webhook) => shown;

export const none: Webhooks = { webhooks: [] };

/** Facts that may be asked for, each once: what is told nowhere is no fact, and what is not for partners is refused. */
export const askedFacts = (facts: readonly string[], isTold: (type: string) => boolean): string[] => {
  const wrong = (code: FieldCode, is: (type: string) => boolean) =>
    facts.flatMap((type, nth) => (is(type) ? [{ pointer: `/facts/${nth}`, code }] : []));
  const unknown = wrong("unknown-fact", (type) => !isForPartners(type) && !isTold(type));
  if (unknown.length > 0) refuse("invalid", { errors: unknown });
  const [first] = wrong("fact-not-for-partners", (type) => !isForPartners(type));
  if (first) refuseAt(first.pointer, "fact-not-for-partners");
  return [...new Set(facts)].toSorted();
};

export const webhookIn = ({ webhooks }: Webhooks, id: string): Webhook =>
  webhooks.find(({ webhookId }) => webhookId === id) ?? refuse("not-found");

type Registering = z.infer<typeof RegisterWebhook> & Making;

export const webhookIdOf = (commandId: string): string => newId("whk", commandId);

export const register = ({ webhooks }: Webhooks, { url, facts, ...making }: Registering) => {
  if (webhooks.length >= numberOf("webhooksAtMost")) return refuse("too-many-webhooks");
  const webhook: Webhook = { webhookId: webhookIdOf(making.commandId), url, facts, ...issue(making) };
  return { state: { webhooks: [...webhooks, webhook] }, facts: [] };
};

const changed = (current: Webhooks, id: string, change: (webhook: Webhook) => Webhook): Webhooks => {
  const webhook = webhookIn(current, id);
  return { webhooks: current.webhooks.map((each) => (each === webhook ? change(each) : each)) };
};

export const changeFacts = (current: Webhooks, id: string, facts: readonly string[]) => ({
  state: changed(current, id, (webhook) => ({ ...webhook, facts: [...facts] })),
  facts: [],
});

/** Another secret; the one before it is good beside it for a day. */
export const rotate = (current: Webhooks, id: string, making: Making) => ({
  state: changed(current, id, (webhook) => ({ ...webhook, ...reissue(webhook, making) })),
  facts: [],
});

export const switchOn = (current: Webhooks, id: string) => {
  if (!webhookIn(current, id).off) return undefined;
  return { state: changed(current, id, ({ off: _, ...webhook }) => webhook), facts: [] };
};

/** Where it was not asked for, the administrators hear of it. */
export const switchOff = (current: Webhooks, id: string, { cause, at }: NonNullable<Webhook["off"]>) => {
  if (webhookIn(current, id).off) return undefined;
  return {
    state: changed(current, id, (webhook) => ({ ...webhook, off: { cause, at } })),
    facts: cause === "asked" ? [] : [webhookSwitchedOff({ webhookId: id, cause })],
  };
};

export const remove = (current: Webhooks, id: string) => {
  const webhook = webhookIn(current, id);
  return {
    state: { webhooks: current.webhooks.filter((each) => each !== webhook) },
    facts: [webhookRemoved({ webhookId: id })],
  };
};

export const hearsOf =
  (type: string) =>
  ({ facts, off }: Webhook): boolean =>
    !off && facts.includes(type);

/** What the secrets that are good now are made of, the newest first. */
export const purposesOf = (webhook: Webhook, at: Instant): string[] => goodPurposes(webhook.webhookId, webhook, at);

/** The purpose of the secret that a command may show. */
export const shownPurpose = (webhook: Webhook, making: Making): string =>
  purposeShown(webhook.webhookId, webhook, making);
