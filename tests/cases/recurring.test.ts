import { beforeEach, describe, expect, it } from "vitest";
import { chargingCase } from "../town/loop.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const day = 24 * 60;

let town: Town;
beforeEach(async () => {
  town = await openTown({ start });
});

const pass = async (days: number) => {
  town.clock.advance(days * day);
  await town.drain();
};

const filedAfter = async (...waits: readonly number[]): Promise<string[]> => {
  const caseIds: string[] = [];
  for (const days of waits) {
    await pass(days);
    caseIds.push((await chargingCase(town)).case.caseId);
    await town.drain();
  }
  return caseIds;
};

const candidates = async () =>
  (await (await town.as("fang")).listIssues({ query: { status: "candidate" } })).body.items;
const issue = async (issueId: string) => (await (await town.as("fang")).getIssue({ params: { issueId } })).body.issue;

describe("cases of one spot", () => {
  it("on days 0, 31 and 59 are one candidate issue, though the first was due on day 30", async () => {
    const caseIds = await filedAfter(0, 31, 28);
    await pass(60);
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("that are due one after the other are one too, and a later one joins it", async () => {
    const caseIds = await filedAfter(0, 5, 54, 20);
    await pass(60);
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("of which the lead brought one up are one, and one brought up later joins it", async () => {
    const caseIds = await filedAfter(0, 1);
    for (const caseId of caseIds) {
      await (await town.as("sun")).escalateCase({ params: { caseId }, body: { reason: "涉及全小区" } });
      await town.drain();
    }
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("come up anew where their issue was rejected, as one again", async () => {
    await filedAfter(0, 31);
    const [aged] = await candidates();
    await (await town.as("fang")).rejectIssue({ params: { issueId: aged?.issueId ?? "" }, body: { reason: "先调解" } });
    await filedAfter(28);
    await pass(60);
    const [only, ...others] = await candidates();
    expect([only?.origin, only?.caseCount, others]).toEqual(["recurrence", 3, []]);
    expect(only?.issueId).not.toBe(aged?.issueId);
  });
});
