import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runSignIn } from "#infra/local/own/command.ts";
import { newDeviceKey } from "#infra/local/own/device.ts";
import { start, usage } from "#infra/local/start.ts";
import { attended } from "#infra/operations/complaint.ts";
import { runDeadLetters } from "#infra/operations/dead-letters/command.ts";
import { runDoctor } from "#infra/operations/doctor/command.ts";
import { runMigrate } from "#infra/operations/migrate/command.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { temporaryFolder } from "../town/process.ts";

const said: string[] = [];
beforeEach(() => {
  for (const way of ["log", "error"] as const)
    vi.spyOn(console, way).mockImplementation((line) => void said.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The exit code of a command, and all that it said to its operator. */
const outcome = async (running: Promise<number>) => {
  const code = await running;
  return { code, told: said.splice(0).join("\n") };
};

describe("what npm keeps of a command", () => {
  it.each([
    ["start", "own", (given: string[]) => attended(usage, () => start(given)), "npm start -- --own"],
    ["doctor", "data", runDoctor, "npm run doctor -- --data …"],
    ["migrate", "write", runMigrate, "npm run migrate -- --write"],
    ["dead-letters", "for-real", runDeadLetters, "npm run dead-letters -- --for-real"],
    ["sign-in", "at", runSignIn, "npm run sign-in -- --at …"],
  ] as const)("is asked for again: npm run %s --%s", async (script, name, run, example) => {
    vi.stubEnv("npm_lifecycle_event", script);
    vi.stubEnv(`npm_config_${name.replace("-", "_")}`, "true");
    const { code, told } = await outcome(run([]));
    expect([code, told]).toEqual([1, expect.stringContaining(`as in "${example}"`)]);
  });

  it("is no setting of its own", async () => {
    vi.stubEnv("npm_config_json", "true");
    expect(await outcome(attended(usage, () => start(["--port", "none"])))).toMatchObject({
      code: 1,
      told: expect.stringContaining("none is no port"),
    });
  });
});

describe("a word that a command does not take", () => {
  it("begins no demonstration", async () => {
    const folder = join(temporaryFolder(), "home");
    const { code, told } = await outcome(attended(usage, () => start(["own", "--data", folder])));
    expect([code, told]).toEqual([2, expect.stringContaining("npm start -- --own")]);
    expect(existsSync(folder)).toBe(false);
    expect((await outcome(runDoctor([folder]))).code).toBe(2);
  });
});

describe("a dead letter that is not there", () => {
  it("is not looked for at Amazon", async () => {
    const folder = temporaryFolder();
    sqliteStore(join(folder, "linli.sqlite")).close();
    const { code, told } = await outcome(runDeadLetters(["show", "x", "--data", folder]));
    expect([code, told]).toEqual([1, "there is no dead letter x here"]);
  });
});

describe("a device that cannot sign in", () => {
  const folder = temporaryFolder();
  const key = join(folder, "key.json");
  let other: Server;
  let elsewhere: string;
  beforeAll(async () => {
    writeFileSync(key, JSON.stringify({ key: await newDeviceKey(), deviceId: "device" }));
    other = createServer((_, response) => response.end("<p>welcome</p>"));
    await new Promise<void>((ready) => other.listen(0, "127.0.0.1", () => ready()));
    elsewhere = `http://127.0.0.1:${(other.address() as { port: number }).port}`;
  });
  afterAll(() => void other.close());

  const wrongKeys = { empty: "", torn: '{"key":{"kty"', strange: '{"key":{"kty":"EC","crv":"P-256"}}', keyless: "{}" };

  it("is told where no home answers, and what is no address of one", async () => {
    for (const [at, sentence] of [
      ["http://127.0.0.1:1", "No home answers at http://127.0.0.1:1: start it"],
      ["127.0.0.1:8477", "127.0.0.1:8477 is no address of a home"],
      ["http://", "http:// is no address of a home"],
      [elsewhere, `${elsewhere} does not answer as a home does`],
    ] as const)
      expect(await outcome(runSignIn(["--key", key, "--at", at]))).toMatchObject({
        code: 1,
        told: expect.stringContaining(sentence),
      });
  });

  it("is told that its key is none", async () => {
    mkdirSync(join(folder, "folder"));
    for (const [name, content] of Object.entries(wrongKeys)) writeFileSync(join(folder, name), content);
    for (const name of [...Object.keys(wrongKeys), "folder"])
      expect(await outcome(runSignIn(["--key", join(folder, name), "--at", elsewhere]))).toMatchObject({
        code: 1,
        told: expect.stringContaining(`${join(folder, name)} is damaged, or no key of a device`),
      });
  });

  it("is shown how, where words stand without --slip", async () => {
    expect((await outcome(runSignIn(["--key", key, "meihua-yuan", "per_x", "code"]))).code).toBe(2);
    expect((await outcome(runSignIn(["--key", key, "--slip", "meihua-yuan"]))).code).toBe(2);
  });
});
