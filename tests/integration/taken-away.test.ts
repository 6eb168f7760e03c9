import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importCommunity } from "#infra/operations/community/import.ts";
import { sumOf } from "#infra/operations/community/walk.ts";
import { communitiesConsumers } from "#services/communities/react.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { hear } from "#shared/events/consumer.ts";
import { crowd } from "../one-machine/community/crowd.ts";
import { elsewhere, groundOf, slug } from "../one-machine/community/ground.ts";
import { acceptedCase, inYangguang } from "../town/cases.ts";
import { leaves, takenAway } from "../town/leaving.ts";
import { temporaryFolder } from "../town/process.ts";
import { onSqlite, openTown } from "../town/town.ts";

const admin = "admin-yangguang";

const leaving = async (items = 0) => {
  const source = onSqlite();
  const town = await openTown({ on: source });
  await acceptedCase(town, inYangguang);
  await town.drain();
  if (items > 0) await crowd(source.table, items, 0);
  await leaves(town, admin, slug);
  return { source, town };
};

describe("all of a community that leaves, as its administrator takes it away", () => {
  it("is the file that another home takes in, and its digest that of what is kept", async () => {
    const { source, town } = await leaving(3000);
    const made = await takenAway(town, admin, slug);
    expect(made.pageCount).toBeGreaterThan(8);
    expect(made).toMatchObject({ status: "ready", digest: (await sumOf(groundOf(source), slug)).digest });
    const path = join(temporaryFolder(), "file");
    writeFileSync(path, made.text);
    const sum = await importCommunity({ ground: groundOf(await elsewhere()), path });
    expect(sum).toEqual({ digest: made.digest, items: made.itemCount });
  });

  it("is the same when it is made again: what tells of exports is in none", async () => {
    const { town } = await leaving();
    const first = await takenAway(town, admin, slug);
    town.clock.advance(1);
    expect((await takenAway(town, admin, slug)).digest).toBe(first.digest);
  });

  it("is the same where the writing rests after every thing, and where a part is heard once more", async () => {
    const { town } = await leaving(300);
    const { exportId, digest, text } = await takenAway(town, admin, slug);
    const { body: again } = await (await town.as(admin, slug)).requestCommunityExport({ body: {} });
    let time = town.clock.now();
    const clock = () => {
      time = plusMinutes(time, 1);
      return time;
    };
    const { table, region, log, keepers, operators, codeKey } = town.home.world;
    const world = { table, region, clock, log, keepers, operators, codeKey };
    const body = (id: string) =>
      JSON.stringify({ detail: { ...envelope(id, town.world.region), data: { exportId: id } } });
    const consumers = communitiesConsumers.filter(({ reaction }) => reaction.hears === communityExportRequested);
    expect(consumers).toHaveLength(2);
    for (const each of consumers) await hear(world, each, body(again.exportId));
    for (const each of consumers) await hear(world, each, body(exportId));
    await town.drain();
    const params = { exportId: again.exportId };
    expect((await (await town.as(admin, slug)).getCommunityExport({ params })).body.digest).toBe(digest);
    expect(text).toContain(`"digest":"${digest}"`);
  });

  it("is given out to nobody before the operator began, and to nobody but an administrator", async () => {
    const town = await openTown();
    const early = (await town.as(admin, slug)).requestCommunityExport({ body: {} });
    await expect(early).rejects.toMatchObject({ problem: { status: 409, code: "wrong-state", state: "active" } });
    await leaves(town, admin, slug);
    const other = (await town.as("ding", slug)).requestCommunityExport({ body: {} });
    await expect(other).rejects.toMatchObject({ problem: { status: 403 } });
    const { body } = await (await town.as(admin, slug)).requestCommunityExport({ body: {} });
    const page = { params: { exportId: body.exportId, page: 1 } };
    await expect((await town.as(admin, slug)).readCommunityExport(page)).rejects.toMatchObject({
      problem: { status: 409 },
    });
  });

  it("archives the community by its digest and no other", async () => {
    const { town } = await leaving();
    const { digest } = await takenAway(town, admin, slug);
    const ops = await town.as("ops", slug);
    const other = ops.archiveCommunity({ body: { exportDigest: "0".repeat(64) } });
    await expect(other).rejects.toMatchObject({ problem: { errors: [{ code: "unknown-export" }] } });
    expect((await ops.archiveCommunity({ body: { exportDigest: digest } })).body.status).toBe("archived");
  });
});

const envelope = (exportId: string, region: string) => ({
  specversion: "1.0",
  id: `rested-${exportId}`,
  source: `/linli/${region}`,
  type: communityExportRequested.type,
  subject: exportId,
  time: "2026-03-02T01:00:00.000Z",
  region,
  community: slug,
  correlationId: "x",
  causationId: "x",
});
