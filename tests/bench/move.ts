import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareFolder, storePath } from "#infra/local/folder.ts";
import { region } from "#infra/local/home.ts";
import { devIssuer } from "#infra/local/issuer.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { crowd } from "../one-machine/community/crowd.ts";
import { temporaryFolder } from "../town/process.ts";

const items = 100_000;
const slug = "yangguang-huayuan";
const command = fileURLToPath(new URL("../../infra/operations/community.ts", import.meta.url));

export type Move = {
  readonly verb: string;
  readonly seconds: number;
  readonly megabytes: number;
  readonly told: string;
};

const peakOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Runs the command in a process of its own, and watches its memory where the system tells it. */
const run = (words: readonly string[]): Promise<Move> =>
  new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(process.execPath, [command, ...words], { stdio: ["ignore", "pipe", "ignore"] });
    let [told, megabytes] = ["", 0];
    const watch = setInterval(() => {
      megabytes = Math.max(megabytes, peakOf(child.pid ?? 0));
    }, 50);
    child.stdout.on("data", (text) => {
      told += text;
    });
    child.once("exit", (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) done({ verb: words[0] ?? "", seconds, megabytes, told: told.trim() });
      else fail(new Error(`${words.join(" ")} ended with ${code}`));
    });
  });

/** A community of 100,000 items goes out into a file and comes in elsewhere; both say the same sum, or this throws. */
export const measureMove = async (): Promise<readonly Move[]> => {
  const [home, target] = [temporaryFolder(), temporaryFolder()];
  prepareFolder(home);
  const store = sqliteStore(storePath(home));
  const world = { table: store.table, region, clock: () => "2026-03-02T01:00:00.000Z" };
  for (const community of seedCommunities) await seedCommunity({ world, issuer: devIssuer, community });
  await crowd(store.table, items);
  store.close();
  const file = join(home, "community.jsonl");
  const moves = [await run(["export", slug, file, "--data", home]), await run(["import", file, "--data", target])];
  for (const folder of [home, target]) rmSync(folder, { recursive: true, force: true });
  if (moves[0]?.told !== moves[1]?.told) throw new Error("what came in is not what went out");
  return moves;
};

export const moveTable = (moves: readonly Move[]): string =>
  [
    "| | seconds | MB at most | |",
    "|---|---|---|---|",
    ...moves.map(
      ({ verb, seconds, megabytes, told }) => `| ${verb} | ${seconds.toFixed(1)} | ${megabytes.toFixed(0)} | ${told} |`,
    ),
  ].join("\n");
