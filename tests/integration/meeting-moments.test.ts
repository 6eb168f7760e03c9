import { describe, expect, it } from "vitest";
import { interrupted } from "../town/interrupted.ts";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import { jointMeeting, openedMeeting, openIssue, resolution } from "../town/meetings.ts";
import { openTown } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

describe("a later case of a recurrence", () => {
  it("belongs to the issue that its own becomes part of at that moment", async () => {
    const { ground, before } = interrupted("ISSUE");
    const town = await openTown({ start, on: ground });
    await jointMeeting(town);
    const older = await openIssue(town, "充电桩不够");
    town.clock.advance(1);
    for (let nth = 0; nth < 3; nth += 1) await chargingCase(town);
    await town.drain();
    const { issueId } = await onlyIssue(town, "candidate");
    const fang = await town.as("fang");
    const fourth = (await chargingCase(town)).case.caseId;
    before(() => fang.mergeIssue({ params: { issueId }, body: { intoIssueId: older } }));
    await town.drain();
    const { issue } = (await fang.getIssue({ params: { issueId: older } })).body;
    expect(Object.keys(issue.cases)).toContain(fourth);
    const { body } = await (await town.as("sun")).getCase({ params: { caseId: fourth } });
    expect(body.case.linkedIssues).toEqual([older]);
  });
});

describe("a decision with every side in the room", () => {
  const inSession = async () => {
    const { ground, beforeCommit } = interrupted("SERIES");
    const town = await openTown({ start, on: ground });
    const seriesId = await jointMeeting(town);
    const issueId = await openIssue(town, "充电桩不够");
    await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const fang = await town.as("fang");
    const { seats } = (await fang.getSeries({ params: { seriesId } })).body;
    const { seatId = "" } = seats.find(({ side }) => side === "residents") ?? {};
    const body = await resolution(town, "2026-05-01");
    const resolve = () => fang.resolveIssue({ params: { issueId }, body });
    return { beforeCommit, resolve, endSeat: () => fang.endSeriesSeat({ params: { seatId }, body: {} }) };
  };

  it("is none once a side's last seat has ended, though who had it is still there", async () => {
    const { endSeat, resolve } = await inSession();
    await endSeat();
    await expect(resolve()).rejects.toMatchObject({ problem: { code: "side-missing", sides: ["residents"] } });
  });

  it("is not made where a seat ends at that moment", async () => {
    const { beforeCommit, endSeat, resolve } = await inSession();
    beforeCommit(endSeat);
    await expect(resolve()).rejects.toMatchObject({ problem: { code: "version-conflict" } });
  });
});
