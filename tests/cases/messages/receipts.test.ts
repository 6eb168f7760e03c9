import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Town } from "../../town/town.ts";
import { callsIn, disputeIn, estateOf, outboxOf, pass } from "./channels.ts";
import { openProvider, outsideHere } from "./gateway.ts";

const provider = await openProvider();
beforeEach(() => provider.reset());
afterAll(() => provider.close());

const sentText = async () => {
  const estate = await estateOf({ outside: outsideHere(), url: provider.url });
  await disputeIn(estate.town);
  const [{ messageId }] = provider.bodies();
  return { ...estate, messageId: messageId as string };
};

type Report = {
  readonly body: object;
  readonly secret: string;
  readonly secondsAgo?: number;
  readonly sent?: object;
  readonly id?: string;
};

let reports = 0;

/** What the provider reports, signed as the reference library signs. */
const report = (town: Town, { body, secret, secondsAgo = 0, sent = body, id = `receipt ${reports}` }: Report) => {
  reports += 1;
  const at = new Date(Date.parse(town.clock.now()) - secondsAgo * 1000);
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, at, JSON.stringify(body)),
  };
  const target = "/v1/public/communities/yangguang-huayuan/messages/receipts";
  return town.send(undefined, "POST", target, { headers, body: JSON.stringify(sent) });
};

describe("a receipt of the gateway's provider", () => {
  it("says that a text arrived, and nothing that comes later takes it back", async () => {
    const { town, secret, messageId } = await sentText();
    const { status, body } = await report(town, { secret, body: { messageId, state: "delivered" } });
    expect([status, body]).toEqual([200, { messageId, state: "delivered" }]);
    for (const state of ["failed", "delivered", "no-such-address"])
      expect((await report(town, { secret, body: { messageId, state } })).body).toEqual({
        messageId,
        state: "delivered",
      });
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "delivered", tries: 1 }]);
    await pass(town, 61);
    expect(await callsIn(town)).toEqual([]);
  });

  it("is waited for an hour, then the desk calls", async () => {
    const { town } = await sentText();
    await pass(town, 59);
    expect(await callsIn(town)).toEqual([]);
    await pass(town, 1);
    expect(await callsIn(town)).toHaveLength(1);
  });

  it("that it failed is followed by a call at once", async () => {
    const { town, secret, messageId } = await sentText();
    await report(town, { secret, body: { messageId, state: "failed" } });
    await town.drain();
    expect(await callsIn(town)).toHaveLength(1);
    await report(town, { secret, body: { messageId, state: "delivered" } });
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "delivered" }]);
  });

  it("that the number is nobody's shows it to the desk", async () => {
    const { town, secret, messageId, personId } = await sentText();
    await report(town, { secret, body: { messageId, state: "no-such-address" } });
    expect((await (await town.as("ding")).listUnreachable({})).body.items).toMatchObject([{ personId }]);
  });

  it("is refused with another secret, for other bytes, and five minutes late; nothing moves", async () => {
    const { town, secret, messageId } = await sentText();
    const body = { messageId, state: "delivered" };
    const others = [
      { body, secret: `whsec_${"A".repeat(43)}=` },
      { body: { ...body, state: "failed" }, sent: body, secret },
      { body, secret, secondsAgo: 301 },
      { body, secret, secondsAgo: -301 },
    ];
    for (const each of others) {
      const answer = await report(town, each);
      expect([answer.status, answer.body]).toMatchObject([401, { code: "signature-invalid" }]);
    }
    expect(await outboxOf(town, "text")).toMatchObject([{ state: "sent" }]);
  });

  it("is refused of a message that went to no gateway, or to nobody here", async () => {
    const { town, secret } = await sentText();
    const { items } = (await (await town.as("jiang")).listOwnMessages({})).body;
    for (const messageId of [items[0]?.messageId, `msg_${"a".repeat(20)}`]) {
      const answer = await report(town, { secret, body: { messageId, state: "delivered" } });
      const errors = [{ pointer: "/messageId", code: "unknown-message" }];
      expect([answer.status, answer.body]).toMatchObject([400, { code: "invalid", errors }]);
    }
  });

  it("is refused with the secret that was rotated away a day ago", async () => {
    const { town, secret, messageId } = await sentText();
    const next = (await (await town.as("admin-yangguang")).rotateGateway({ body: {} })).body.secret;
    town.clock.advance(23 * 60);
    const body = { messageId, state: "delivered" };
    expect((await report(town, { secret, body })).status).toBe(200);
    town.clock.advance(60);
    expect((await report(town, { secret, body })).status).toBe(401);
    expect((await report(town, { secret: next, body })).status).toBe(200);
  });

  it("is told which header it lacks by the name that a provider sends", async () => {
    const { town, secret, messageId } = await sentText();
    const body = { messageId, state: "delivered" };
    const { status, body: problem } = await report(town, { secret, body, id: "" });
    expect([status, problem]).toMatchObject([
      400,
      { code: "idempotency-key-missing", detail: expect.stringContaining("webhook-id") },
    ]);
  });
});
