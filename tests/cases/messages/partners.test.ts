import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openProvider, outsideHere, type Taken } from "./gateway.ts";
import { admin, estateWithFairs, hours, keptOf, planned, registered } from "./partners.ts";

const provider = await openProvider();
const other = await openProvider();

const judged = (secret: string, { headers, body }: Taken) =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
const now = () => new Date().toISOString();

const estate = (start?: string) => estateWithFairs(outsideHere(), start ? { start } : {});

afterAll(() => Promise.all([provider.close(), other.close()]));
afterEach(() => {
  provider.reset();
  other.reset();
});

describe("a partner's system", () => {
  it("hears a fact as a CloudEvent, with a signature that the reference library takes", async () => {
    const { town, planFair } = await estate(now());
    const { secret } = await registered(town, provider.url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const fairId = await planFair();
    await town.drain();
    expect(provider.taken).toHaveLength(1);
    const event = judged(secret, provider.taken[0] as Taken);
    expect(event).toEqual({
      specversion: "1.0",
      id: expect.stringMatching(/^[a-z2-7]{32}$/),
      source: "/v1/communities/yangguang-huayuan/employment",
      type: planned,
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      subject: fairId,
      datacontenttype: "application/json",
      data: { fairId, programmeId: expect.stringMatching(/^prg_/) },
    });
    expect(() => judged(`whsec_${"A".repeat(43)}=`, provider.taken[0] as Taken)).toThrow();
  });

  it("hears nothing that it did not ask for, and nothing of before", async () => {
    const { town, planFair } = await estate();
    await planFair();
    await town.drain();
    await registered(town, provider.url, ["courses.campus-closed.v1"]);
    await registered(town, other.url);
    await planFair();
    await town.drain();
    expect([provider.taken.length, other.taken.length]).toEqual([0, 1]);
  });

  it("hears a fact once, however often it is heard here", async () => {
    const { town, planFair } = await estate();
    await registered(town, provider.url);
    await planFair();
    await town.drain();
    const told = town.told(planned);
    expect(told).toHaveLength(1);
    await town.tellAgain(told);
    await hours(town, 71);
    await town.tellAgain(told);
    await hours(town, 3);
    await town.tellAgain(told);
    expect(provider.taken).toHaveLength(1);
  });

  it("is shown with its secret to the command that made it alone", async () => {
    const { town } = await estate();
    const owner = await town.as(admin);
    const request = { body: { url: provider.url, facts: [planned] }, idempotencyKey: "once" };
    const { secret, webhookId } = (await owner.registerWebhook(request)).body;
    expect((await owner.registerWebhook(request)).body).toMatchObject({ secret, webhookId });
    expect(JSON.stringify((await owner.listWebhooks({})).body)).not.toContain("whsec_");
    town.clock.advance(11);
    await expect(owner.registerWebhook(request)).rejects.toMatchObject({ problem: { code: "secret-shown" } });
    expect((await owner.listWebhooks({})).body.items).toHaveLength(1);
    const partition = "C#yangguang-huayuan#WEBHOOKS#partners";
    const { items } = await town.home.world.table.query({ partition, limit: 100 });
    expect(items.length).toBeGreaterThan(1);
    expect(JSON.stringify(items)).not.toContain(secret.slice("whsec_".length, -1));
  });

  it("is signed to with both secrets for a day after a rotation", async () => {
    const { town, planFair } = await estate(now());
    const { secret, webhookId } = await registered(town, provider.url);
    const next = (await (await town.as(admin)).rotateWebhook({ params: { webhookId }, body: {} })).body.secret;
    expect(next).not.toBe(secret);
    await planFair();
    await town.drain();
    for (const each of [secret, next]) expect(judged(each, provider.taken[0] as Taken)).toBeTruthy();
    town.clock.advance(24 * 60);
    await planFair();
    await town.drain();
    expect(String(provider.taken[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });

  it("is pinged, also while it is off", async () => {
    const { town } = await estate(now());
    const { secret, webhookId } = await registered(town, provider.url);
    const owner = await town.as(admin);
    await owner.switchWebhookOff({ params: { webhookId }, body: {} });
    provider.answer({ status: 418 });
    expect((await owner.testWebhook({ params: { webhookId }, body: {} })).body).toEqual({
      became: "failed",
      status: 418,
    });
    expect(judged(secret, provider.taken[0] as Taken)).toMatchObject({ type: "messages.ping.v1", data: { webhookId } });
  });

  it("hears nothing while it is off, and from then on what happens once it is on", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    const params = { webhookId };
    const owner = await town.as(admin);
    const off = (await owner.switchWebhookOff({ params, body: {} })).body;
    expect(off.off).toMatchObject({ cause: "asked" });
    await planFair();
    await hours(town, 2);
    expect((await owner.switchWebhookOn({ params, body: {} })).body.off).toBeUndefined();
    const fairId = await planFair();
    await hours(town, 2);
    expect(provider.bodies().map(({ subject }) => subject)).toEqual([fairId]);
  });

  it("hears other facts once they are changed", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    const facts = ["meetings.minutes-published.v1", "courses.campus-closed.v1", "courses.campus-closed.v1"];
    const { body } = await (await town.as(admin)).changeWebhookFacts({ params: { webhookId }, body: { facts } });
    expect(body.facts).toEqual(["courses.campus-closed.v1", "meetings.minutes-published.v1"]);
    await planFair();
    await town.drain();
    expect(provider.taken).toEqual([]);
  });

  it("leaves nothing behind once it is removed", async () => {
    const { town, planFair } = await estate();
    const { webhookId } = await registered(town, provider.url);
    provider.answer({ status: 500 });
    await planFair();
    await town.drain();
    expect((await keptOf(town, webhookId)).length).toBe(3);
    const owner = await town.as(admin);
    await owner.removeWebhook({ params: { webhookId }, body: {} });
    await hours(town, 5);
    expect(await keptOf(town, webhookId)).toEqual([]);
    expect((await owner.listWebhooks({})).body.items).toEqual([]);
    await expect(owner.testWebhook({ params: { webhookId }, body: {} })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    expect(provider.taken).toHaveLength(1);
  });
});
