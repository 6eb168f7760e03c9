import { beforeAll, describe, expect, it } from "vitest";
import { filedCase, inYangguang } from "../town/cases.ts";
import { inSession } from "../town/desk.ts";
import { blaming, field, refusing, wrongState } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";
const founders = [
  { name: "物业服务中心", side: "property" as const },
  { name: "社区居委会", side: "community" as const },
];
const founding = { body: { name: "互助会", foundedOn: "2026-02", founders } };
const residents = {
  body: { ...founding.body, founders: [...founders, { name: "业委会", side: "residents" as const }] },
};
const notOfSide = (pointer: string, side?: string) => ({
  ...blaming(pointer, "not-of-side", 422),
  ...(side && { side }),
});

describe("an association", () => {
  let town: Town;
  let ground: Ground;
  let known: string;
  let refused: ReturnType<typeof refusing>;
  const yes = async (persona: string, associationId: string) =>
    (await (await town.as(persona, slug)).approveAssociation({ params: { associationId }, body: {} })).body;
  const member = async (persona: string) =>
    ({ personId: await town.idOf(persona), name: persona, capacity: "neighbour" }) as const;

  beforeAll(async () => {
    ground = await newGround();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    refused = refusing(ground, slug);
  });

  it("is proposed by whoever names its founders, and nobody belongs to it until each side said yes", async () => {
    const { body } = await (await town.as("fang")).foundAssociation(founding);
    expect(body).toMatchObject({ status: "proposed", approvals: { community: { personId: await town.idOf("fang") } } });
    const params = { associationId: body.associationId };
    const joining = { params, body: await member("sun") };
    await refused(town, "fang", (fang) => fang.enrolMember(joining), wrongState("proposed"));
    const term = { params, body: { personId: joining.body.personId, from: "2026-02" } };
    await refused(town, "fang", (fang) => fang.appointPresident(term), wrongState("proposed"));
    await refused(town, "jiang", (jiang) => jiang.approveAssociation({ params, body: {} }), notOfSide("", "residents"));
    expect(await yes("fang", body.associationId)).toMatchObject({ status: "proposed" });
    expect(await yes("ding", body.associationId)).toMatchObject({ status: "founded" });
    await (await town.as("fang")).enrolMember(joining);
    await refused(town, "ding", (ding) => ding.approveAssociation({ params, body: {} }), wrongState("founded"));
  });

  it("has no yes of who is of no side, and tells that it is founded with the last one", async () => {
    const { body } = await (await town.as("admin-yangguang")).foundAssociation(residents);
    expect(body).toMatchObject({ status: "proposed", approvals: {} });
    for (const persona of ["ding", "fang"])
      expect(await yes(persona, body.associationId)).toMatchObject({ status: "proposed" });
    expect(await yes("jiang", body.associationId)).toMatchObject({ status: "founded" });
  });

  it("hears no resident for their side whom the property company alone knows, and nobody at the desk", async () => {
    const { associationId } = (await (await town.as("fang")).foundAssociation(residents)).body;
    const params = { associationId };
    const ding = await town.as("ding");
    const { personId } = (await ding.registerPerson({ body: { name: "卫女士", building: "3栋" } })).body;
    known = personId;
    const { code } = (await (await town.as("fang")).issueClaimCode({ params: { personId }, body: {} })).body;
    await (await town.as("wei", slug)).claimPerson({ body: { personId, code } });
    await ding.verifyPerson({ params: { personId }, body: { method: "known-in-person" } });
    const unknown = field("", "verification-needed");
    await refused(town, "wei", (wei) => wei.approveAssociation({ params, body: {} }), unknown);
    const { desk } = await inSession(town, "ding", personId);
    await expect(desk.approveAssociation({ params, body: {} })).rejects.toMatchObject({
      problem: { status: 403, code: "role-not-allowed" },
    });
  });

  it("has on its roster nobody of another side than the residents'", async () => {
    const { associationId } = (await (await town.as("fang")).foundAssociation(founding)).body;
    const params = { associationId };
    await yes("ding", associationId);
    for (const [persona, side] of [
      ["ding", "property"],
      ["fang", "community"],
      ["miao", undefined],
    ] as const) {
      const joining = { params, body: await member(persona) };
      await refused(town, "fang", (fang) => fang.enrolMember(joining), notOfSide("/personId", side));
    }
    const admin = await town.as("admin-yangguang");
    const body = { personId: await town.idOf("tang"), role: "property-staff" as const };
    const { grantId } = (await admin.grantRole({ body })).body;
    const joining = { params, body: await member("tang") };
    await refused(town, "fang", (fang) => fang.enrolMember(joining), notOfSide("/personId", "property"));
    await admin.revokeRole({ params: { grantId }, body: {} });
    expect((await (await town.as("fang")).enrolMember(joining)).body.roster).toHaveLength(1);
  });

  it("has a president of the residents' side, who is never staff", async () => {
    const { associationId } = (await (await town.as("fang")).foundAssociation(founding)).body;
    const params = { associationId };
    await yes("ding", associationId);
    const worker = await town.as("fang");
    for (const persona of ["sun", "jiang"]) await worker.enrolMember({ params, body: await member(persona) });
    const appointing = (personId: string) => ({ params, body: { personId, from: "2026-02" } });
    const other = appointing(await town.idOf("jiang"));
    await refused(town, "fang", (fang) => fang.appointPresident(other), field("/personId", "not-president"));
    const { body } = await worker.appointPresident(appointing(await town.idOf("sun")));
    expect(body.president).toMatchObject({ personId: await town.idOf("sun") });
  });

  it("lends the role of its president, to a deputy too, to a resident only, whom somebody else than the company knows", async () => {
    const to = "2026-12-31T00:00:00.000Z";
    const deputy = { role: "association-president", deputy: true, to } as const;
    const granting = (personId: string) => ({ body: { personId, ...deputy } });
    for (const [persona, side] of [
      ["ding", "property"],
      ["fang", "community"],
    ] as const) {
      const staff = granting(await town.idOf(persona));
      await refused(town, "admin-yangguang", (admin) => admin.grantRole(staff), notOfSide("/personId", side));
    }
    const unknown = granting(known);
    const needed = field("/personId", "verification-needed");
    await refused(town, "admin-yangguang", (admin) => admin.grantRole(unknown), needed);
    const { body } = await (await town.as("admin-yangguang")).grantRole(granting(await town.idOf("tang")));
    expect(body.role).toBe("association-president");
  });

  it("has a president who is not hired by another side before the presidency ends", async () => {
    const personId = await town.idOf("sun");
    for (const role of ["property-staff", "residents-committee-worker"] as const) {
      const hiring = { body: { personId, role } };
      await refused(town, "admin-yangguang", (admin) => admin.grantRole(hiring), field("/role", "presides"));
    }
  });

  it("is led by a peer first: a president who works at the desk does not name themselves", async () => {
    const { caseId } = await filedCase(town, inYangguang);
    const leadId = await town.idOf("sun");
    const admin = await town.as("admin-yangguang");
    const { grantId } = (await admin.grantRole({ body: { personId: leadId, role: "desk-operator" } })).body;
    const own = { params: { caseId }, body: { leadId, rightsNoticeGiven: true, override: { reason: "无人可任" } } };
    await refused(town, "sun", (sun) => sun.acceptCase(own), blaming("/override", "peer-first"));
    await admin.revokeRole({ params: { grantId }, body: {} });
  });
});
