import { beforeAll, describe, expect, it } from "vitest";
import { jointMeeting, openedMeeting, openIssue, resolution, resolved } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("an action whose lead is there no longer", () => {
  let town: Town;
  let issueId: string;
  let actionId: string;
  let dingId: string;
  const asFang = () => town.as("fang");
  const params = () => ({ actionId });
  const issue = async () => (await (await asFang()).getIssue({ params: { issueId } })).body.issue;
  const withoutLead = async () => (await (await town.as("luo")).listActions({ query: { which: "without-lead" } })).body;
  const reassign = async (leadId: string) =>
    (await asFang()).reassignAction({ params: params(), body: { leadId, reason: "管家离岗" } });

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const seriesId = await jointMeeting(town);
    dingId = await town.idOf("ding");
    issueId = await openIssue(town, "快递柜占道");
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const body = await resolution(town, "2026-03-25", ["ding"]);
    const decided = (await resolved(town, issueId, body)).body.issue;
    actionId = ("actions" in decided ? decided.actions[0]?.actionId : undefined) ?? "";
    await (await asFang()).closeMeeting({ params: { meetingId }, body: {} });
    await (await town.as("ding")).acceptAction({ params: params(), body: {} });
    await town.drain();
  });

  it("says so once the last role of its lead has ended, and not before", async () => {
    const admin = await town.as("admin-yangguang");
    const { grants } = (await admin.getPerson({ params: { personId: dingId } })).body;
    for (const { grantId } of grants) {
      expect((await withoutLead()).items).toEqual([]);
      await admin.revokeRole({ params: { grantId }, body: {} });
      await town.drain();
    }
    expect((await withoutLead()).items).toMatchObject([{ actionId, leadId: dingId, leadLost: true }]);
    expect(await issue()).toMatchObject({ actions: [{ leadLost: { at: expect.any(String) } }] });
  });

  it("leads the next agenda when it is late, and is listed as late", async () => {
    town.clock.set("2026-03-25T16:00:00.000Z");
    await town.drain();
    const next = await (await town.as("tang")).getNextAgenda({ query: {} });
    expect(next.body.overdueActionIds).toEqual([actionId]);
    const late = await (await town.as("tang")).listActions({ query: { which: "overdue" } });
    expect(late.body.items).toMatchObject([{ actionId, leadLost: true }]);
  });

  it("is given to nobody who is unknown, or who can do nothing here either", async () => {
    const errors = [{ pointer: "/leadId", code: "unknown-person" }];
    for (const leadId of [`per_${"a".repeat(20)}`, dingId])
      await expect(reassign(leadId)).rejects.toMatchObject({ problem: { errors } });
    const attempt = (await town.as("luo")).reassignAction({
      params: params(),
      body: { leadId: await town.idOf("luo"), reason: "x" },
    });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "role-not-allowed" } });
  });

  it("is given to another, who takes it on, explains why it is late, and does it", async () => {
    const luo = await town.as("luo");
    const { body } = await reassign(await town.idOf("luo"));
    expect(body.issue).toMatchObject({ actions: [{ status: "assigned", leadId: await town.idOf("luo") }] });
    expect((await withoutLead()).items).toEqual([]);
    expect((await luo.listActions({ query: {} })).body.items).toMatchObject([{ actionId }]);
    await luo.acceptAction({ params: params(), body: {} });
    await luo.explainAction({ params: params(), body: { reason: "原牵头人离岗" } });
    await luo.reportActionDone({ params: params(), body: { evidence: "照片" } });
    await (await asFang()).verifyAction({ params: params(), body: {} });
    expect((await issue()).status).toBe("closed");
  });

  it("tells the whole way on the trail", async () => {
    await town.drain();
    const { body } = await (await asFang()).getTrail({ params: { issueId }, query: { limit: 50 } });
    const steps = body.items.map(({ what }) => what).filter((what) => what.startsWith("action-"));
    expect(steps).toEqual([
      "action-assigned",
      "action-accepted",
      "action-lead-lost",
      "action-overdue",
      "action-reassigned",
      "action-accepted",
      "action-explained",
      "action-done",
      "action-verified",
    ]);
  });
});
