import * as z from "zod";
import { pageOf, paging } from "#shared/http/route.ts";
import { Attempt } from "../domain/partner-delivery.ts";
import { ChangeFacts, RegisterWebhook, WebhookId, WebhookView } from "../domain/webhook.ts";

const admin = { roles: ["community-admin"] } as const;
const params = { webhookId: WebhookId };

const Nothing = z.strictObject({});

const WithSecret = WebhookView.extend({ secret: z.string() }).meta({ id: "WebhookWithSecret" });

/** The systems of partners, to which facts go that are of no person. */
export const webhookSpecs = {
  listWebhooks: {
    method: "GET",
    path: "/webhooks",
    summary: "Which partners hear of the community, and what a partner may hear",
    access: admin,
    query: { ...paging },
    reply: pageOf(WebhookView).extend({ mayHear: z.array(z.string()) }),
  },
  registerWebhook: {
    method: "POST",
    path: "/webhooks",
    summary: "Let a partner's system hear some facts; its secret is shown this once",
    access: admin,
    status: 201,
    body: RegisterWebhook,
    reply: WithSecret,
    refusals: ["too-many-webhooks", "fact-not-for-partners", "secret-shown"],
    fresh: true,
  },
  changeWebhookFacts: {
    method: "POST",
    path: "/webhooks/{webhookId}/change-facts",
    summary: "Let it hear these facts from now on",
    access: admin,
    params,
    body: ChangeFacts,
    reply: WebhookView,
    refusals: ["fact-not-for-partners"],
    fresh: true,
  },
  rotateWebhook: {
    method: "POST",
    path: "/webhooks/{webhookId}/rotate",
    summary: "Make another secret, shown this once; both are good for a day",
    access: admin,
    params,
    body: Nothing,
    reply: WithSecret,
    refusals: ["secret-shown"],
    fresh: true,
  },
  testWebhook: {
    method: "POST",
    path: "/webhooks/{webhookId}/test",
    summary: "Send it a ping",
    access: admin,
    params,
    body: Nothing,
    reply: Attempt.pick({ became: true, status: true }),
  },
  switchWebhookOn: {
    method: "POST",
    path: "/webhooks/{webhookId}/switch-on",
    summary: "Send to it again what happens from now on",
    access: admin,
    params,
    body: Nothing,
    reply: WebhookView,
    fresh: true,
  },
  switchWebhookOff: {
    method: "POST",
    path: "/webhooks/{webhookId}/switch-off",
    summary: "Send nothing more to it",
    access: admin,
    params,
    body: Nothing,
    reply: WebhookView,
    fresh: true,
  },
  removeWebhook: {
    method: "POST",
    path: "/webhooks/{webhookId}/remove",
    summary: "Forget it, and what is on its way to it",
    access: admin,
    params,
    body: Nothing,
    reply: z.object({ webhookId: WebhookId }),
    fresh: true,
  },
  listWebhookAttempts: {
    method: "GET",
    path: "/webhooks/{webhookId}/attempts",
    summary: "What was tried lately, the latest first: the last hundred",
    access: admin,
    params,
    query: { ...paging },
    reply: pageOf(Attempt),
  },
} as const;
