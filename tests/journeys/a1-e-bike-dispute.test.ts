import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

describe("A1: the e-bike dispute below building 3", () => {
  let town: Town;
  let caseId: string;
  let disputantIds: string[];
  let demandIds: string[];
  beforeAll(async () => {
    town = await openTown({ start: "2020-09-10T01:00:00.000Z" });
  });

  it("stands on an association of two sides with its president", async () => {
    const [liang, zhaoId] = [await town.as("liang"), await town.idOf("zhao")];
    const founders = [
      { name: "物业服务中心", side: "property" as const },
      { name: "桂城街道社区党工委", side: "community" as const },
    ];
    const founded = await liang.foundAssociation({ body: { name: "街坊互助会", foundedOn: "2020-09", founders } });
    expect(founded.status).toBe(201);
    expect(founded.body).toMatchObject({ status: "proposed", approvals: { community: expect.anything() } });
    const params = { associationId: founded.body.associationId };
    expect((await (await town.as("he")).approveAssociation({ params, body: {} })).body.status).toBe("founded");
    await liang.enrolMember({ params, body: { personId: zhaoId, name: "赵会长", capacity: "active-neighbour" } });
    const { body } = await liang.appointPresident({ params, body: { personId: zhaoId, from: "2020-09" } });
    expect(body.president).toEqual({ personId: zhaoId, from: "2020-09" });
    town.clock.set("2021-04-12T01:00:00.000Z");
  });

  it("is opened proactively by the president", async () => {
    const zhao = await town.as("zhao");
    const disputants = [
      { name: "陈女士", personId: await town.idOf("chen") },
      { name: "卢先生", personId: await town.idOf("lu") },
    ];
    const place = { building: "3栋", spot: "3栋楼下" };
    const { status, body, headers } = await zhao.fileCase({
      body: { category: "ev-charging", place, source: "proactive", disputants, happenedOn: "2021-04" },
    });
    expect(status).toBe(201);
    expect(body.case).toMatchObject({ status: "reported", source: "proactive", category: "ev-charging" });
    expect(headers.get("location")).toMatch(new RegExp(`/mediation/cases/${body.case.caseId}$`));
    caseId = body.case.caseId;
    disputantIds = body.case.disputants.map(({ disputantId }) => disputantId);
  });

  it("sees first contact with both within two hours, so it is not late", async () => {
    town.clock.advance(40);
    const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
    const { body } = await (await town.as("zhao")).contactDisputants({ params: { caseId }, body: { contacts } });
    expect(body.case.status).toBe("contacted");
    town.clock.advance(120);
    await town.drain();
    const seen = await (await town.as("zhao")).getCase({ params: { caseId } });
    expect(seen.body.case.lateContact).toBeUndefined();
  });

  it("refuses property staff as lead, unless an override says why", async () => {
    const zhao = await town.as("zhao");
    const leadId = await town.idOf("he");
    const attempt = zhao.acceptCase({ params: { caseId }, body: { leadId, rightsNoticeGiven: true } });
    await expect(attempt).rejects.toMatchObject({ problem: { status: 409, code: "peer-first" } });
  });

  it("is accepted with a peer as its lead", async () => {
    const zhao = await town.as("zhao");
    const leadId = await town.idOf("zhao");
    const { body } = await zhao.acceptCase({ params: { caseId }, body: { leadId, rightsNoticeGiven: true } });
    expect(body.case).toMatchObject({ status: "accepted", lead: { personId: leadId } });
  });

  it("is mediated: consultation, joint survey, three suppliers, demands", async () => {
    const [zhao, chen, lu] = [await town.as("zhao"), await town.as("chen"), await town.as("lu")];
    const params = { caseId };
    await zhao.consultPerson({ params, body: { personId: await town.idOf("he"), note: "物业服务中心" } });
    const participants = [
      { name: "赵会长", personId: await town.idOf("zhao"), capacity: "mediator" as const },
      { name: "何管家", personId: await town.idOf("he") },
    ];
    const findings = "周边园区的充电桩设在外围";
    await zhao.surveySite({
      params,
      body: { joint: true, sites: ["邻近小区甲", "邻近小区乙"], participants, findings },
    });
    for (const supplier of ["供应商甲", "供应商乙", "供应商丙"])
      await zhao.negotiateWithSupplier({ params, body: { supplier, terms: "安装雨棚" } });
    const [chenIs, luIs] = disputantIds as [string, string];
    await chen.raiseDemand({ params, body: { disputantId: chenIs, text: "楼下不再停放充电" } });
    const { body } = await lu.raiseDemand({ params, body: { disputantId: luIs, text: "有地方充电" } });
    demandIds = body.case.demands.map(({ demandId }) => demandId);
    expect(demandIds).toHaveLength(2);
  });

  it("cannot be decided while a demand is unanswered", async () => {
    const attempt = decide(await town.as("zhao"), caseId, disputantIds);
    await expect(attempt).rejects.toMatchObject({ problem: { code: "demands-unanswered", demandIds } });
    const zhao = await town.as("zhao");
    for (const demandId of demandIds) await zhao.answerDemand({ params: { demandId }, body: { outcome: "met" } });
  });

  it("is decided outside the common area, carried out and confirmed by both", async () => {
    const [zhao, chen, lu] = [await town.as("zhao"), await town.as("chen"), await town.as("lu")];
    const params = { caseId };
    await decide(zhao, caseId, disputantIds);
    await zhao.startFulfilment({ params, body: {} });
    await zhao.reportFulfilment({ params, body: {} });
    expect((await chen.confirmOutcome({ params, body: {} })).body.case.status).toBe("in-fulfilment");
    const { body } = await lu.confirmOutcome({ params, body: {} });
    expect(body).toMatchObject({
      stage: "closed",
      case: { status: "resolved", resolution: { confirmation: "expressed" } },
    });
  });

  it("shows its timeline in order, each act with its actor", async () => {
    const { body } = await (await town.as("chen")).getTimeline({ params: { caseId }, query: { limit: 50 } });
    expect(body.items.map(({ what }) => what)).toEqual([
      "case-filed",
      "case-contacted",
      "case-accepted",
      "case-consulted",
      "survey-recorded",
      "negotiation-recorded",
      "negotiation-recorded",
      "negotiation-recorded",
      "demand-raised",
      "demand-raised",
      "demand-answered",
      "demand-answered",
      "decision-adopted",
      "fulfilment-started",
      "fulfilment-reported",
      "case-confirmed",
      "case-confirmed",
      "case-resolved",
    ]);
    expect(body.items.every(({ by }) => by.name !== undefined)).toBe(true);
    expect(body.items.find(({ what }) => what === "demand-raised")?.text).toBe("楼下不再停放充电");
    expect(body.items.at(-1)?.by.name).toBe("卢先生");
    expect(body.items.at(-1)?.data).toMatchObject({ category: "ev-charging", building: "3栋", days: 0 });
    expect(JSON.stringify(body.items.map(({ data }) => data))).not.toMatch(/陈女士|卢先生|赵会长|楼下/);
  });
});

const decide = (zhao: Awaited<ReturnType<Town["as"]>>, caseId: string, agreedBy: string[]) => {
  const sites = ["西门口", "北门口"].map((name) => ({ name, perimeter: "outside" as const }));
  const basis = { kind: "outside-common-area" as const, evidence: "规划图显示不属共有部分" };
  const body = { kind: "siting" as const, sites, equipment: "charging-pile", canopy: true, agreedBy, basis };
  return zhao.decideCase({ params: { caseId }, body });
};
