import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareFolder, storePath } from "#infra/local/folder.ts";
import { region } from "#infra/local/home.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { type Sum, sumOf } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { temporaryFolder } from "../../town/process.ts";
import { crowd } from "./crowd.ts";

const command = fileURLToPath(new URL("../../../infra/operations/community.ts", import.meta.url));
const slug = "yangguang-huayuan";
const home = temporaryFolder();
const target = temporaryFolder();
const file = join(home, "community.jsonl");

/** Runs the command; `killedAfter` milliseconds it is killed without a word. Answers its exit code, or nothing. */
const run = (words: readonly string[], killedAfter: number): Promise<number | null> =>
  new Promise((ended) => {
    const child = spawn(process.execPath, [command, ...words], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), killedAfter);
    child.once("exit", (code) => {
      clearTimeout(timer);
      ended(code);
    });
  });

/** Starts it over and over, half as long again each time, until it ends by itself. Answers how often it was killed. */
const untilDone = async (words: readonly string[]): Promise<number> => {
  for (let kills = 0, milliseconds = 250; ; kills += 1, milliseconds *= 1.5) {
    const code = await run(words, milliseconds);
    if (code === 0) return kills;
    if (code !== null) throw new Error(`it ended with ${code}`);
  }
};

const sumIn = async (folder: string): Promise<Sum> => {
  const store = sqliteStore(storePath(folder));
  const sum = await sumOf({ table: store.table, region, keepings }, slug);
  store.close();
  return sum;
};

describe("a community on its way", () => {
  beforeAll(async () => {
    for (const folder of [home, target]) prepareFolder(folder);
    const store = sqliteStore(storePath(home));
    const world = { table: store.table, region, clock: () => "2026-03-02T01:00:00.000Z" };
    for (const community of seedCommunities) await seedCommunity({ world, issuer: devIssuer, community });
    await crowd(store.table, 4000);
    store.close();
  });

  it("is exported whole, however often the export is killed", async () => {
    const kills = await untilDone(["export", slug, file, "--data", home]);
    expect(kills).toBeGreaterThan(1);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it("arrives whole, however often the import is killed, and is the same", async () => {
    const kills = await untilDone(["import", file, "--data", target]);
    expect(kills).toBeGreaterThan(1);
    expect(await sumIn(target)).toEqual(await sumIn(home));
    expect((await sumIn(target)).items).toBeGreaterThan(4000);
  });
});
