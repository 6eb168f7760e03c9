import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, filedCase, filingOf, inYangguang } from "../town/cases.ts";
import { graceOver } from "../town/erasing.ts";
import { openTown, type Town } from "../town/town.ts";

const admin = (town: Town) => town.as("admin-yangguang");

describe("a filing that is sent again", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("is the same case, also when the role it was filed by has ended since", async () => {
    const [jiang, office] = [await town.as("jiang"), await admin(town)];
    const role = { personId: await town.idOf("jiang"), role: "building-leader" as const, building: "2栋" };
    const { grantId } = (await office.grantRole({ body: role })).body;
    town.clock.advance(1);
    const body = { ...(await filingOf(town, inYangguang)), source: "building-leader" as const };
    const filing = { body, idempotencyKey: "from the leader" };
    const { caseId } = (await jiang.fileCase(filing)).body.case;
    await office.revokeRole({ params: { grantId }, body: {} });
    town.clock.advance(1);
    await expect(jiang.fileCase({ body })).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
    expect((await jiang.fileCase(filing)).body.case.caseId).toBe(caseId);
  });

  it("is the same case, also when it is too old to be counted", async () => {
    const sun = await town.as("sun");
    const filing = {
      body: { ...(await filingOf(town, inYangguang)), category: "leak" as const },
      idempotencyKey: "old",
    };
    const { caseId } = (await sun.fileCase(filing)).body.case;
    town.clock.set("2026-06-02T01:00:00.000Z");
    expect((await (await town.as("sun")).fileCase(filing)).body.case.caseId).toBe(caseId);
  });
});

describe("a neighbour on the roster who moves out", () => {
  it("is off the roster, and is not put on it again", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const [office, personId] = [await admin(town), await town.idOf("qin")];
    const founders = [
      { name: "红色管家", side: "property" as const },
      { name: "支部党员", side: "residents" as const },
    ];
    const founding = { foundedOn: "2020-09", founders };
    const founded = async (name: string) => {
      const { associationId } = (await office.foundAssociation({ body: { ...founding, name } })).body;
      const params = { associationId };
      for (const founder of ["ding", "jiang"]) await (await town.as(founder)).approveAssociation({ params, body: {} });
      return params;
    };
    const [params, others] = [await founded("阳光互助会"), await founded("另一个互助会")];
    const member = { params, body: { personId, name: "秦先生", capacity: "neighbour" as const } };
    await office.enrolMember(member);
    await office.enrolMember({ ...member, params: others });
    await office.moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    expect((await office.getAssociation({ params })).body.roster).toEqual([]);
    expect((await office.getAssociation({ params: others })).body.roster).toEqual([]);
    await expect(office.enrolMember(member)).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/personId", code: "unknown-person" }] },
    });
  });
});

describe("a role of somebody who is to lead", () => {
  it("counts as soon as it is granted, and no longer once it ends, whoever has heard of that", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const [office, sun] = [await admin(town), await town.as("sun")];
    const others = { ...inYangguang, disputants: ["jiang"] };
    const [led, filed] = [await acceptedCase(town, others), await filedCase(town, others)];
    const leadId = await town.idOf("qin");
    const accepting = { params: { caseId: filed.caseId }, body: { leadId, rightsNoticeGiven: true } };
    await expect(sun.acceptCase(accepting)).rejects.toMatchObject({ problem: { code: "peer-first" } });
    const { grantId } = (await office.grantRole({ body: { personId: leadId, role: "mediator" } })).body;
    expect((await sun.acceptCase(accepting)).body.case).toMatchObject({ lead: { personId: leadId } });
    await office.revokeRole({ params: { grantId }, body: {} });
    const assigning = { params: { caseId: led.caseId }, body: { leadId } };
    await expect(sun.assignLead(assigning)).rejects.toMatchObject({ problem: { code: "peer-first" } });
  });
});

describe("a disputant who was erased while the case was open", () => {
  it.each(["withdrawn", "declined"])("is forgotten in it when it is %s", async (end) => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { caseId } = await filedCase(town, inYangguang);
    const params = { caseId };
    await (await town.as("qin")).requestErasure({ body: {} });
    await graceOver(town);
    const sun = await town.as("sun");
    const names = async () => (await sun.getCase({ params })).body.case.disputants.map(({ name }) => name);
    expect(await names()).toEqual(["qin", "jiang"]);
    if (end === "withdrawn") await sun.withdrawCase({ params, body: { reason: "已和解" } });
    else await sun.declineCase({ params, body: { reason: "不属于受理范围", otherWays: "可以起诉" } });
    await town.drain();
    expect(await names()).toEqual([undefined, "jiang"]);
  });

  it("is forgotten as its mediator too", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { caseId } = await acceptedCase(town, inYangguang, "yu");
    const params = { caseId };
    const asking = {
      disputantId: (await (await town.as("yu")).getCase({ params })).body.case.disputants[0]?.disputantId,
    };
    await (await town.as("yu")).raiseDemand({ params, body: { disputantId: asking.disputantId ?? "", text: "安静" } });
    await (await town.as("yu")).requestErasure({ body: {} });
    await graceOver(town);
    const sun = await town.as("sun");
    await sun.withdrawCase({ params, body: { reason: "已和解" } });
    await town.drain();
    const named = Object.keys((await sun.getCase({ params })).body.case.people);
    expect(named).toEqual([await town.idOf("sun")]);
  });
});
