import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareFolder, storePath } from "#infra/local/folder.ts";
import { tryLock } from "#infra/local/lock.ts";
import { codeKeyFor, codeKeyIn, issuerKeyFor, issuerKeyIn } from "#infra/local/secrets.ts";
import { backUp } from "#infra/operations/backup/backup.ts";
import { restore, restoreSecrets } from "#infra/operations/backup/restore.ts";
import { sentenceOf } from "#infra/operations/complaint.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { temporaryFolder } from "../town/process.ts";
import { alone, asStranger, hasStrangers } from "../town/stranger.ts";

const now = "2026-11-28T00:00:00.000Z";

/** What an operator is told of what went wrong; a bug is thrown. */
const told = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return "nothing";
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    return sentence;
  }
};

const newHome = async (): Promise<string> => {
  const folder = temporaryFolder();
  prepareFolder(folder);
  codeKeyFor(folder);
  await issuerKeyFor(folder);
  sqliteStore(storePath(folder)).close();
  return folder;
};

let home: string;
let elsewhere: string;
let backup: string;
beforeAll(async () => {
  [home, elsewhere] = [await newHome(), temporaryFolder()];
  backup = join(elsewhere, "tonight");
  await backUp(home, backup, now);
});

describe("a backup that cannot be written", () => {
  it("is told by its target, and leaves nothing there", async () => {
    const backedUpTo = (...names: string[]) => told(() => backUp(home, join(...names), now));
    expect(await backedUpTo(elsewhere, "nowhere", "file")).toBe(
      `${join(elsewhere, "nowhere")}: there is no such place: look at how it is written.`,
    );
    expect(await backedUpTo(elsewhere)).toBe(`${elsewhere} is a folder: name a file in it.`);
    expect(await backedUpTo(backup, "file")).toContain("a file stands where a folder should");
    expect(readdirSync(elsewhere)).toEqual(["tonight"]);
  });

  it.skipIf(!hasStrangers)(
    `is told by the place that this user may not use, be it target or home${alone}`,
    async () => {
      const [shut, other] = [temporaryFolder(), await newHome()];
      for (const [from, to] of [
        [home, shut],
        [other, elsewhere],
      ] as const)
        expect(await asStranger([shut, other], () => told(() => backUp(from, join(to, "other"), now)))).toContain(
          "this user may not do that there",
        );
      expect(readdirSync(elsewhere)).toEqual(["tonight"]);
    },
  );

  it("is told by the home, where it is of no home that can be read", async () => {
    const nowhere = temporaryFolder();
    expect(await told(() => backUp(nowhere, join(elsewhere, "other"), now))).toBe(
      `there is no data of Linli in ${nowhere}`,
    );
    const other = await newHome();
    writeFileSync(storePath(other), "x".repeat(5000));
    expect(await told(() => backUp(other, join(elsewhere, "other"), now))).toContain(
      `could not be made of ${storePath(other)}: it is damaged`,
    );
    expect(readdirSync(elsewhere)).toEqual(["tonight"]);
  });
});

describe("a restore that cannot be done", () => {
  it("is told by its source or its target, and leaves nothing half-made", async () => {
    const empty = temporaryFolder();
    expect(await told(() => restore(elsewhere, empty))).toBe(`${elsewhere} is no backup of Linli`);
    expect(await told(() => restore(join(elsewhere, "no"), empty))).toBe(`there is no file ${join(elsewhere, "no")}`);
    expect(await told(() => restore(backup, backup))).toContain("a file stands where a folder should");
    const torn = join(temporaryFolder(), "torn");
    writeFileSync(torn, readFileSync(backup).fill(7, 4096));
    expect(await told(() => restore(torn, empty))).toContain(`${torn} is damaged`);
    expect(readdirSync(empty).filter((name) => name !== "lock")).toEqual([]);
  });
});

describe("the secrets of a home", () => {
  it("are put back from a backup where they are damaged or missing, and stay where they are whole", async () => {
    const [code, issuer] = [codeKeyIn(home), issuerKeyIn(home)];
    const broken = temporaryFolder();
    for (const name of readdirSync(home)) copyFileSync(join(home, name), join(broken, name));
    writeFileSync(join(broken, "code-key"), "torn");
    expect(await told(() => codeKeyIn(broken))).toContain(`npm run restore -- FILE --secrets --data ${broken}`);
    expect(restoreSecrets(backup, broken)).toEqual(["code-key"]);
    rmSync(join(broken, "issuer.json"));
    writeFileSync(join(broken, "code-key"), "");
    expect(restoreSecrets(backup, broken).toSorted()).toEqual(["code-key", "issuer.json"]);
    expect([codeKeyIn(broken), issuerKeyIn(broken)]).toEqual([code, issuer]);
    expect(restoreSecrets(backup, broken)).toEqual([]);
    const other = await newHome();
    const own = codeKeyIn(other);
    expect([restoreSecrets(backup, other), codeKeyIn(other)]).toEqual([[], own]);
  });

  it("are put into no folder without a home, and into none on which one runs", async () => {
    const empty = join(temporaryFolder(), "empty");
    mkdirSync(empty);
    expect(await told(() => restoreSecrets(backup, empty))).toBe(`there is no data of Linli in ${empty}`);
    const unlock = tryLock(home);
    expect(await told(() => restoreSecrets(backup, home))).toContain("Another Linli runs on the data");
    unlock?.();
  });
});
