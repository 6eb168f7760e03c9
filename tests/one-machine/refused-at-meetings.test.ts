import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { digest } from "#shared/domain/new-id.ts";
import {
  arrive,
  everyThursday,
  jointMeeting,
  nextMeeting,
  openIssue,
  proposed,
  resolution,
  resolved,
} from "../town/meetings.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const day = 24 * 60;

describe("what cannot be done at a meeting", () => {
  const ground = onSqlite();
  let town: Town;
  let seriesId: string;
  let issueId: string;
  let meetingId: string;

  const everything = (): string =>
    digest(
      ground.database
        .prepare("SELECT item FROM items ORDER BY partition, sort")
        .all()
        .map(({ item }) => String(item)),
    );

  /** It is refused so, and nothing is written. */
  const refused = async (persona: string, attempt: (client: Neighbour) => Promise<unknown>, problem: object) => {
    const client = await town.as(persona);
    const before = everything();
    await expect(attempt(client)).rejects.toMatchObject({ problem });
    expect(everything()).toBe(before);
  };
  const field = (pointer: string, code: string) => ({ status: 400, code: "invalid", errors: [{ pointer, code }] });
  const params = () => ({ meetingId });

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
    seriesId = await jointMeeting(town);
    issueId = await openIssue(town, "快递柜占道");
    ({ meetingId } = await nextMeeting(town, seriesId));
  });

  it("is a rule that never falls", async () => {
    const labels = (["community", "property", "residents"] as const).map((side) => ({ label: side, side }));
    const body = { name: "x", labels, rule: { ...everyThursday, on: { day: 31 }, months: [4, 6] } };
    await refused("fang", (fang) => fang.startSeries({ body }), field("/rule", "never-falls"));
  });

  it("is a time that does not exist, or lies beyond any calendar", async () => {
    const scheduling = (startsAt: string) => (fang: Neighbour) =>
      fang.scheduleMeeting({ params: { seriesId }, body: { startsAt } });
    await refused("fang", scheduling("2027-02-31T10:00:00.000Z"), field("/startsAt", "wrong-format"));
    await refused("fang", scheduling("2027-13-41T10:00:00.000Z"), field("/startsAt", "wrong-format"));
    await refused("fang", scheduling("9999-12-31T23:00:00.000Z"), field("/startsAt", "date-implausible"));
    const numbers = (month: string) => (fang: Neighbour) => fang.getMeetingNumbers({ query: { month } });
    const wrong = { status: 400, code: "invalid", errors: [{ parameter: "month", code: "wrong-format" }] };
    await refused("fang", numbers("0000-01"), wrong);
  });

  it("is asking for what is late, or without a lead, of one person", async () => {
    const wrong = { status: 400, code: "invalid", errors: [{ parameter: "person", code: "not-allowed" }] };
    const person = await town.idOf("ding");
    for (const which of ["overdue", "without-lead"] as const)
      await refused("fang", (fang) => fang.listActions({ query: { which, person } }), wrong);
  });

  it("is merging an issue into itself, a younger one, or its own part", async () => {
    town.clock.advance(1);
    const younger = await openIssue(town, "快递柜太多");
    const merging = (from: string, intoIssueId: string) => (fang: Neighbour) =>
      fang.mergeIssue({ params: { issueId: from }, body: { intoIssueId } });
    await refused("fang", merging(issueId, issueId), field("/intoIssueId", "itself"));
    await refused("fang", merging(issueId, younger), field("/intoIssueId", "younger-than-this"));
    await refused("fang", merging(issueId, `iss_${"a".repeat(20)}`), field("/intoIssueId", "unknown-issue"));
    await merging(younger, issueId)(await town.as("fang"));
    await refused("fang", merging(issueId, younger), field("/intoIssueId", "part-of-this"));
  });

  it("is an agenda too late without urgency, or a second one for the same issue", async () => {
    town.clock.advance(8 * day);
    const publishing = (fang: Neighbour) => fang.publishAgenda({ params: params(), body: {} });
    await refused("fang", publishing, {
      status: 409,
      code: "notice-too-short",
      detail: expect.stringMatching(/提前3天公布/),
    });
    const urgent = { params: params(), body: { urgency: { reason: "停水" } } };
    const stale = (fang: Neighbour) => fang.publishAgenda({ ...urgent, version: 99 });
    await refused("fang", stale, { status: 412, code: "version-conflict" });
    await (await town.as("fang")).publishAgenda(urgent);
    const other = await nextMeeting(town, seriesId);
    await (await town.as("fang")).publishAgenda({ params: { meetingId: other.meetingId }, body: {} });
    const second = await (await town.as("fang")).getAgenda({ params: { meetingId: other.meetingId }, query: {} });
    expect(second.body.items).toEqual([]);
    await refused("fang", publishing, { status: 409, code: "wrong-state", state: "agenda-published" });
  });

  it("is opening long before the time, leaving before arriving, coming as nobody", async () => {
    const early = { code: "notice-too-short", detail: expect.stringMatching(/^会议开始前60分钟/) };
    await refused("fang", (fang) => fang.openMeeting({ params: params(), body: {} }), early);
    town.clock.set("2026-03-12T11:30:00.000Z");
    await (await town.as("fang")).openMeeting({ params: params(), body: {} });
    const personId = await town.idOf("tang");
    const leaving = (fang: Neighbour) => fang.leaveMeeting({ params: params(), body: { personId } });
    await refused("fang", leaving, field("/personId", "not-there"));
    const stranger = { personId: `per_${"a".repeat(20)}`, name: "x" };
    const coming = (fang: Neighbour) => fang.arriveAtMeeting({ params: params(), body: stranger });
    await refused("fang", coming, field("/personId", "unknown-person"));
  });

  it("is a resolution without a side, or with an action for somebody unknown or for yesterday", async () => {
    const body = await resolution(town, "2026-04-01", ["ding"]);
    const params = { issueId };
    const first = await proposed(town, issueId, body, []);
    const resolving = (fang: Neighbour) => fang.resolveIssue({ params, body: first });
    const every = { status: 409, code: "side-missing", sides: ["community", "property", "residents"] };
    await refused("fang", resolving, every);
    const concurring = (client: Neighbour) => client.concurInResolution({ params, body: first });
    await refused("ding", concurring, { status: 409, code: "not-in-the-room" });
    await refused("qin", concurring, { status: 403, code: "role-not-allowed" });
    for (const persona of ["fang", "ding", "luo"]) await arrive(town, meetingId, persona);
    await refused("fang", resolving, every);
    await concurring(await town.as("ding"));
    await refused("fang", resolving, { code: "side-missing", sides: ["community", "residents"] });
    const proposing = (more: object) => (fang: Neighbour) =>
      fang.proposeResolution({ params, body: { ...body, ...more } });
    const [action] = body.actions;
    const unknown = { actions: [{ ...action, leadId: `per_${"a".repeat(20)}` }] };
    await refused("fang", proposing(unknown), field("/actions/0/leadId", "unknown-person"));
    const late = { actions: [action, { ...action, dueOn: "2026-03-11" }] };
    await refused("fang", proposing(late), field("/actions/1/dueOn", "not-in-the-future"));
    const never = { actions: [{ ...action, dueOn: "9999-12-31" }] };
    await refused("fang", proposing(never), field("/actions/0/dueOn", "date-implausible"));
    await resolved(town, issueId, body);
    await refused("fang", resolving, { code: "wrong-state" });
  });

  it("is verifying one's own action, or one that was not done", async () => {
    const { issue } = (await (await town.as("fang")).getIssue({ params: { issueId } })).body;
    const actionId = ("actions" in issue ? issue.actions[0]?.actionId : undefined) ?? "";
    const verifying = (client: Neighbour) => client.verifyAction({ params: { actionId }, body: {} });
    await refused("luo", verifying, { status: 409, code: "wrong-state", state: "assigned" });
    const ding = await town.as("ding");
    await ding.acceptAction({ params: { actionId }, body: {} });
    await ding.reportActionDone({ params: { actionId }, body: { evidence: "照片" } });
    await refused("ding", verifying, { status: 409, code: "conflict-of-interest" });
    await refused("tang", verifying, { status: 403, code: "role-not-allowed" });
  });

  it("is closing twice, and publishing minutes that nobody confirmed, or that name somebody", async () => {
    const closing = (fang: Neighbour) => fang.closeMeeting({ params: params(), body: {} });
    await closing(await town.as("fang"));
    await refused("fang", closing, { status: 409, code: "wrong-state", state: "closed" });
    const fang = await town.as("fang");
    await fang.draftMinutes({ params: params(), body: { text: "丁管家负责" } });
    const publishing = (text: string) => (client: Neighbour) =>
      client.publishMinutes({ params: params(), body: { text } });
    await refused("fang", publishing("物业负责"), { status: 409, code: "minutes-not-confirmed" });
    const confirming = (client: Neighbour) => client.confirmMinutes({ params: params(), body: { revision: 1 } });
    await refused("luo", confirming, { code: "wrong-state", state: "minutes-draft" });
    const stranger = (client: Neighbour) => client.amendMinutes({ params: params(), body: { text: "x" } });
    await refused("tang", stranger, { status: 404 });
    town.clock.advance(3 * day);
    for (const persona of ["fang", "ding", "luo"]) await confirming(await town.as(persona));
    await refused("fang", publishing("丁管家负责"), { status: 409, code: "redaction-required", kinds: ["name"] });
    await publishing("物业负责")(await town.as("fang"));
    const path = `/v1/public/communities/yangguang-huayuan/meetings/minutes/${meetingId}`;
    expect((await town.send(undefined, "GET", path)).body).toMatchObject({
      text: "物业负责",
      month: "2026-03",
      revision: 1,
    });
  });

  it("is a month that has no calendar yet", async () => {
    town.clock.set("2027-06-02T01:00:00.000Z");
    const scheduling = (fang: Neighbour) => fang.scheduleMeeting({ params: { seriesId }, body: {} });
    await refused("fang", scheduling, { status: 409, code: "calendar-missing", year: "2027" });
  });
});
