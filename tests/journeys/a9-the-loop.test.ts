import { beforeAll, describe, expect, it } from "vitest";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import { jointMeeting, nextMeeting, openedMeeting, resolved } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("A9: three disputes, one issue, a resolution, and the answers of those in dispute", () => {
  let town: Town;
  let seriesId: string;
  const caseIds: string[] = [];
  let issueId: string;
  let actionIds: string[];
  const asFang = () => town.as("fang");
  const issue = async () => (await (await asFang()).getIssue({ params: { issueId } })).body.issue;
  const seen = async (caseId: string) => (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
  });

  it("hints at a likely duplicate while an earlier case of the same kind is open", async () => {
    const first = await chargingCase(town);
    expect(first.likelyDuplicates).toEqual([]);
    town.clock.advance(8 * 24 * 60);
    const second = await chargingCase(town);
    expect(second.likelyDuplicates).toMatchObject([{ caseId: first.case.caseId, number: first.case.number }]);
    const elsewhere = await chargingCase(town, "3栋");
    expect(elsewhere.likelyDuplicates).toEqual([]);
    const params = { caseId: elsewhere.case.caseId };
    await (await town.as("sun")).withdrawCase({ params, body: { reason: "已自行和解" } });
    await town.drain();
    caseIds.push(first.case.caseId, second.case.caseId);
    expect((await (await asFang()).listIssues({ query: { status: "candidate" } })).body.items).toEqual([]);
  });

  it("makes one issue of the third, as old as the first, and escalates each", async () => {
    town.clock.advance(9 * 24 * 60);
    caseIds.push((await chargingCase(town)).case.caseId);
    await town.drain();
    const candidate = await onlyIssue(town, "candidate");
    expect(candidate).toMatchObject({ origin: "recurrence", category: "ev-charging", building: "2栋", caseCount: 3 });
    expect(candidate.firstRaisedAt).toBe("2026-03-02T01:00:00.000Z");
    issueId = candidate.issueId;
    for (const caseId of caseIds)
      expect(await seen(caseId)).toMatchObject({ escalation: { cause: "recurrence" }, linkedIssues: [issueId] });
  });

  it("links a fourth to the same issue, however its building was typed", async () => {
    caseIds.push((await chargingCase(town, "２栋 ")).case.caseId);
    await town.drain();
    expect(Object.keys((await issue()).cases).toSorted()).toEqual(caseIds.toSorted());
    await onlyIssue(town, "candidate");
  });

  it("is on the next agenda, and decided with actions of all three sides", async () => {
    await (await asFang()).admitIssue({ params: { issueId }, body: { title: "2栋楼下电动车充电" } });
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const fang = await asFang();
    const agenda = await fang.getAgenda({ params: { meetingId }, query: {} });
    expect(agenda.body.items).toMatchObject([{ issueId, place: "hard", carryCount: 0 }]);
    const actions = (["fang", "ding", "luo"] as const).map(async (persona, nth) => ({
      text: ["报备消防", "安装充电桩", "劝导停放"][nth] ?? "",
      sides: [(["community", "property", "residents"] as const)[nth] ?? ("community" as const)],
      leadId: await town.idOf(persona),
      dueOn: "2026-05-20",
    }));
    const body = { text: "2栋外设充电桩", actions: await Promise.all(actions) };
    const decided = (await resolved(town, issueId, body)).body.issue;
    actionIds = "actions" in decided ? decided.actions.map(({ actionId }) => actionId) : [];
    expect(actionIds).toHaveLength(3);
    await fang.closeMeeting({ params: { meetingId }, body: {} });
    await town.drain();
  });

  it("shows in each case", async () => {
    for (const caseId of caseIds) {
      expect(await seen(caseId)).toMatchObject({ resolutions: [{ issueId }] });
      const { body } = await (await town.as("qin")).getTimeline({ params: { caseId }, query: { limit: 50 } });
      expect(body.items.map(({ what }) => what)).toContain("resolution-noted");
    }
  });

  it("is acted on, and verified by somebody other than its lead", async () => {
    town.clock.advance(24 * 60);
    const verifiers = { fang: "ding", ding: "luo", luo: "fang" } as const;
    for (const [nth, persona] of (["fang", "ding", "luo"] as const).entries()) {
      const params = { actionId: actionIds[nth] ?? "" };
      const lead = await town.as(persona);
      await lead.acceptAction({ params, body: {} });
      await lead.reportProgress({ params, body: { text: "已开工" } });
      await lead.reportActionDone({ params, body: { evidence: "现场照片" } });
      const own = lead.verifyAction({ params, body: {} });
      await expect(own).rejects.toMatchObject({ problem: { status: 409, code: "conflict-of-interest" } });
      const bystander = (await town.as("tang")).verifyAction({ params, body: {} });
      await expect(bystander).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
      await (await town.as(verifiers[persona])).verifyAction({ params, body: {} });
    }
    expect((await issue()).status).toBe("verified");
    await town.drain();
  });

  it("has the disputants asked, whose answers end their cases", async () => {
    const [one, two, three, four] = caseIds as [string, string, string, string];
    for (const persona of ["qin", "jiang"])
      for (const caseId of [one, two])
        await (await town.as(persona)).answerInquiry({ params: { caseId }, body: { settled: true } });
    expect(await seen(one)).toMatchObject({ status: "resolved", resolution: { confirmation: "expressed", issueId } });
    const no = { settled: false, reason: "夜里还有人飞线" };
    await (await town.as("qin")).answerInquiry({ params: { caseId: three }, body: no });
    expect(await seen(three)).toMatchObject({ status: "reported", inquiry: { over: "contested" } });
    town.clock.advance(7 * 24 * 60);
    await town.drain();
    expect(await seen(four)).toMatchObject({ status: "resolved", resolution: { confirmation: "none-received" } });
    expect((await issue()).status).toBe("verified");
  });

  it("closes once the last case has ended, in whatever way", async () => {
    const params = { caseId: caseIds[2] ?? "" };
    await (await town.as("sun")).withdrawCase({ params, body: { reason: "另行处理" } });
    await town.drain();
    expect((await issue()).status).toBe("closed");
    const attempt = (await asFang()).explainIssue({ params: { issueId }, body: { text: "x" } });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "wrong-state", allowedVerbs: [] } });
  });

  it("is told whole, in order, in both languages, to those who sit in the meeting or are in one of its disputes", async () => {
    const luo = await town.as("luo");
    const { body } = await luo.getTrail({ params: { issueId }, query: { limit: 100 } });
    const whats = body.items.map(({ what }) => what);
    const order = [
      "case-filed",
      "recurrence-detected",
      "issue-raised",
      "case-linked",
      "issue-opened",
      "issue-placed",
      "resolution-adopted",
      "action-assigned",
      "resolution-noted",
      "action-verified",
      "issue-verified",
      "disputants-asked",
      "outcome-answered",
      "case-resolved",
      "case-withdrawn",
      "issue-closed",
    ];
    expect(order.map((what) => whats.indexOf(what))).toEqual(
      order.map((what) => whats.indexOf(what)).toSorted((a, b) => a - b),
    );
    expect(whats.filter((what) => what === "case-filed")).toHaveLength(4);
    expect(whats.at(-1)).toBe("issue-closed");
    expect(body.items.at(-1)?.sentence).toMatch(/^议题办结/);
    const disputant = await town.as("qin");
    expect((await disputant.getTrail({ params: { issueId }, query: { limit: 100 } })).body).toEqual(body);
    const stranger = (await town.as("tang")).getTrail({ params: { issueId }, query: {} });
    await expect(stranger).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it("counts anew afterwards: one more dispute of the kind is only one", async () => {
    await chargingCase(town);
    await town.drain();
    expect((await (await asFang()).listIssues({ query: { status: "candidate" } })).body.items).toEqual([]);
    const { body } = await (await asFang()).getMeetingNumbers({ query: { month: "2026-04" } });
    expect(body).toMatchObject({ month: "2026-04", openCount: 0, carries: 0 });
    expect(await nextMeeting(town, seriesId)).toBeDefined();
  });
});
