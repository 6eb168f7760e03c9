import { describe, expect, it } from "vitest";
import type { Table, Write } from "#shared/table/table.ts";
import { interrupted } from "../town/interrupted.ts";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import {
  jointMeeting,
  nextMeeting,
  openedMeeting,
  openIssue,
  proposed,
  resolution,
  resolved,
} from "../town/meetings.ts";
import { onSqlite, openTown } from "../town/town.ts";

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
    const body = await proposed(town, issueId, await resolution(town, "2026-05-01"));
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
    await expect(resolve()).rejects.toMatchObject({ problem: { code: "side-missing", sides: ["residents"] } });
  });
});

const isFrozen = (write: Write): boolean =>
  "put" in write && (write.put.state as { status?: string } | undefined)?.status === "agenda-published";

/** A table on which somebody acts just before an agenda is frozen; a second one that is frozen meanwhile never is. */
const whileFreezing = (act: () => Promise<unknown>) => {
  const ground = onSqlite();
  let attempts = 0;
  const commit: Table["commit"] = async (writes) => {
    const nth = writes.some(isFrozen) ? ++attempts : 0;
    if (nth === 1) await act();
    if (nth === 2) throw new Error("killed");
    return ground.table.commit(writes);
  };
  return { ...ground, table: { ...ground.table, commit } };
};

describe("an agenda that two publish at once", () => {
  it("counts all that either put on it", async () => {
    const ground = whileFreezing(async () => {
      await openIssue(town, "快递柜占道");
      await expect((await town.as("sun")).publishAgenda(publishing)).rejects.toMatchObject({
        problem: { status: 500 },
      });
    });
    const town = await openTown({ start, on: ground });
    const seriesId = await jointMeeting(town);
    await openIssue(town, "充电桩不够");
    const { meetingId } = await nextMeeting(town, seriesId);
    const publishing = { params: { meetingId }, body: {} };
    const fang = await town.as("fang");
    expect((await fang.publishAgenda(publishing)).body.agenda?.itemCount).toBe(2);
    expect((await fang.getAgenda({ params: { meetingId }, query: {} })).body.items).toHaveLength(2);
  });
});

describe("a dispute that two issues stand for", () => {
  it("is asked about for the second once the first is contested, and answers are due anew", async () => {
    const town = await openTown({ start });
    const seriesId = await jointMeeting(town);
    const proposed = await openIssue(town, "充电桩不够");
    town.clock.advance(1);
    const { caseId } = (await chargingCase(town)).case;
    await (await town.as("sun")).escalateCase({ params: { caseId }, body: { reason: "涉及全小区" } });
    await town.drain();
    const escalated = (await onlyIssue(town, "candidate")).issueId;
    const fang = await town.as("fang");
    await fang.mergeIssue({ params: { issueId: escalated }, body: { intoIssueId: proposed } });
    for (let nth = 0; nth < 2; nth += 1) await chargingCase(town);
    await town.drain();
    const recurring = (await onlyIssue(town, "candidate")).issueId;
    await fang.admitIssue({ params: { issueId: recurring }, body: {} });
    await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const body = await resolution(town, "2026-05-01", []);
    const issueIds = [proposed, recurring];
    for (const issueId of issueIds) {
      await resolved(town, issueId, body);
      await town.drain();
    }
    const no = { settled: false, reason: "夜里还有人飞线" };
    await (await town.as("qin")).answerInquiry({ params: { caseId }, body: no });
    const seen = async () => (await (await town.as("sun")).getCase({ params: { caseId } })).body.case;
    expect(await seen()).toMatchObject({
      inquiry: { issueId: issueIds[1] },
      formerInquiries: [{ issueId: issueIds[0], over: "contested" }],
    });
    town.clock.advance(8 * 24 * 60);
    await town.drain();
    expect(await seen()).toMatchObject({ status: "resolved", resolution: { issueId: issueIds[1] } });
  });
});
