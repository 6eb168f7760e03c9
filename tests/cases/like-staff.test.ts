import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

const phone = "13800138777";
const isAnother = true;

let town: Town;
let admin: Neighbour;
let desk: Neighbour;
let worker: Neighbour;
let ding: string;
let tang: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  [admin, desk, worker] = [await town.as("admin-yangguang"), await town.as("ding"), await town.as("fang")];
  [ding, tang] = [await town.idOf("ding"), await town.idOf("tang")];
});

const likely = (personId: string, pointer: string) => ({ problem: { personId, ...field(pointer, "likely-same") } });
const ofTang = (body: object) => ({ params: { personId: tang }, body });

describe("a number that somebody of the property company has", () => {
  beforeEach(async () => {
    await admin.correctPerson({ params: { personId: ding }, body: { phone } });
  });

  it("is asked about where it is recorded of somebody else, new or known", async () => {
    const body = { name: "丁太太", building: "5栋", phone };
    await expect(worker.registerPerson({ body })).rejects.toMatchObject(likely(ding, "/phone"));
    await expect(worker.correctPerson(ofTang({ phone }))).rejects.toMatchObject(likely(ding, "/phone"));
    expect((await worker.registerPerson({ body: { ...body, isAnother } })).status).toBe(201);
    expect((await worker.registerPerson({ body: { ...body, name: "旁人", phone: "13800138778" } })).status).toBe(201);
  });

  it("is asked about where somebody is verified who has it too", async () => {
    const body = { name: "丁太太", building: "5栋", phone, isAnother };
    const params = { personId: (await worker.registerPerson({ body })).body.personId };
    const verifying = { params, body: { method: "id-shown" as const } };
    await expect(worker.verifyPerson(verifying)).rejects.toMatchObject(likely(ding, "/isAnother"));
    expect((await worker.verifyPerson({ params, body: { ...verifying.body, isAnother } })).body.status).toBe(
      "verified",
    );
  });

  it("keeps somebody from speaking for the residents until another side says that they are two", async () => {
    const to = "2026-12-31T00:00:00.000Z";
    const granting = { body: { personId: tang, role: "association-president", deputy: true, to } } as const;
    await desk.correctPerson(ofTang({ phone, isAnother }));
    await expect(admin.grantRole(granting)).rejects.toMatchObject({ problem: field("/personId", "likely-same") });
    await worker.verifyPerson({ params: { personId: tang }, body: { method: "id-shown", isAnother } });
    expect((await admin.grantRole(granting)).status).toBe(201);
  });

  it("leaves its mark where the company takes it away again: another side says that they are two", async () => {
    const to = "2026-12-31T00:00:00.000Z";
    const granting = { body: { personId: tang, role: "association-president", deputy: true, to } } as const;
    const refused = { problem: field("/personId", "likely-same") };
    const params = { personId: tang };
    await desk.correctPerson(ofTang({ phone, isAnother }));
    await desk.correctPerson(ofTang({ phone: null }));
    await expect(admin.grantRole(granting)).rejects.toMatchObject(refused);
    const unsaid = worker.verifyPerson({ params, body: { method: "id-shown" } });
    await expect(unsaid).rejects.toMatchObject({ problem: field("/isAnother", "likely-same") });
    await desk.correctPerson(ofTang({ phone: "13800138778", isAnother }));
    await expect(admin.grantRole(granting)).rejects.toMatchObject(refused);
    await worker.verifyPerson({ params, body: { method: "id-shown", isAnother } });
    expect((await admin.grantRole(granting)).status).toBe(201);
  });

  it("is no matter any more once it is another's", async () => {
    await desk.correctPerson(ofTang({ phone, isAnother }));
    await admin.correctPerson({ params: { personId: ding }, body: { phone: null } });
    expect((await worker.registerPerson({ body: { name: "丁太太", building: "5栋", phone } })).status).toBe(201);
  });

  it("is told of a row of a roster, whom somebody takes in by hand", async () => {
    const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const wire = { headers, body: `姓名,电话,楼栋\n丁太太,${phone},5栋\n` };
    const told = (await town.send("admin-yangguang", "POST", path, wire)).body as { importId: string };
    const params = { importId: told.importId };
    await admin.commitRosterImport({ params, body: {} });
    await town.drain();
    const { body } = await admin.getRosterImport({ params });
    expect(body).toMatchObject({ addedCount: 0, failures: [{ row: 2, code: "likely-same" }] });
  });
});

describe("whoever becomes staff of the property company", () => {
  const hiring = async (more: object = {}) =>
    ({ personId: await town.idOf("luo"), role: "property-staff", ...more }) as const;
  beforeEach(async () => {
    for (const persona of ["luo", "tang"])
      await worker.correctPerson({ params: { personId: await town.idOf(persona) }, body: { phone } });
  });

  it("is told apart from who has the same number, alone and in a batch", async () => {
    await expect(admin.grantRole({ body: await hiring() })).rejects.toMatchObject(likely(tang, "/personId"));
    for (const dryRun of [true, false]) {
      const { body } = await admin.grantRoles({ body: { dryRun, grants: [await hiring()] } });
      expect(body).toMatchObject({ granted: [], refused: [{ pointer: "/grants/0/personId", code: "likely-same" }] });
    }
    expect((await admin.grantRole({ body: await hiring({ isAnother }) })).status).toBe(201);
  });

  it("is not told apart by the company's own hand", async () => {
    await admin.grantRole({ body: { personId: ding, role: "community-admin" } });
    town.clock.advance(1);
    const own = (await town.as("ding")).grantRole({ body: await hiring({ isAnother }) });
    await expect(own).rejects.toMatchObject(likely(tang, "/personId"));
  });
});
