import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { inYangguang } from "../town/jobs.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const { slug } = inYangguang;
const asked = { name: "钱女士", phone: "13900139000", building: "5栋", room: "1102" };
const to = "2026-12-31T00:00:00.000Z";

let town: Town;
let admin: Neighbour;
let desk: Neighbour;
let worker: Neighbour;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  [admin, desk, worker] = [await town.as("admin-yangguang"), await town.as("ding"), await town.as("fang")];
});

const registers = async (change: object = {}) =>
  (await (await town.as("newcomer", slug)).registerSelf({ body: { ...asked, ...change } })).body.registrationId;
const presiding = (personId: string) =>
  admin.grantRole({ body: { personId, role: "association-president", deputy: true, to } });

describe("whoever registers themselves as somebody whom the desk knows", () => {
  const known = async (body: object) =>
    (await worker.registerPerson({ body: { ...asked, ...body } as typeof asked })).body.personId;

  it("has the name, and the phone or the flat, of that record", async () => {
    const params = { registrationId: await registers() };
    const as = (personId: string) => desk.releaseRegistration({ params, body: { personId } });
    const others = [
      { name: "赵女士", phone: "13900139001", building: "3栋", room: "301" },
      { name: "孙女士" },
      { phone: "13900139002", room: "1103" },
    ];
    for (const other of others)
      await expect(as(await known(other))).rejects.toMatchObject({ problem: field("/personId", "not-alike") });
    expect((await as(await known({ room: "1104" }))).body.status).toBe("released");
  });

  it("speaks for no residents by the company's hand alone, before another side has seen who they are", async () => {
    const personId = await known({});
    const verifying = { params: { personId }, body: { method: "id-shown" } } as const;
    await worker.verifyPerson(verifying);
    await desk.releaseRegistration({ params: { registrationId: await registers() }, body: { personId } });
    const refused = { problem: field("/personId", "claim-by-other-side") };
    await expect(presiding(personId)).rejects.toMatchObject(refused);
    await worker.verifyPerson(verifying);
    expect((await presiding(personId)).status).toBe(201);
  });
});

describe("whoever registers themselves with a number of the property company's staff", () => {
  const isAnother = true;
  let ding: string;
  beforeEach(async () => {
    ding = await town.idOf("ding");
    await admin.correctPerson({ params: { personId: ding }, body: { phone: asked.phone } });
  });

  it("is asked about, new or known: the desk is shown who has it", async () => {
    const params = { registrationId: await registers() };
    const likely = { problem: { personId: ding, ...field("/isAnother", "likely-same") } };
    expect((await worker.getRegistration({ params })).body.likelyPersonId).toBe(ding);
    await expect(worker.releaseRegistration({ params, body: {} })).rejects.toMatchObject(likely);
    const body = { ...asked, phone: "13900139001" };
    const { personId } = (await worker.registerPerson({ body })).body;
    await expect(worker.releaseRegistration({ params, body: { personId } })).rejects.toMatchObject(likely);
    expect((await worker.releaseRegistration({ params, body: { personId, isAnother } })).body.status).toBe("released");
  });

  it("is marked where the company's own hand says that they are two", async () => {
    const params = { registrationId: await registers() };
    const { personId = "" } = (await desk.releaseRegistration({ params, body: { isAnother } })).body;
    await desk.correctPerson({ params: { personId }, body: { phone: null } });
    const verifying = { params: { personId }, body: { method: "id-shown" } } as const;
    const refused = { problem: field("/isAnother", "likely-same") };
    await expect(worker.verifyPerson(verifying)).rejects.toMatchObject(refused);
    await worker.verifyPerson({ ...verifying, body: { ...verifying.body, isAnother } });
    expect((await presiding(personId)).status).toBe(201);
  });
});
