import { beforeAll, describe, expect, it } from "vitest";
import { filedCase, inYangguang } from "../../town/cases.ts";
import { openTown, type Town } from "../../town/town.ts";

const night = "2026-03-02T14:30:00.000Z";

describe("e-bikes that charge in a lift", () => {
  let town: Town;
  let caseId: string;
  let disputantIds: string[];
  const params = () => ({ caseId });
  const told = async (persona: string) => {
    const { items } = (await (await town.as(persona)).listOwnMessages({})).body;
    return items.filter(({ moment }) => moment.startsWith("mediation.danger"));
  };
  const dangers = async (persona: string) =>
    (await (await town.as(persona)).listDangers({ params: params() })).body.dangers;
  const deciding = () => ({
    params: params(),
    body: { outcome: "decision" as const, kind: "other" as const, sites: [], terms: "搬到车棚" },
  });

  beforeAll(async () => {
    town = await openTown({ start: night });
    const filed = await filedCase(town, { ...inYangguang, category: "ev-charging", spot: "2栋电梯口" });
    caseId = filed.caseId;
    disputantIds = filed.disputants.map(({ disputantId }) => disputantId);
    await town.drain();
  });

  it("are a danger of fire by themselves, urgent to the president and the worker, also at night", async () => {
    for (const persona of ["sun", "fang"])
      expect(await told(persona)).toMatchObject([
        { moment: "mediation.dangerRaised", urgent: true, dueAt: "2026-03-02T15:30:00.000Z" },
      ]);
    for (const persona of ["qin", "jiang", "ding"]) expect(await told(persona)).toEqual([]);
    expect(await dangers("fang")).toMatchObject([{ kind: "fire", reports: [] }]);
  });

  it("are seen by mediators, and by no disputant: not in the case, its list, its timeline, nor at home", async () => {
    const qin = await town.as("qin");
    const { body } = await qin.getCase({ params: params() });
    expect([body.case.dangers, await dangers("qin")]).toEqual([undefined, []]);
    const timeline = async (persona: string) =>
      (await (await town.as(persona)).getTimeline({ params: params() })).body.items.map(({ what }) => what);
    expect(await timeline("qin")).toEqual(["case-filed"]);
    expect(await timeline("sun")).toEqual(["case-filed", "danger-raised"]);
    const [home, card] = [await qin.getHome({ query: {} }), await (await town.as("fang")).getHome({ query: {} })];
    expect(JSON.stringify(home.body)).not.toMatch(/danger/i);
    expect(JSON.stringify(card.body)).toContain("reportDanger");
  });

  it("open the case to the worker no further, and the danger to no neighbour", async () => {
    await expect((await town.as("fang")).getCase({ params: params() })).rejects.toMatchObject({
      problem: { status: 404 },
    });
    await expect(dangers("ding")).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("let the case go on, but nothing be decided", async () => {
    const sun = await town.as("sun");
    const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
    await sun.contactDisputants({ params: params(), body: { contacts } });
    await sun.acceptCase({ params: params(), body: { leadId: await town.idOf("sun"), rightsNoticeGiven: true } });
    for (const supplier of ["甲", "乙"])
      await sun.negotiateWithSupplier({ params: params(), body: { supplier, terms: "建车棚" } });
    const [{ dangerId } = { dangerId: "" }] = await dangers("sun");
    await expect(sun.proposeOutcome(deciding())).rejects.toMatchObject({
      problem: { status: 409, code: "danger-not-reported", dangerIds: [dangerId] },
    });
    expect((await sun.getCase({ params: params() })).body.allowedVerbs).not.toContain("proposeOutcome");
  });

  it("are told to both once more when the hour has passed, once", async () => {
    town.clock.advance(61);
    await town.drain();
    town.clock.advance(61);
    await town.drain();
    for (const persona of ["sun", "fang"])
      expect((await told(persona)).map(({ moment }) => moment).toSorted()).toEqual([
        "mediation.dangerOverdue",
        "mediation.dangerRaised",
      ]);
    expect(await dangers("sun")).toMatchObject([{ overdueAt: expect.any(String) }]);
  });

  it("are reported by the worker, who is answered the same again; then it is decided", async () => {
    const fang = await town.as("fang");
    const [{ dangerId } = { dangerId: "" }] = await dangers("fang");
    const report = { dangerId, to: "fire" as const, at: town.clock.now(), reference: "119，值班员已登记" };
    const reporting = { params: params(), body: report, idempotencyKey: "told the fire service" };
    for (const _ of ["once", "again"]) {
      const { body } = await fang.reportDanger(reporting);
      expect(body.dangers).toMatchObject([{ reports: [{ to: "fire", by: await town.idOf("fang") }] }]);
      expect(body.allowedVerbs).toEqual([]);
    }
    await town.drain();
    const moments = (await told("sun")).filter(({ overtakenAt }) => !overtakenAt);
    expect(moments).toMatchObject([{ moment: "mediation.dangerReported" }]);
    await expect((await town.as("sun")).proposeOutcome(deciding())).resolves.toMatchObject({ status: 200 });
  });
});

describe("a danger that somebody in the case raises", () => {
  it("is theirs and the mediators' to read, goes with them, and can be reported after the end", async () => {
    const town = await openTown({ start: night });
    const { caseId } = await filedCase(town, inYangguang);
    const params = { caseId };
    const [qin, jiang, sun] = [await town.as("qin"), await town.as("jiang"), await town.as("sun")];
    const body = { kind: "violence" as const, note: "江家要动手", seenAt: "2026-03-02T14:00:00.000Z" };
    const { dangers } = (await qin.raiseDanger({ params, body })).body;
    expect(dangers).toMatchObject([{ ...body, by: await town.idOf("qin") }]);
    expect((await qin.getCase({ params })).body.case.dangers).toMatchObject([body]);
    expect((await jiang.getCase({ params })).body.case.dangers).toBeUndefined();
    const ahead = { ...body, seenAt: "2026-03-02T14:31:00.000Z" };
    await expect(qin.raiseDanger({ params, body: ahead })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/seenAt" }] },
    });
    const report = { dangerId: dangers[0]?.dangerId ?? "", to: "police" as const, at: night, reference: "110" };
    for (const persona of ["qin", "jiang"])
      await expect((await town.as(persona)).reportDanger({ params, body: report })).rejects.toMatchObject({
        problem: { status: 403 },
      });
    await sun.withdrawCase({ params, body: { reason: "已和解" } });
    expect((await sun.reportDanger({ params, body: report })).body.dangers).toMatchObject([{ reports: [{}] }]);
    await town.drain();
    const heard = (await qin.listOwnMessages({})).body.items.map(({ moment }) => moment);
    expect(heard).toContain("mediation.dangerPassedOn");
  });
});
