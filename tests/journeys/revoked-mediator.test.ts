import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, filedCase, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a mediator whose role is revoked", () => {
  let town: Town;
  let caseIds: string[];
  let grantId: string;
  beforeAll(async () => {
    town = await openTown();
    caseIds = [];
    for (let n = 0; n < 3; n += 1) caseIds.push((await acceptedCase(town, inYangguang, "yu")).caseId);
    const { body } = await (await town.as("admin-yangguang")).getPerson({
      params: { personId: await town.idOf("yu") },
    });
    grantId = body.grants.find(({ role }) => role === "mediator")?.grantId ?? "";
  });

  const seen = async (caseId: string) => (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;

  it("leads three open cases at first", async () => {
    const lead = await town.idOf("yu");
    const { body } = await (await town.as("sun")).listCases({ query: { lead } });
    expect(body.items.map(({ caseId }) => caseId).toSorted()).toEqual(caseIds.toSorted());
  });

  it("leaves each open case without a lead, and the case says so", async () => {
    await (await town.as("admin-yangguang")).revokeRole({ params: { grantId }, body: {} });
    await town.drain();
    for (const caseId of caseIds) {
      const now = await seen(caseId);
      expect(now).toMatchObject({ status: "accepted", leadLost: { personId: await town.idOf("yu") } });
      expect(now).not.toHaveProperty("lead");
      const { body } = await (await town.as("sun")).getTimeline({ params: { caseId } });
      const released = body.items.filter(({ what }) => what === "mediator-released");
      expect(released).toMatchObject([{ by: { role: "system" } }]);
    }
    const { body } = await (await town.as("sun")).listCases({ query: { lead: await town.idOf("yu") } });
    expect(body.items).toEqual([]);
    const { items } = (await (await town.as("sun")).listOwnMessages({ query: { limit: 100 } })).body;
    const wanted = items.filter(({ moment }) => moment === "mediation.leadWanted");
    expect(wanted.map(({ thing }) => thing.id).toSorted()).toEqual(caseIds.toSorted());
    expect(new Set(wanted.map(({ thing }) => thing.kind))).toEqual(new Set(["case"]));
  });

  it("cannot be named again, while another peer can", async () => {
    const [sun, caseId] = [await town.as("sun"), caseIds[0] ?? ""];
    const again = sun.assignLead({ params: { caseId }, body: { leadId: await town.idOf("yu") } });
    await expect(again).rejects.toMatchObject({ problem: { code: "peer-first" } });
    const other = await sun.assignLead({ params: { caseId }, body: { leadId: await town.idOf("sun") } });
    expect(other.body.case).not.toHaveProperty("leadLost");
  });

  it("can no longer act once the membership is read anew, within 30 seconds", async () => {
    town.clock.advance(1);
    const attempt = (await town.as("yu")).listCases({ query: { status: "accepted" } });
    await expect(attempt).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });
  });

  it("is revoked once, however often it is asked", async () => {
    const { status, body } = await (await town.as("admin-yangguang")).revokeRole({ params: { grantId }, body: {} });
    expect(status).toBe(200);
    expect(body.revokedAt).toBeDefined();
  });
});

describe("a mediator whose term begins next week", () => {
  it("is nobody's lead before it, and is from then on", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const [admin, personId] = [await town.as("admin-yangguang"), await town.idOf("qin")];
    const gone = { personId, role: "mediator" as const, from: "2026-03-08T01:00:00.000Z" };
    const { grantId } = (await admin.grantRole({ body: gone })).body;
    await admin.revokeRole({ params: { grantId }, body: {} });
    await admin.grantRole({ body: { personId, role: "mediator", from: "2026-03-09T01:00:00.000Z" } });
    await town.drain();
    const { caseId } = await filedCase(town, { ...inYangguang, disputants: ["jiang"] });
    const naming = { params: { caseId }, body: { leadId: personId, rightsNoticeGiven: true } };
    const accepting = async () => (await town.as("sun")).acceptCase(naming);
    await expect(accepting()).rejects.toMatchObject({ problem: { code: "peer-first" } });
    town.clock.set("2026-03-08T02:00:00.000Z");
    await town.drain();
    await expect(accepting()).rejects.toMatchObject({ problem: { code: "peer-first" } });
    town.clock.set("2026-03-09T01:00:00.000Z");
    await town.drain();
    expect((await accepting()).body.case).toMatchObject({ status: "accepted", lead: { personId } });
  });
});
