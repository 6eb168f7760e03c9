import { refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import type { Outside } from "#shared/outside/outside.ts";
import { again } from "#shared/table/again.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isForPartners, partnerTypes } from "../domain/partner-facts.ts";
import {
  askedFacts,
  changeFacts,
  purposesOf,
  register,
  remove,
  rotate,
  shownPurpose,
  switchOff,
  switchOn,
  viewOf,
  type Webhooks,
  webhookIdOf,
  webhookIn,
} from "../domain/webhook.ts";
import { posted } from "../flows/post.ts";
import { messagesRoutes as routes } from "../routes.ts";
import { partnerStore } from "../store/partner-store.ts";
import { webhookStore } from "../store/webhook-store.ts";

/** Every fact that is told anywhere is looked up only for a name that is not for partners. */
const asked = async (facts: readonly string[]): Promise<string[]> => {
  if (facts.every(isForPartners)) return askedFacts(facts, () => true);
  const { everyFact } = await import("#shared/contracts/every-fact.ts");
  return askedFacts(facts, (type) => everyFact.some((fact) => fact.type === type));
};

const mustBePublic = async ({ objectionTo }: Outside, url: string): Promise<void> => {
  const objection = await objectionTo(url);
  if (objection) refuseField("/url", objection);
};

type Changing = { readonly table: CommunityTable; readonly command: Command };
type Verb = (current: Webhooks) => Decision<Webhooks> | undefined;

/** Two who change the list at once change it one after the other. */
const change = ({ table, command }: Changing, verb: Verb) => again(() => webhookStore(table).change(command, verb));

const listWebhooks = endpoint(routes.listWebhooks, async ({ table, query }) => {
  const { webhooks } = await webhookStore(table).all();
  return { body: { ...pageAfter(webhooks.map(viewOf), query), mayHear: [...partnerTypes] } };
});

const registerWebhook = endpoint(routes.registerWebhook, async ({ body, table, outside, command, now, secretOf }) => {
  const facts = await asked(body.facts);
  await mustBePublic(outside, body.url);
  const making = { at: now, commandId: command.id };
  const { state, replayed } = await change({ table, command }, (current) =>
    register(current, { ...body, ...making, facts }),
  );
  const webhook = webhookIn(state, webhookIdOf(command.id));
  return { body: { ...viewOf(webhook), secret: secretOf(shownPurpose(webhook, making)) }, replayed };
});

const changeWebhookFacts = endpoint(routes.changeWebhookFacts, async ({ params: { webhookId }, body, ...call }) => {
  const facts = await asked(body.facts);
  const { state, replayed } = await change(call, (current) => changeFacts(current, webhookId, facts));
  return { body: viewOf(webhookIn(state, webhookId)), replayed };
});

const rotateWebhook = endpoint(routes.rotateWebhook, async ({ params: { webhookId }, now, secretOf, ...call }) => {
  const making = { at: now, commandId: call.command.id };
  const { state, replayed } = await change(call, (current) => rotate(current, webhookId, making));
  const webhook = webhookIn(state, webhookId);
  return { body: { ...viewOf(webhook), secret: secretOf(shownPurpose(webhook, making)) }, replayed };
});

const testWebhook = endpoint(
  routes.testWebhook,
  async ({ params: { webhookId }, table, outside, now, command, secretOf }) => {
    const webhook = webhookIn(await webhookStore(table).all(), webhookId);
    const body = {
      specversion: "1.0",
      id: command.id,
      source: `/v1/communities/${table.scope.community}/messages`,
      type: "messages.ping.v1",
      time: now,
      datacontenttype: "application/json",
      data: { webhookId },
    };
    const secrets = purposesOf(webhook, now).map(secretOf);
    const { became, status } = await outside.post(posted(webhook.url, { id: command.id, body, secrets, now }));
    return { body: { became, ...(status !== undefined && { status }) } };
  },
);

/** What it failed at before counts no more. */
const switchWebhookOn = endpoint(routes.switchWebhookOn, async ({ params: { webhookId }, ...call }) => {
  const also = [{ write: partnerStore(call.table).healthWrite(webhookId, undefined) }];
  const { state, replayed } = await change(call, (current) => {
    const decided = switchOn(current, webhookId);
    return decided && { ...decided, also };
  });
  return { body: viewOf(webhookIn(state, webhookId)), replayed };
});

const switchWebhookOff = endpoint(routes.switchWebhookOff, async ({ params: { webhookId }, now, ...call }) => {
  const off = { cause: "asked", at: now } as const;
  const { state, replayed } = await change(call, (current) => switchOff(current, webhookId, off));
  return { body: viewOf(webhookIn(state, webhookId)), replayed };
});

const removeWebhook = endpoint(routes.removeWebhook, async ({ params: { webhookId }, ...call }) => {
  const { replayed } = await change(call, (current) => remove(current, webhookId));
  return { body: { webhookId }, replayed };
});

const listWebhookAttempts = endpoint(routes.listWebhookAttempts, async ({ params: { webhookId }, table, query }) => {
  webhookIn(await webhookStore(table).all(), webhookId);
  return { body: await partnerStore(table).attempts(webhookId, query) };
});

/** The partners that hear of a community, as its administrators set them up. */
export const webhookEndpoints = {
  listWebhooks,
  registerWebhook,
  changeWebhookFacts,
  rotateWebhook,
  testWebhook,
  switchWebhookOn,
  switchWebhookOff,
  removeWebhook,
  listWebhookAttempts,
};
