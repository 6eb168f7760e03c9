import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";
const deputy = { role: "association-president", deputy: true, to: "2026-12-31T00:00:00.000Z" } as const;
const roleNotAllowed = { status: 403, code: "role-not-allowed" };

let town: Town;
let ground: Ground;
let desk: Neighbour;
let admin: Neighbour;
let refused: ReturnType<typeof refusing>;

beforeAll(async () => {
  ground = await newGround();
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  refused = refusing(ground, slug);
  desk = await town.as("ding");
  admin = await town.as("admin-yangguang");
});

const registered = async (name: string): Promise<string> =>
  (await desk.registerPerson({ body: { name, building: "5栋" } })).body.personId;

const printed = async (by: Neighbour, personId: string): Promise<string> =>
  (await by.issueClaimCode({ params: { personId }, body: {} })).body.code;

describe("a code that was printed before a role was given", () => {
  const opensNothing = async (persona: string, personId: string, code: string) =>
    expect((await town.as(persona, slug)).claimPerson({ body: { personId, code } })).rejects.toMatchObject({
      problem: { code: "code-invalid" },
    });

  it("opens nothing, and one of the administrator does", async () => {
    const personId = await registered("祝一");
    const code = await printed(desk, personId);
    await admin.grantRole({ body: { personId, role: "mediator" } });
    await opensNothing("zhu-1", personId, code);
    const anew = await printed(admin, personId);
    const zhu = await town.as("zhu-1", slug);
    expect((await zhu.claimPerson({ body: { personId, code: anew } })).status).toBe(200);
  });

  it("opens nothing after a batch either, and goes on opening the record of a resident", async () => {
    const [personId, neighbourId] = [await registered("祝二"), await registered("祝三")];
    const [code, neighbours] = [await printed(desk, personId), await printed(desk, neighbourId)];
    const grants = [
      { personId, role: "residents-committee-worker" as const },
      { personId: neighbourId, role: "resident" as const },
    ];
    const { body } = await admin.grantRoles({ body: { dryRun: false, grants } });
    expect(body.refused).toEqual([]);
    await opensNothing("zhu-2", personId, code);
    const zhu = await town.as("zhu-3", slug);
    expect((await zhu.claimPerson({ body: { personId: neighbourId, code: neighbours } })).status).toBe(200);
  });
});

describe("the desk of the property company", () => {
  it("replaces no verification by somebody of another side", async () => {
    const params = { personId: await town.idOf("luo") };
    const { body } = await desk.verifyPerson({ params, body: { method: "property-record" } });
    expect(body).toMatchObject({ status: "verified" });
    const grants = [{ ...params, ...deputy }];
    expect((await admin.grantRoles({ body: { dryRun: true, grants } })).body.refused).toEqual([]);
  });

  it("mends the phone and the name of no staff or office holder, nor its own", async () => {
    for (const persona of ["fang", "sun", "ding"]) {
      const params = { personId: await town.idOf(persona) };
      for (const body of [{ phone: "13800138000" }, { phone: null }, { name: "某人" }])
        await refused(town, "ding", (ding) => ding.correctPerson({ params, body }), roleNotAllowed);
    }
    const params = { personId: await town.idOf("sun") };
    await desk.correctPerson({ params, body: { room: "202" } });
    expect((await admin.correctPerson({ params, body: { phone: "13800138000" } })).status).toBe(200);
  });

  it("verifies no record of an operator's own name", async () => {
    const params = { personId: await registered("丁 管家") };
    const verifying = { params, body: { method: "id-shown" as const } };
    await refused(town, "ding", (ding) => ding.verifyPerson(verifying), field("", "own-name"));
    expect((await admin.verifyPerson(verifying)).body.status).toBe("verified");
  });

  it("believes no voucher whom nobody but the operator knows", async () => {
    const [personId, vouchedBy] = [await registered("祝四"), await registered("祝五")];
    const body = { personId, vouchedBy, identityCheck: "vouched-for" as const, reason: "没有手机" };
    const unknown = field("/vouchedBy", "voucher-not-verified");
    const open = (ding: Neighbour) => ding.openAssistedSession({ body });
    await refused(town, "ding", open, unknown);
    const verifying = { params: { personId: vouchedBy }, body: { method: "id-shown" as const } };
    await desk.verifyPerson(verifying);
    await refused(town, "ding", open, unknown);
    await admin.verifyPerson(verifying);
    expect((await open(desk)).status).toBe(201);
  });
});

describe("an account that came by a code of the property company's desk", () => {
  it("speaks for no residents before another side has seen who it is", async () => {
    const personId = await registered("祝六");
    const verifying = { params: { personId }, body: { method: "property-record" as const } };
    const worker = await town.as("fang");
    await worker.verifyPerson(verifying);
    const code = await printed(desk, personId);
    await (await town.as("zhu-6", slug)).claimPerson({ body: { personId, code } });
    const granting = { body: { personId, ...deputy } };
    const appoint = (by: Neighbour) => by.grantRole(granting);
    const needed = field("/personId", "claim-by-other-side");
    await refused(town, "admin-yangguang", appoint, needed);
    await worker.verifyPerson(verifying);
    await refused(town, "admin-yangguang", appoint, needed);
    await worker.verifyPerson({ ...verifying, body: { method: "id-shown" } });
    expect((await appoint(admin)).status).toBe(201);
  });
});
