import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDeviceKey, openDevice } from "#infra/local/own/device.ts";
import { type Slip, visitorOf } from "../town/own-home.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const options = ["--own", "--port", "18977"];

describe("a home of one's own", () => {
  const folder = temporaryFolder();
  let running: Awaited<ReturnType<typeof startProcess>>;
  let visitor: ReturnType<typeof visitorOf>;
  let operatorCode = "";
  let operator: string;
  let admin: string;
  let granny: Slip;

  const open = async (): Promise<void> => {
    running = await startProcess(folder, options);
    visitor = visitorOf(running.block.api.replace(/\/v1$/, ""));
  };
  beforeAll(async () => {
    await open();
    operatorCode = running.block.operatorCode ?? "";
    operator = (await (await visitor.newDevice()).introduce({ operatorCode })).token;
    admin = (await visitor.bySlip(await visitor.found(operator))).token;
    granny = await visitor.register(admin, "张奶奶");
  });
  afterAll(() => end(running.child, "SIGINT"));

  const ownCommunities = async (token: string) => visitor.call("GET", "/v1/me/communities", { token });
  const devicesOf = async (token: string) => {
    const { status, body } = await visitor.call("GET", "/sign-in/devices", { token });
    return { status, items: (body as { items?: { deviceId: string; isThisOne: boolean }[] }).items };
  };

  it("begins empty: no personas, no seed, and nobody signs in but by a code", async () => {
    expect(running.block.personas).toEqual([]);
    expect((await visitor.call("GET", "/docs/personas.json")).body).toEqual([]);
    const seeded = await visitor.call("GET", "/v1/public/communities/foshan-guojigongguan/communities/profile");
    expect(seeded.status).toBe(404);
    expect((await visitor.call("GET", "/.well-known/jwks.json")).body).toMatchObject({ keys: [{ alg: "RS256" }] });
  });

  it("takes the code of its operator once, and the code of a slip on one device only", async () => {
    await expect((await visitor.newDevice()).introduce({ operatorCode })).rejects.toThrow("code-invalid");
    await expect(visitor.bySlip({ ...granny, code: "a".repeat(26) })).rejects.toThrow("code-invalid");
    const jwk = await newDeviceKey();
    const phone = openDevice(running.block.api.replace(/\/v1$/, ""), jwk);
    const slip = { community: "meihua-yuan", ...granny };
    const first = await phone.introduce({ slip });
    expect((await ownCommunities(first.token)).status).toBe(200);
    expect((await phone.introduce({ slip })).deviceId).toBe(first.deviceId);
    await expect(visitor.bySlip(granny)).rejects.toThrow("code-invalid");
    expect((await devicesOf(first.token)).items).toMatchObject([{ deviceId: first.deviceId, isThisOne: true }]);
  });

  it("gives a token for a challenge that the device signed, once", async () => {
    const person = await visitor.register(admin, "罗女士");
    const phone = await visitor.newDevice();
    const { deviceId } = await phone.introduce({ slip: { community: "meihua-yuan", ...person } });
    expect((await phone.signIn(deviceId)).token.split(".")).toHaveLength(3);
    const thief = await visitor.newDevice();
    await expect(thief.signIn(deviceId)).rejects.toThrow("unauthenticated");
    const { challenge } = (await visitor.call("POST", "/sign-in/challenges")).body as { challenge: string };
    const forged = { deviceId, challenge: `${challenge}x`, signature: "a".repeat(86) };
    const told = await visitor.call("POST", "/sign-in/tokens", { body: JSON.stringify(forged) });
    expect(told).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  it("signs a device out by its person, and all of a person's by the desk, at once", async () => {
    const person = await visitor.register(admin, "唐先生");
    const { token, deviceId } = await visitor.bySlip(person);
    const path = `/sign-in/communities/meihua-yuan/people/${person.personId}/end-devices`;
    expect((await visitor.call("POST", path, { token })).status).toBe(403);
    const ended = await visitor.call("POST", path, { token: admin });
    expect(ended).toMatchObject({ status: 200, body: { ended: 1, personId: person.personId } });
    expect((await ownCommunities(token)).status).toBe(401);
    const { code } = ended.body as { code: string };
    const again = await visitor.bySlip({ ...person, code });
    expect((await devicesOf(again.token)).items).toHaveLength(1);
    expect(again.deviceId).not.toBe(deviceId);
    expect((await visitor.call("POST", `/sign-in/devices/${again.deviceId}/end`, { token: admin })).status).toBe(404);
    const own = await visitor.call("POST", `/sign-in/devices/${again.deviceId}/end`, { token: again.token });
    expect([own.status, (await ownCommunities(again.token)).status]).toEqual([200, 401]);
  });

  it("keeps who is signed in over a restart, tells no code again, and goes on in no other way", async () => {
    const person = await visitor.register(admin, "秦先生");
    const phone = await visitor.newDevice();
    const { deviceId, token } = await phone.introduce({ slip: { community: "meihua-yuan", ...person } });
    await end(running.child, "SIGKILL");
    const other = (extra: readonly string[], environment = {}) =>
      expect(startProcess(folder, ["--port", "18977", ...extra], environment)).rejects;
    await other([]).toThrow('ended with 1: This store began with "npm start -- --own"');
    await other([], { LINLI_ISSUER: "https://issuer.example" }).toThrow("ended with 1: This store began with");
    await other(["--reset"]).toThrow("ended with 1: --reset begins a demonstration anew and empties nothing else");
    await open();
    expect(running.block.operatorCode).toBeUndefined();
    const listed = async () => (await ownCommunities(token)).body;
    await expect.poll(listed, { timeout: 10_000 }).toMatchObject({ items: [{ community: "meihua-yuan" }] });
    expect((await phone.signIn(deviceId)).deviceId).toBe(deviceId);
    expect(readFileSync(join(folder, "linli.sqlite")).includes(operatorCode)).toBe(false);
  });
});
