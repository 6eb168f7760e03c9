import { beforeAll, describe, expect, it } from "vitest";
import { jointMeeting, nextMeeting, openedMeeting, openIssue, resolution, resolved } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("an action that is not done in time", () => {
  let town: Town;
  let seriesId: string;
  let issueId: string;
  let actionId: string;
  const asFang = () => town.as("fang");
  const params = () => ({ actionId });
  const action = async () => {
    const { issue } = (await (await asFang()).getIssue({ params: { issueId } })).body;
    return "actions" in issue ? issue.actions[0] : undefined;
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    seriesId = await jointMeeting(town);
    issueId = await openIssue(town, "快递柜占道");
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const body = await resolution(town, "2026-03-25", ["ding"]);
    const { issue } = (await resolved(town, issueId, body)).body;
    actionId = ("actions" in issue ? issue.actions[0]?.actionId : undefined) ?? "";
    await (await asFang()).closeMeeting({ params: { meetingId }, body: {} });
    await (await town.as("ding")).acceptAction({ params: params(), body: {} });
    await town.drain();
  });

  it("is on the list of its lead, by day", async () => {
    const { body } = await (await town.as("ding")).listActions({ query: {} });
    expect(body.items).toMatchObject([{ actionId, dueOn: "2026-03-25", status: "accepted" }]);
    const others = await (await town.as("luo")).listActions({ query: {} });
    expect(others.body.items).toEqual([]);
  });

  it("is late when its day is over where the estate is, not before", async () => {
    town.clock.set("2026-03-25T15:59:00.000Z");
    await town.drain();
    expect(await action()).not.toHaveProperty("overdueSince");
    town.clock.set("2026-03-25T16:00:00.000Z");
    await town.drain();
    expect(await action()).toMatchObject({ overdueSince: "2026-03-25T16:00:00.000Z" });
  });

  it("leads the next agenda, and owes its reason before it can be done", async () => {
    const next = await (await town.as("tang")).getNextAgenda({ query: {} });
    expect(next.body.overdueActionIds).toEqual([actionId]);
    const { meetingId } = await nextMeeting(town, seriesId);
    const published = await (await asFang()).publishAgenda({ params: { meetingId }, body: {} });
    expect(published.body.agenda).toMatchObject({ overdueActionIds: [actionId] });
    const attempt = (await town.as("ding")).reportActionDone({ params: params(), body: { evidence: "照片" } });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "explanation-required", actionIds: [actionId] } });
  });

  it("is explained, done, looked at by somebody else, and counted as late", async () => {
    const ding = await town.as("ding");
    await ding.explainAction({ params: params(), body: { reason: "等待供货" } });
    await ding.reportActionDone({ params: params(), body: { evidence: "照片" } });
    await (await town.as("luo")).verifyAction({ params: params(), body: {} });
    expect((await (await asFang()).getIssue({ params: { issueId } })).body.issue.status).toBe("closed");
    const { body } = await (await asFang()).getMeetingNumbers({ query: { month: "2026-03" } });
    expect(body).toMatchObject({ actionsDue: 1, actionsVerifiedOnTime: 0, shareOnTime: 0 });
    expect((await ding.listActions({ query: {} })).body.items).toEqual([]);
  });
});

describe("somebody who moves out", () => {
  it("sits no longer, and is given no seat again", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const seriesId = await jointMeeting(town);
    const personId = await town.idOf("luo");
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    const fang = await town.as("fang");
    const { body } = await fang.getSeries({ params: { seriesId } });
    expect(body.seats.find((seat) => seat.personId === personId)).toMatchObject({ to: "2026-03-02" });
    town.clock.advance(24 * 60);
    const seat = { personId, name: "罗女士", label: "业主代表" };
    const attempt = (await town.as("fang")).seatInSeries({ params: { seriesId }, body: seat });
    await expect(attempt).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/personId", code: "unknown-person" }] },
    });
  });
});
