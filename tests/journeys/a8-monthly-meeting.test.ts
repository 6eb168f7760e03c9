import { beforeAll, describe, expect, it } from "vitest";
import {
  arrive,
  jointMeeting,
  nextMeeting,
  openedMeeting,
  openIssue,
  proposed,
  resolution,
  resolved,
} from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

describe("A8: the monthly meeting and what it leaves undecided", () => {
  let town: Town;
  let seriesId: string;
  let legacy: string[];
  let fresh: string[];
  let meetingId: string;
  const asFang = () => town.as("fang");

  beforeAll(async () => {
    town = await openTown({ start: "2026-02-02T02:00:00.000Z" });
    seriesId = await jointMeeting(town);
    legacy = [await openIssue(town, "地下车库漏水")];
    town.clock.set("2026-03-06T02:00:00.000Z");
    legacy.push(await openIssue(town, "活动室关门太早"));
  });

  const close = async (id: string) => {
    const { body } = await (await asFang()).closeMeeting({ params: { meetingId: id }, body: {} });
    await town.drain();
    return body;
  };

  it("falls on the second Thursday in the estate's own zone", async () => {
    const { meetingId: first, startsAt } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    expect(startsAt).toBe("2026-03-12T11:30:00.000Z");
    const { body } = await (await asFang()).getMeeting({ params: { meetingId: first } });
    expect(body).toMatchObject({ localStart: "2026-03-12T19:30", timeZone: "Asia/Shanghai", status: "in-session" });
    expect(await close(first)).toMatchObject({ closing: { undecided: legacy, missingSides: [] } });
  });

  it("is led by what was carried, by age, each with its age and how often it was carried", async () => {
    town.clock.set("2026-04-01T02:00:00.000Z");
    fresh = [await openIssue(town, "工作通报", { kind: "report" }), await openIssue(town, "快递柜占道")];
    town.clock.set("2026-04-01T02:01:00.000Z");
    fresh.push(await openIssue(town, "宠物粪便"));
    ({ meetingId } = await nextMeeting(town, seriesId));
    town.clock.set("2026-04-06T02:30:00.000Z");
    const { body } = await (await asFang()).publishAgenda({ params: { meetingId }, body: {} });
    expect(body.agenda).toMatchObject({ itemCount: 5, legacyCount: 2 });
    const agenda = async () => {
      const seen = await (await town.as("tang")).getAgenda({ params: { meetingId }, query: { limit: 10 } });
      return seen.body.items.map(({ issueId, place, ageDays, carryCount }) => [issueId, place, ageDays, carryCount]);
    };
    const frozen = [
      [legacy[0], "legacy", 63, 1],
      [legacy[1], "legacy", 31, 1],
      [fresh[1], "hard", 5, 0],
      [fresh[2], "hard", 5, 0],
      [fresh[0], "report", 5, 0],
    ];
    expect(await agenda()).toEqual(frozen);
    town.clock.set("2026-04-09T11:30:00.000Z");
    expect(await agenda()).toEqual(frozen);
  });

  it("decides nothing while the residents are missing, though it may speak and write down what it thinks", async () => {
    const fang = await asFang();
    await fang.openMeeting({ params: { meetingId }, body: {} });
    for (const persona of ["fang", "ding"]) await arrive(town, meetingId, persona);
    const params = { issueId: fresh[1] ?? "" };
    const body = await proposed(town, params.issueId, await resolution(town, "2026-05-01"), ["fang", "ding"]);
    const attempt = fang.resolveIssue({ params, body });
    await expect(attempt).rejects.toMatchObject({
      problem: { status: 409, code: "side-missing", sides: ["residents"] },
    });
    expect((await fang.getIssue({ params })).body.issue.status).toBe("on-agenda");
    const spoken = await fang.discussIssue({ params, body: { text: "物业愿意另选位置" } });
    expect(spoken.body.issue.discussions).toHaveLength(1);
    const thought = await fang.resolveIssue({ params, body: { ...body, ifSideMissing: "record" } });
    expect(thought.body.issue).toMatchObject({
      status: "on-agenda",
      opinions: [{ validity: "not-valid", missingSides: ["residents"] }],
    });
  });

  it("decides with every side in the room, and no longer once one has left", async () => {
    const fang = await asFang();
    await arrive(town, meetingId, "luo");
    for (const issueId of fresh.slice(0, 2)) {
      const { body } = await resolved(town, issueId, await resolution(town, "2026-05-01", ["ding"]));
      expect(body.issue).toMatchObject({ status: "in-action", resolution: { validity: "valid" } });
    }
    const last = fresh[2] ?? "";
    const told = await proposed(town, last, await resolution(town, "2026-05-01"));
    const luo = await town.idOf("luo");
    await fang.leaveMeeting({ params: { meetingId }, body: { personId: luo } });
    const late = fang.resolveIssue({ params: { issueId: last }, body: told });
    await expect(late).rejects.toMatchObject({ problem: { code: "side-missing" } });
    await arrive(town, meetingId, "luo");
    const { body } = await fang.resolveIssue({ params: { issueId: last }, body: told });
    expect(body.issue).toMatchObject({ resolution: { number: 3 } });
  });

  it("carries the two it left undecided, once, with the same first day", async () => {
    const before = await (await asFang()).getIssue({ params: { issueId: legacy[0] ?? "" } });
    expect(await close(meetingId)).toMatchObject({ status: "closed", closing: { undecided: legacy } });
    for (const issueId of legacy) {
      const { body } = await (await asFang()).getIssue({ params: { issueId } });
      expect(body).toMatchObject({ carryCount: 2, isLegacy: true, issue: { status: "open" } });
    }
    const after = await (await asFang()).getIssue({ params: { issueId: legacy[0] ?? "" } });
    expect(after.body.issue.firstRaisedAt).toBe(before.body.issue.firstRaisedAt);
    const next = await (await town.as("tang")).getNextAgenda({ query: {} });
    expect(next.body.items.map(({ issueId }) => issueId)).toEqual(legacy);
  });

  it("cannot be closed twice", async () => {
    const again = (await asFang()).closeMeeting({ params: { meetingId }, body: {} });
    await expect(again).rejects.toMatchObject({ problem: { status: 409, code: "wrong-state", state: "closed" } });
  });

  it("waits for an explanation before an issue that was carried three times is on an agenda again", async () => {
    const third = await openedMeeting(town, seriesId, ["fang"]);
    await close(third.meetingId);
    const fourth = await nextMeeting(town, seriesId);
    const fang = await asFang();
    const params = { meetingId: fourth.meetingId };
    const attempt = fang.publishAgenda({ params, body: {} });
    await expect(attempt).rejects.toMatchObject({ problem: { code: "explanation-required", issueIds: legacy } });
    const referral = await fang.referIssueUp({
      params: { issueId: legacy[1] ?? "" },
      body: { explanation: "须街道出面协调" },
    });
    expect(referral.body.issue.status).toBe("referred-up");
    await fang.explainIssue({ params: { issueId: legacy[0] ?? "" }, body: { text: "防水工程尚在招标" } });
    const { body } = await fang.publishAgenda({ params, body: {} });
    expect(body.agenda).toMatchObject({ itemCount: 1, legacyCount: 1 });
  });
});
