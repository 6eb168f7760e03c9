import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { Bench, Records, records, recordsPath, suitesIn } from "./records.ts";

const [name = "", report = "bench-results/bench.json"] = process.argv.slice(2);
const git = (...words: string[]): string => execFileSync("git", words, { encoding: "utf8" }).trim();

if (!Object.hasOwn(Records.shape, name)) {
  console.error(`npm run proof -- ${Object.keys(Records.shape).join("|")} [REPORT.json]`);
  process.exit(2);
}

const text = readFileSync(report, "utf8");
const run = { at: new Date().toISOString().slice(0, 10), commit: git("rev-parse", "--short", "HEAD") };
const measured = name === "bench" ? Bench.parse(JSON.parse(text)) : suitesIn(text);
const next = Records.parse({ ...records(), [name]: { ...run, ...measured } });
writeFileSync(recordsPath, `${JSON.stringify(next, null, 2)}\n`);
