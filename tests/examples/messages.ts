import { Webhook } from "standardwebhooks";
import { messagesRoutes as r } from "#services/messages/routes.ts";
import { messageStore } from "#shared/messages/message-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Town } from "../town/town.ts";
import { actor, community, type Play } from "./scenes.ts";

const tableOf = ({ world }: Town) => scoped(world.table, communityScope(world.region, community));

type Inbox = { readonly items: { readonly messageId: string }[] };
type Calls = { readonly items: { readonly messageId: string }[] };

const stranger = { as: "zhao" };
const none = { params: { messageId: `msg_${"a".repeat(20)}` } };

/** An elder who has no account is in a dispute: the desk calls. */
const disputeOfElder = async (town: Town): Promise<void> => {
  const elder = { name: "陆奶奶", birthYear: 1947, building: "2栋", room: "301", phone: "13800138000" };
  const { personId } = (await (await actor(town, "ding")).registerPerson({ body: elder })).body;
  const disputants = [
    { name: "陆奶奶", personId },
    { name: "江女士", personId: await town.idOf("jiang") },
  ];
  const place = { building: "2栋", spot: "2栋楼道" };
  await (await actor(town, "sun")).fileCase({
    body: { category: "space", place, source: "proactive", disputants },
  });
  await town.drain();
};

const admin = { as: "admin-yangguang" };

/** The estate names a gateway of its own. */
const playGateway = async (example: Play): Promise<string> => {
  const body = { url: "https://sms.example/texts" };
  await example(
    r.setGateway,
    { ...admin, body },
    { body: { url: "sms" } },
    { body: { url: "https://elsewhere.invalid" } },
  );
  const { secret } = await example<{ secret: string }>(r.rotateGateway, admin, { body: { now: true } }, { as: "qin" });
  await example(r.testGateway, admin, { body: { now: true } }, { as: "qin" });
  await example(r.getGateway, admin, { query: { of: "text" } }, { as: "qin" });
  return secret;
};

type Hook = { readonly webhookId: string };

/** A partner's system hears from now on when the university is open; another is soon removed. */
const playWebhooks = async (town: Town, example: Play): Promise<void> => {
  const url = "https://sms.example/facts";
  const no = { body: { now: true } };
  const { webhookId } = await example<Hook>(
    r.registerWebhook,
    { ...admin, body: { url, facts: ["courses.campus-closed.v1", "courses.campus-opened.v1"] } },
    { body: { url, facts: ["courses.nothing.v1"] } },
    { body: { url, facts: ["mediation.case-filed.v1"] } },
  );
  const own = { ...admin, params: { webhookId } };
  const stranger = { params: { webhookId: `whk_${"a".repeat(20)}` } };
  await example(r.listWebhooks, admin, { query: { limit: 0 } }, { as: "qin" });
  const more = {
    body: { facts: ["courses.campus-closed.v1", "courses.campus-opened.v1", "courses.course-opened.v1"] },
  };
  await example(r.changeWebhookFacts, { ...own, ...more }, { body: { facts: [] } }, stranger);
  await example(r.rotateWebhook, own, no, stranger);
  await example(r.testWebhook, own, no, stranger);
  await example(r.listWebhookAttempts, own, { query: { limit: 0 } }, stranger);
  await example(r.switchWebhookOff, own, no, stranger);
  await example(r.switchWebhookOn, own, no, stranger);
  const body = { url, facts: ["meetings.minutes-published.v1"] };
  const another = (await (await actor(town, "admin-yangguang")).registerWebhook({ body })).body;
  await example(r.removeWebhook, { ...admin, params: { webhookId: another.webhookId } }, no, stranger);
};

/** A neighbour who has a phone is in a dispute: the provider reports that a text arrived. */
const playReceipt = async (town: Town, example: Play, secret: string): Promise<void> => {
  const personId = await town.idOf("qin");
  await (await town.as("ding")).correctPerson({ params: { personId }, body: { phone: "13900139000" } });
  await (await town.as("sun")).fileCase({
    body: {
      category: "noise",
      place: { building: "2栋", spot: "2栋天台" },
      source: "proactive",
      disputants: [
        { name: "秦先生", personId },
        { name: "江女士", personId: await town.idOf("jiang") },
      ],
    },
    idempotencyKey: "dispute of somebody with a phone",
  });
  await town.drain();
  const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
  const sent = await Promise.all(items.map(({ messageId }) => messageStore(tableOf(town)).get(messageId)));
  const messageId = sent.find(({ state }) => state.deliveries.text)?.state.messageId ?? "";
  const body = { messageId, state: "delivered" };
  const at = new Date(town.clock.now());
  const signed = {
    "webhook-id": "receipt-1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("receipt-1", at, JSON.stringify(body)),
  };
  const unsigned = { headers: { ...signed, "webhook-signature": "v1,AAAA" } };
  await example(r.takeReceipt, { body, headers: signed }, { body: { messageId, state: "read" } }, unsigned);
};

/** What people were told by then: they read it, say how they want to be told, and the desk calls. */
export const playMessages = async (town: Town, example: Play): Promise<void> => {
  await town.drain();
  const secret = await playGateway(example);
  await playWebhooks(town, example);
  await disputeOfElder(town);
  const own = { as: "jiang" };
  const { items } = await example<Inbox>(r.listOwnMessages, own, { query: { limit: 0 } }, stranger);
  const params = { messageId: items[0]?.messageId ?? "" };
  await example(r.readMessage, { ...own, params }, { params: { messageId: "1" } }, none);
  await example(r.readAllMessages, own, { body: { all: true } }, stranger);
  await example(r.getPreferences, own, { query: { of: "qin" } }, stranger);
  const body = { channels: ["email", "text"], email: "jiang@example.com", silenced: ["news"] };
  await example(r.setPreferences, { ...own, body }, { body: { email: "jiang" } }, { body: { silenced: ["notice"] } });
  const desk = { as: "ding" };
  const calls = await example<Calls>(r.listCalls, desk, { query: { limit: 0 } }, { as: "qin" });
  const called = { params: { messageId: calls.items[0]?.messageId ?? "" } };
  const reached = { body: { outcome: "reached" } };
  await example(r.reportCall, { ...desk, ...called, ...reached }, { body: { outcome: "no" } }, none);
  await playReceipt(town, example, secret);
  await example(r.listUnreachable, desk, { query: { limit: 0 } }, { as: "qin" });
  await example(r.closeGateway, admin, { body: { now: true } }, { as: "qin" });
  await example(r.listOutbox, desk, { query: { limit: 0 } }, { as: "qin" });
};
