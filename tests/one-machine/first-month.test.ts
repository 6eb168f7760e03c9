import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../infra/local/story/main.ts", import.meta.url));
const run = (...options: string[]) => spawnSync(process.execPath, [main, ...options], { encoding: "utf8" });

describe("the first month of a community", () => {
  it("is told on an empty home of its own, and no request is refused", () => {
    const { status, stdout, stderr } = run("--first-month");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.at(-1)).toBe("first month told");
    const requests = lines.filter((line) => / {2}(GET|POST) {2}/.test(line));
    expect(requests.filter((line) => !/ {2}20[01]$/.test(line))).toEqual([]);
    for (const [path, times] of [
      [/sign-in\/devices /, 10],
      [/roster-imports\/\w+\/commit /, 1],
      [/associations\/\w+\/approve /, 1],
      [/cases\/\w+\/accept /, 1],
      [/campuses\/\w+\/approve /, 3],
      [/courses\/\w+\/approve /, 3],
      [/courses\/bookings /, 1],
      [/programmes\/\w+\/approve /, 1],
      [/fairs\/\w+\/report /, 1],
      [/series\/\w+\/approve /, 3],
      [/issues\/\w+\/concur /, 3],
      [/issues\/\w+\/resolve /, 1],
    ] as const)
      expect([path, requests.filter((line) => path.test(line)).length]).toEqual([path, times]);
  });

  it("is not mistaken for what nobody tells", () => {
    const { status, stderr } = run("--first-year");
    expect([status, stderr]).toEqual([2, expect.stringContaining("npm run story -- --first-month")]);
  });
});
