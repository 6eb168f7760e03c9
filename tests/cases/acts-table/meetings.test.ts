import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { newId } from "#shared/domain/new-id.ts";
import { everyThursday, jointMeeting, openedMeeting, openIssue, proposed, resolution } from "../../town/meetings.ts";
import { openTown, type Town } from "../../town/town.ts";
import { actor, outcomeOf, type Row } from "./answers.ts";

const slug = "yangguang-huayuan";
const labels = [
  { label: "社区", side: "community" as const },
  { label: "物业", side: "property" as const },
  { label: "业主", side: "residents" as const },
];

let town: Town;
let seriesId: string;
const freshTown = async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  seriesId = await jointMeeting(town);
};
const doing = async (who: string, act: (client: Neighbour) => Promise<unknown>) => {
  const client = await actor(town, who, slug);
  return outcomeOf(() => act(client));
};

/** Whose yes it is that begins a body, by who begins it. */
const beginning: readonly (readonly [who: string, side: string])[] = [
  ["fang", "community"],
  ["sun", "residents"],
  ["admin-yangguang", ""],
];

describe("who begins a joint meeting", () => {
  beforeAll(freshTown);
  const body = { name: "联席会议", place: "会议室", rule: everyThursday, labels };
  it.each(beginning)("%s says yes for: %s", async (who, side) => {
    const { approvals = {} } = (await (await town.as(who)).startSeries({ body })).body;
    expect(Object.keys(approvals).join()).toBe(side);
  });
  it.each<Row>([
    ["ding", "role-not-allowed"],
    ["luo", "role-not-allowed"],
    ["miao", "role-not-allowed"],
    ["yu", "role-not-allowed"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.startSeries({ body }))).toBe(outcome);
  });
});

describe("who says yes to a joint meeting", () => {
  let params: { seriesId: string };
  beforeAll(async () => {
    await freshTown();
    const body = { name: "另一联席会议", place: "会议室", rule: everyThursday, labels };
    params = { seriesId: (await (await town.as("admin-yangguang")).startSeries({ body })).body.seriesId };
  });
  it.each<Row>([
    ["admin-yangguang", "not-of-side"],
    ["miao", "not-of-side"],
    ["ding for luo", "role-not-allowed"],
    ["fang for luo", "role-not-allowed"],
    ["fang for ding", "role-not-allowed"],
    ["ding for fang", "role-not-allowed"],
    ["fang", "yes"],
    ["ding", "yes"],
    ["jiang", "yes"],
    ["luo", "yes"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.approveSeries({ params, body: {} }))).toBe(outcome);
  });
});

describe("who sits in a joint meeting, and for which side", () => {
  beforeAll(freshTown);
  it.each([
    ["tang", "业主代表", "yes"],
    ["tang", "业主代表", "seated-already"],
    ["jiang", "物业管家", "not-of-side"],
    ["jiang", "社区工作者", "not-of-side"],
    ["ding", "业主代表", "not-of-side"],
    ["ding", "社区工作者", "not-of-side"],
    ["fang", "业主代表", "not-of-side"],
    ["miao", "业主代表", "not-of-side"],
    ["miao", "社区工作者", "not-of-side"],
    ["admin-yangguang", "社区工作者", "not-of-side"],
    ["nobody", "业主代表", "unknown-person"],
  ])("%s as %s: %s", async (whom, label, outcome) => {
    const personId = whom === "nobody" ? newId("per", whom) : await town.idOf(whom);
    const body = { personId, name: whom, label };
    expect(await doing("fang", (client) => client.seatInSeries({ params: { seriesId }, body }))).toBe(outcome);
  });
  it.each<Row>([
    ["ding", "role-not-allowed"],
    ["luo", "role-not-allowed"],
    ["miao", "role-not-allowed"],
    ["sun", "yes"],
    ["admin-yangguang", "seated-already"],
  ])("%s gives a seat: %s", async (who, outcome) => {
    const body = { personId: await town.idOf("qin"), name: "秦先生", label: "业主代表" };
    expect(await doing(who, (client) => client.seatInSeries({ params: { seriesId }, body }))).toBe(outcome);
  });
});

describe("who says yes to a resolution, and prints a chair card", () => {
  let issueId: string;
  let meetingId: string;
  let body: { resolutionId: string };
  beforeAll(async () => {
    await freshTown();
    issueId = await openIssue(town, "电动车充电");
    ({ meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]));
    body = await proposed(town, issueId, await resolution(town, "2026-03-25"), []);
  });
  it.each<Row>([
    ["sun", "role-not-allowed"],
    ["tang", "role-not-allowed"],
    ["miao", "role-not-allowed"],
    ["admin-yangguang", "role-not-allowed"],
    ["fang for luo", "not-for-the-other-side"],
    ["ding for luo", "not-for-the-other-side"],
    ["fang for ding", "not-for-the-other-side"],
    ["ding for fang", "not-for-the-other-side"],
    ["fang", "yes"],
    ["ding", "yes"],
    ["luo", "yes"],
  ])("%s: %s", async (who, outcome) => {
    expect(await doing(who, (client) => client.concurInResolution({ params: { issueId }, body }))).toBe(outcome);
  });
  it.each([
    ["ding", "luo", "role-not-allowed"],
    ["luo", "luo", "role-not-allowed"],
    ["admin-yangguang", "luo", "role-not-allowed"],
    ["fang", "tang", "not-seated"],
    ["fang", "miao", "not-seated"],
    ["fang", "luo", "yes"],
    ["sun", "luo", "yes"],
  ])("%s prints the card of %s: %s", async (who, whom, outcome) => {
    const printing = { params: { meetingId }, body: { personId: await town.idOf(whom) } };
    expect(await doing(who, (client) => client.printChairCard(printing))).toBe(outcome);
  });
});

describe("who confirms the minutes", () => {
  let params: { meetingId: string };
  beforeAll(async () => {
    await freshTown();
    params = { meetingId: (await openedMeeting(town, seriesId, ["fang", "ding", "luo"])).meetingId };
    const fang = await town.as("fang");
    await fang.closeMeeting({ params, body: {} });
    await fang.draftMinutes({ params, body: { text: "三方到场。" } });
    town.clock.advance(4 * 24 * 60);
  });
  it.each<Row>([
    ["sun", "role-not-allowed"],
    ["tang", "not-found"],
    ["miao", "not-found"],
    ["fang for luo", "not-for-the-other-side"],
    ["ding for luo", "not-for-the-other-side"],
    ["fang for ding", "not-for-the-other-side"],
    ["fang", "yes"],
    ["ding", "yes"],
    ["luo", "yes"],
  ])("%s: %s", async (who, outcome) => {
    const confirming = { params, body: { revision: 1 } };
    expect(await doing(who, (client) => client.confirmMinutes(confirming))).toBe(outcome);
  });
});
