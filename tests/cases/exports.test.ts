import { join } from "node:path";
import { expect, it } from "vitest";
import { exportCommunity } from "#infra/operations/community/export.ts";
import { keepings } from "#infra/operations/place.ts";
import { temporaryFolder } from "../town/process.ts";
import { openTown } from "../town/town.ts";

const slug = "yangguang-huayuan";

it("a community is archived with the digest of an export that was made after it began to leave, and no other", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const folder = temporaryFolder();
  const { table, region } = town.world;
  const made = async (name: string): Promise<string> => {
    const ground = { table, region, keepings };
    const { digest } = await exportCommunity({ ground, slug, path: join(folder, name), now: town.clock.now() });
    return digest;
  };
  const ops = await town.as("ops", slug);
  const archive = (exportDigest: string) => ops.archiveCommunity({ body: { exportDigest } });
  const unknown = { problem: { status: 400, errors: [{ pointer: "/exportDigest", code: "unknown-export" }] } };

  const early = await made("early");
  town.clock.advance(1);
  await (await town.as("admin-yangguang")).requestOffboarding({ body: {} });
  await ops.offboardCommunity({ body: {} });
  await town.drain();
  await expect(archive("0".repeat(64))).rejects.toMatchObject(unknown);
  await expect(archive(early)).rejects.toMatchObject(unknown);

  const late = await made("late");
  expect(late).not.toBe(early);
  expect(await made("again")).toBe(late);
  await expect(archive(late.toUpperCase())).rejects.toMatchObject({ problem: { status: 400 } });
  expect((await archive(late)).body.status).toBe("archived");
});
