import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../town/process.ts";

const run = (command: string, ...words: string[]) =>
  spawnSync(
    process.execPath,
    [fileURLToPath(new URL(`../../../infra/operations/${command}.ts`, import.meta.url)), ...words],
    {
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: temporaryFolder() },
    },
  );

const nowhere = temporaryFolder();

describe("an operator's command that cannot be done", () => {
  it.each([
    ["community", ["export", "somewhere", "file", "--data", `${nowhere}/none`], "there is no data of Linli"],
    ["community", ["import", `${nowhere}/none`, "--data", nowhere], "there is no file"],
    ["community", ["export", "somewhere", `${nowhere}/file`, "--data", nowhere], "there is no community somewhere"],
    ["community", ["sum", "somewhere", "--table", "T"], "--table needs --region"],
    ["dead-letters", ["list", "--data", `${nowhere}/none`], "there is no data of Linli"],
    ["dead-letters", ["list", "--stage", "nowhere"], "no stage nowhere"],
  ])("%s %j says why in one sentence", (command, words, reason) => {
    const { status, stderr } = run(command, ...words);
    expect(stderr).toContain(reason);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(1);
  });

  it.each(["community", "dead-letters"])("%s shows its usage for what it does not understand", (command) => {
    for (const words of [[], ["dance"], ["--loudly"]]) {
      const { status, stdout, stderr } = run(
        command,
        ...words,
        ...(words[0] === "--loudly" ? [] : ["--data", nowhere]),
      );
      expect(stdout + stderr).toContain(`npm run ${command} -- `);
      expect(status).toBe(2);
    }
  });
});
