import { beforeEach, describe, expect, it } from "vitest";
import { chargingCase } from "../town/loop.ts";
import { jointMeeting } from "../town/meetings.ts";
import { openTown, type Town } from "../town/town.ts";

const day = 24 * 60;

describe("cases of one spot", () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    await jointMeeting(town);
  });

  const daysPass = async (days: number) => {
    for (let nth = 0; nth < days; nth += 1) {
      town.clock.advance(day);
      await town.drain();
    }
  };
  const fileAfter = async (days: number, building?: string) => {
    await daysPass(days);
    const { case: filed } = await chargingCase(town, building);
    await town.drain();
    return filed.caseId;
  };
  const issues = async (status: "candidate" | "open") =>
    (await (await town.as("fang")).listIssues({ query: { status } })).body.items;
  const casesOf = async (issueId: string) =>
    Object.keys((await (await town.as("fang")).getIssue({ params: { issueId } })).body.issue.cases).toSorted();

  it("on days 0, 31 and 59 are one candidate issue, whichever rule brought each of them up", async () => {
    const caseIds = [await fileAfter(0), await fileAfter(31), await fileAfter(28)];
    await daysPass(70);
    const [issue, ...others] = await issues("candidate");
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ firstRaisedAt: "2026-03-02T01:00:00.000Z", caseCount: 3 });
    expect(await casesOf(issue?.issueId ?? "")).toEqual(caseIds.toSorted());
  });

  it("that grow too old before there are three are one too, also once it is admitted", async () => {
    const first = await fileAfter(0);
    await daysPass(31);
    const [{ issueId = "" } = {}] = await issues("candidate");
    await (await town.as("fang")).admitIssue({ params: { issueId }, body: {} });
    const second = await fileAfter(0);
    await daysPass(31);
    expect(await issues("candidate")).toEqual([]);
    expect(await casesOf(issueId)).toEqual([first, second].toSorted());
    const { body } = await (await town.as("sun")).getCase({ params: { caseId: second } });
    expect(body.case.linkedIssues).toEqual([issueId]);
  });

  it("begin another issue once the first was turned down, and never join that of another building", async () => {
    await fileAfter(0);
    await fileAfter(0, "3栋");
    await daysPass(31);
    expect(await issues("candidate")).toHaveLength(2);
    for (const { issueId } of await issues("candidate"))
      await (await town.as("fang")).rejectIssue({ params: { issueId }, body: { reason: "已另行解决" } });
    await fileAfter(0);
    await daysPass(31);
    expect(await issues("candidate")).toHaveLength(1);
  });
});
