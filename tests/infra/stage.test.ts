import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { differences } from "#infra/aws/partitions.ts";
import { stageIn, stages } from "#infra/aws/stage.ts";

const file = (name: string): string =>
  readFileSync(new URL(`../../infra/aws/stages/${name}.json`, import.meta.url), "utf8");

const changed = (name: string, change: object): string => JSON.stringify({ ...JSON.parse(file(name)), ...change });

describe("a stage of China", () => {
  it.each([
    [{ runtime: "nodejs24.x" }, "nodejs24.x"],
    [{ architecture: "arm64" }, "arm64"],
    [{ switches: { archive: true, encryptedBus: true } }, "under a customer key"],
    [{ issuer: "https://cognito-idp.cn-north-1.amazonaws.com.cn/pool" }, "Cognito"],
  ])("is refused with the reason when it asks for %o", (change, reason) => {
    expect(() => stageIn("china.json", changed("china", change))).toThrow(
      new RegExp(`cn-north-1 \\(aws-cn\\) lacks .*${reason}`),
    );
  });

  it("tells every reason at once", () => {
    const change = { runtime: "nodejs24.x", architecture: "arm64" };
    expect(() => stageIn("china.json", changed("china", change))).toThrow(/nodejs24\.x.*arm64/s);
  });

  it("asks for nothing that the table of differences says it lacks", () => {
    const stage = stageIn("china.json", file("china"));
    expect(differences.filter(({ isWanted }) => isWanted?.(stage))).toEqual([]);
  });
});

describe("a stage anywhere", () => {
  it("may ask in Ireland for what China lacks", () => {
    expect(stageIn("ireland.json", file("ireland"))).toMatchObject({ runtime: "nodejs24.x", architecture: "arm64" });
  });

  it.each(["xx-nowhere-1", "us-gov-west-1"])(
    "is refused in %s, which is in no partition Linli was drawn for",
    (region) => {
      expect(() => stageIn("ireland.json", changed("ireland", { region }))).toThrow("no partition");
    },
  );

  it.each([
    ["account", { account: "12" }],
    ["issuer", { issuer: "http://id.example" }],
    ["operators", { operators: [] }],
    ["archiveDays", { archiveDays: 0 }],
    ["unheard", { unheard: 1 }],
  ])("is refused with the field at fault: %s", (field, change) => {
    expect(() => stageIn("ireland.json", changed("ireland", change))).toThrow(field);
  });
});

describe("the stages of a folder of one's own", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "linli-stages-"));
    vi.stubEnv("LINLI_STAGES", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it("are those of LINLI_STAGES, and not the released ones", () => {
    writeFileSync(join(folder, "trial.json"), changed("ireland", { name: "trial" }));
    writeFileSync(join(folder, "notes.txt"), "not a stage");
    expect(stages().map(({ name }) => name)).toEqual(["trial"]);
  });
});
