import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openTown } from "../../town/town.ts";
import { openProvider, outsideHere, type Taken } from "./gateway.ts";

const start = () => new Date().toISOString();
const provider = await openProvider();

const judged = (secret: string, { headers, body }: Taken): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);

const admin = "admin-yangguang";

const withGateway = async () => {
  const town = await openTown({ start: start(), outside: outsideHere() });
  const owner = await town.as(admin);
  const { body } = await owner.setGateway({ body: { url: provider.url } });
  return { town, owner, secret: body.secret, body };
};

afterAll(() => provider.close());
afterEach(() => {
  provider.taken.length = 0;
});

describe("a community's own gateway", () => {
  it("is named with a secret that is shown once, and is pinged with a signature that the reference library takes", async () => {
    const { owner, secret } = await withGateway();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify((await owner.getGateway({})).body)).not.toContain("whsec_");
    expect((await owner.testGateway({ body: {} })).body).toEqual({ became: "sent" });
    expect(judged(secret, provider.taken[0] as Taken)).toMatchObject({ ping: true });
    expect(() => judged(`whsec_${"A".repeat(43)}=`, provider.taken[0] as Taken)).toThrow();
  });

  it("keeps no secret in the store", async () => {
    const { town, secret } = await withGateway();
    const partition = "C#yangguang-huayuan#GATEWAY#text";
    const { items } = await town.home.world.table.query({ partition, limit: 100 });
    expect(items.length).toBe(2);
    expect(JSON.stringify(items)).not.toContain(secret.slice("whsec_".length, -1));
  });

  it("shows the secret to the same command again, but not to one that comes late or after another", async () => {
    const { town, owner } = await withGateway();
    const request = { body: { url: provider.url }, idempotencyKey: "again" };
    const { secret } = (await owner.setGateway(request)).body;
    expect((await owner.setGateway(request)).body.secret).toBe(secret);
    town.clock.advance(11);
    await expect(owner.setGateway(request)).rejects.toMatchObject({ problem: { code: "secret-shown", status: 409 } });
    const rotated = { body: {}, idempotencyKey: "rotated" };
    await owner.rotateGateway(rotated);
    await owner.rotateGateway({ body: {} });
    await expect(owner.rotateGateway(rotated)).rejects.toMatchObject({ problem: { code: "secret-shown" } });
  });

  it("is signed to with both secrets for a day after a rotation, then with the new one alone", async () => {
    const { town, owner, secret } = await withGateway();
    const next = (await owner.rotateGateway({ body: {} })).body.secret;
    expect(next).not.toBe(secret);
    await owner.testGateway({ body: {} });
    for (const each of [secret, next]) expect(judged(each, provider.taken[0] as Taken)).toBeTruthy();
    town.clock.advance(24 * 60);
    await (await town.as(admin)).testGateway({ body: {} });
    expect(String(provider.taken[1]?.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });

  it("is gone once it is closed", async () => {
    const { owner } = await withGateway();
    await owner.closeGateway({ body: {} });
    for (const ask of [owner.getGateway({}), owner.testGateway({ body: {} }), owner.rotateGateway({ body: {} })])
      await expect(ask).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it.each([
    ["https://10.0.0.8/x", "private-address"],
    ["https://[fd00::1]/x", "private-address"],
    ["https://[::ffff:10.0.0.8]/x", "private-address"],
    ["https://169.254.169.254/latest", "private-address"],
    ["http://sms.example.cn/x", "not-https"],
    ["https://sms.example.com/x", "outside-region"],
    ["https://nowhere.invalid/x", "unknown-host"],
    ["https://1.1.1.1/\u0000", "wrong-format"],
    ["https:\\\\1.1.1.1\\x", "wrong-format"],
    ["https://1.1.1.1/\u200bx", "wrong-format"],
  ])("is refused at %s: %s, and nothing is written", async (url, code) => {
    const town = await openTown({
      start: start(),
      outside: outsideHere({ hosts: ["example.cn", "invalid", "1.1.1.1"] }),
    });
    const owner = await town.as(admin);
    await expect(owner.setGateway({ body: { url } })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/url", code }] },
    });
    await expect(owner.getGateway({})).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("may not be this machine but where that was allowed", async () => {
    const town = await openTown({ start: start(), outside: outsideHere({ allowsLoopback: false, hosts: ["*"] }) });
    for (const url of ["https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x"])
      await expect((await town.as(admin)).setGateway({ body: { url } })).rejects.toMatchObject({
        problem: { errors: [{ pointer: "/url", code: "private-address" }] },
      });
  });
});
