import type { Expected } from "./who.ts";

/** The systems of partners that hear of a community. */
export const webhooksExpected: Readonly<Record<string, Expected>> = {
  listWebhooks: ["community-admin"],
  registerWebhook: ["community-admin"],
  changeWebhookFacts: ["community-admin"],
  rotateWebhook: ["community-admin"],
  testWebhook: ["community-admin"],
  switchWebhookOn: ["community-admin"],
  switchWebhookOff: ["community-admin"],
  removeWebhook: ["community-admin"],
  listWebhookAttempts: ["community-admin"],
};
