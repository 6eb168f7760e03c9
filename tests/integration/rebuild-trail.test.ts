import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { inCommunity } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import { rebuildTrail } from "#infra/operations/rebuild/trail.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { Item, Table } from "#shared/table/table.ts";
import { chargingCase, onlyIssue } from "../town/loop.ts";
import { jointMeeting, openedMeeting, resolution, resolved } from "../town/meetings.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";

const slug = "yangguang-huayuan";

describe("the trail, made anew from the journals", () => {
  let here: Ground;
  let town: Town;
  let issueId: string;
  beforeAll(async () => {
    here = await ground();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: here });
    const seriesId = await jointMeeting(town);
    for (let nth = 0; nth < 3; nth += 1) await chargingCase(town);
    await town.drain();
    ({ issueId } = await onlyIssue(town, "candidate"));
    await (await town.as("fang")).admitIssue({ params: { issueId }, body: {} });
    const { meetingId } = await openedMeeting(town, seriesId, ["fang", "ding", "luo"]);
    const fang = await town.as("fang");
    await resolved(town, issueId, await resolution(town, "2026-05-01"));
    await fang.closeMeeting({ params: { meetingId }, body: {} });
    await town.drain();
  });

  const place = () => inCommunity({ table: here.table, region: "local", keepings }, slug);
  const rows = async (): Promise<Item[]> => {
    const found: Item[] = [];
    const own = place();
    for await (const items of pagesOf(own, { partition: own.scope.partition("TRAIL"), limit: 100 }))
      found.push(...items);
    return found;
  };
  const told = async () =>
    (await (await town.as("fang")).getTrail({ params: { issueId }, query: { limit: 100 } })).body.items;

  it("is what the facts made of it", async () => {
    const [before, seen] = [await rows(), await told()];
    expect(before.length).toBeGreaterThan(15);
    expect(await rebuildTrail(place())).toBe(before.length);
    expect(await rows()).toEqual(before);
    expect(await told()).toEqual(seen);
  });

  it("has again what was lost, and no longer what nothing told", async () => {
    const before = await rows();
    for (const { partition, sort } of before.filter((_, nth) => nth % 3 === 0))
      await here.table.write({ delete: { partition, sort } });
    const [first] = before;
    if (first) await here.table.write({ put: { ...first, sort: `${first.sort}x`, id: "nobody told this" } });
    expect(await rows()).not.toEqual(before);
    await rebuildTrail(place());
    expect(await rows()).toEqual(before);
  });

  it("keeps what is told while it is made", async () => {
    const ding = await town.as("ding");
    const mine = await ding.listActions({ query: {} });
    const actionId = mine.body.items[0]?.actionId ?? "";
    let isTold = false;
    const query: Table["query"] = async (asked) => {
      const page = await here.table.query(asked);
      if (isTold || !asked.partition.endsWith(`#ISSUE#${issueId}`)) return page;
      isTold = true;
      await ding.acceptAction({ params: { actionId }, body: {} });
      await town.drain();
      return page;
    };
    await rebuildTrail(inCommunity({ table: { ...here.table, query }, region: "local", keepings }, slug));
    expect((await told()).map(({ what }) => what)).toContain("action-accepted");
  });

  it("is a command of one machine, for all its communities or for one", async () => {
    const folder = temporaryFolder();
    const { child } = await startProcess(folder, ["--port", "18977"]);
    await end(child, "SIGINT");
    const script = fileURLToPath(new URL("../../infra/operations/rebuild.ts", import.meta.url));
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [script, ...words, "--data", folder], { encoding: "utf8" });
    const all = run("trail");
    expect([all.status, all.stdout.trim().split("\n").length]).toEqual([0, 4]);
    expect(all.stdout).toMatch(/foshan-guojigongguan: [1-9]\d* facts/);
    expect(run("trail", slug).stdout).toMatch(/^yangguang-huayuan: \d+ facts/);
    expect([run("trail", "nowhere").status, run("everything").status, run().status]).toEqual([1, 2, 2]);
  });
});
