import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { beginAs, homeMarks } from "#infra/local/beginning.ts";
import { prepareFolder, storePath } from "#infra/local/folder.ts";
import { tryLock } from "#infra/local/lock.ts";
import { personaAccounts } from "#infra/local/printed.ts";
import { openQueues } from "#infra/local/queues.ts";
import { codeKeyFor, issuerKeyFor } from "#infra/local/secrets.ts";
import { runDoctor } from "#infra/operations/doctor/command.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { temporaryFolder } from "../town/process.ts";
import { alone, asStranger, hasStrangers } from "../town/stranger.ts";

const script = fileURLToPath(new URL("../../infra/operations/doctor.ts", import.meta.url));

const examined = async (folder: string, environment = {}): Promise<{ code: number; told: string }> => {
  const run = promisify(execFile)(process.execPath, [script, "--data", folder, "--port", "19177"], {
    env: { ...process.env, ...environment },
  });
  const done = await run.then(
    ({ stdout }) => ({ code: 0, told: stdout }),
    (error) => ({ code: error.code, told: error.stdout + error.stderr }),
  );
  return done;
};

const ownHome = async () => {
  const folder = temporaryFolder();
  prepareFolder(folder);
  codeKeyFor(folder);
  await issuerKeyFor(folder);
  const store = sqliteStore(storePath(folder));
  beginAs(store.database, { hasIssuerKey: true, personas: personaAccounts() }, { way: "own" });
  homeMarks(store.database).set("backed-up-at", new Date().toISOString());
  chmodSync(storePath(folder), 0o600);
  return { folder, ...store };
};

describe("the doctor", () => {
  it("finds a home well", async () => {
    const { folder, database, close } = await ownHome();
    openQueues(database);
    close();
    const { code, told } = await examined(folder);
    expect(told.split("\n").filter((line) => !line.startsWith("ok "))).toEqual([""]);
    expect(code).toBe(0);
  });

  it("names what is wrong and how to mend it", async () => {
    const { folder, database, close } = await ownHome();
    openQueues(database);
    const letter = "INSERT INTO messages (queue, event, body, due_at, is_dead) VALUES ('q', ?, '{}', ?, ?)";
    database.prepare(letter).run("dead", 0, 1);
    database.prepare(letter).run("late", Date.now() - 3_600_000, 0);
    homeMarks(database).set("backed-up-at", "2026-01-01T00:00:00.000Z");
    close();
    writeFileSync(join(folder, "code-key"), "");
    chmodSync(storePath(folder), 0o644);
    const unlock = tryLock(folder);
    const { code, told } = await examined(folder, { LINLI_ORIGIN: "linli" });
    unlock?.();
    expect(code).toBe(1);
    for (const mend of [
      "!!  address: LINLI_ORIGIN",
      `→ chmod go= ${storePath(folder)}`,
      "code-key is damaged",
      "!!  port: a home runs on this data",
      "1 of them for ten minutes",
      "npm run dead-letters -- list",
      "→ npm run backup -- FILE",
    ])
      expect(told).toContain(mend);
  });

  it("takes no other folder for a home, and writes nothing there", async () => {
    const foreign = temporaryFolder();
    chmodSync(foreign, 0o755);
    const file = join(foreign, "letter");
    writeFileSync(file, "dear neighbour");
    const [ofFolder, ofFile] = [await examined(foreign), await examined(file)];
    expect(ofFolder.told).toContain(`!!  folder: there is no data of Linli in ${foreign}`);
    expect(ofFile.told).toContain(`!!  folder: ${file} is a file`);
    for (const { code, told } of [ofFolder, ofFile])
      expect([code, told]).toEqual([1, expect.not.stringMatching(/secrets|chmod/)]);
    expect(readdirSync(foreign)).toEqual(["letter"]);
  });

  it("asks for nothing of what lies beside a home's own files", async () => {
    const { folder, close } = await ownHome();
    close();
    mkdirSync(join(folder, "photos"), { mode: 0o755 });
    chmodSync(folder, 0o755);
    expect(await examined(folder)).toMatchObject({ code: 0, told: expect.stringContaining(`ok  folder: ${folder}`) });
  });

  it.skipIf(!hasStrangers)(`says of a home that this user may not read no more than that${alone}`, async () => {
    const { folder, close } = await ownHome();
    close();
    const lines: string[] = [];
    const spy = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
    const code = await asStranger([folder], () => runDoctor(["--data", folder, "--port", "19177"]));
    spy.mockRestore();
    const told = lines.join("\n");
    expect([code, told]).toEqual([1, expect.stringMatching(/!! {2}folder: .*this user may not do that there/)]);
    expect(told).not.toMatch(/secrets|store:|no data/);
  });

  it("looks at the issuer of a home that has one, and at a folder that is none", async () => {
    const { folder, database, close } = await ownHome();
    homeMarks(database).set("way", "issuer");
    homeMarks(database).set("issuer", "http://127.0.0.1:9");
    close();
    expect((await examined(folder)).told).toContain("!!  issuer: The issuer http://127.0.0.1:9 does not answer");
    expect(await examined(join(folder, "nowhere"))).toMatchObject({
      code: 1,
      told: expect.stringContaining("there is none"),
    });
  });
});
