import { beforeAll, describe, expect, it } from "vitest";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import { openTown, type Town } from "../town/town.ts";

const day = 24 * 60;

describe("a recurrence whose issue was referred up", () => {
  let town: Town;
  let referredId: string;
  const file = async (cases: number) => {
    for (let nth = 0; nth < cases; nth += 1) await chargingCase(town);
    await town.drain();
  };

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    await file(3);
    referredId = (await onlyIssue(town, "candidate")).issueId;
    const fang = await town.as("fang");
    const params = { issueId: referredId };
    await fang.admitIssue({ params, body: {} });
    town.clock.advance(91 * day);
    await (await town.as("fang")).referIssueUp({ params, body: { explanation: "须街道协调" } });
    await town.drain();
  });

  it("is over: later cases of the building are counted anew, and come before the meeting by an issue of their own", async () => {
    await file(2);
    const { body } = await (await town.as("fang")).listIssues({ query: { status: "candidate" } });
    expect(body.items).toEqual([]);
    await file(1);
    const anew = await onlyIssue(town, "candidate");
    expect(anew).toMatchObject({ origin: "recurrence", caseCount: 3 });
    expect(anew.issueId).not.toBe(referredId);
  });
});
