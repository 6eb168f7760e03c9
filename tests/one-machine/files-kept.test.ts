import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesFolder, storePath } from "#infra/local/folder.ts";
import type { Block } from "#infra/local/printed.ts";
import { backUp, type Copied } from "#infra/operations/backup/backup.ts";
import { restore } from "#infra/operations/backup/restore.ts";
import { bytesIn } from "#infra/operations/bytes-in-store.ts";
import { filesOf } from "#infra/operations/doctor/store.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { client } from "#shared/http/client.ts";
import { paper, phonePicture, saidOf, sha256Of } from "../town/files.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const sunOf = ({ api, personas }: Block) => {
  const { token, community } = personas.find(({ persona }) => persona === "sun") ?? { token: "", community: "" };
  return client(mediationRoutes, { baseUrl: api.replace(/\/v1$/, ""), token, community: community ?? "", send: fetch });
};
type Sun = ReturnType<typeof sunOf>;

const filed = async (sun: Sun): Promise<string> => {
  const disputants = [{ name: "秦先生" }];
  const body = { category: "noise", place: { building: "1栋" }, source: "proactive", disputants } as const;
  return (await sun.fileCase({ body })).body.case.caseId;
};

const sent = async (sun: Sun, said: ReturnType<typeof saidOf>, bytes: Uint8Array): Promise<string> => {
  const { file, put } = (await sun.giveCaseFile({ body: said })).body;
  const taken = await fetch(put.url, { method: "PUT", headers: put.headers, body: Buffer.from(bytes) });
  expect(taken.status).toBe(200);
  await sun.completeCaseFile({ params: { fileId: file.fileId }, body: {} });
  return file.fileId;
};

const ready = async (sun: Sun, fileId: string) => {
  for (;;) {
    const { file, reading } = (await sun.getCaseFile({ params: { fileId } })).body;
    if (file.state === "ready" && reading) return { file, reading };
    await new Promise((resume) => setTimeout(resume, 50));
  }
};

/** Does something with the store of a home. */
const inStore = <Result>(home: string, work: (database: DatabaseSync) => Result): Result => {
  const database = new DatabaseSync(storePath(home));
  try {
    return work(database);
  } finally {
    database.close();
  }
};

const examined = (home: string) => inStore(home, (database) => filesOf(database, home));

describe("the photos and papers of a home", () => {
  const [home, other, elsewhere] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const path = join(elsewhere, "tonight");
  let before: string[] = [];
  let made: Copied;
  beforeAll(async () => {
    const { child, block } = await startProcess(home, ["--port", "19079"]);
    const sun = sunOf(block);
    const photo = await phonePicture();
    const caseId = await filed(sun);
    before = [
      await sent(sun, saidOf(caseId, photo), photo),
      await sent(sun, saidOf(caseId, paper(), "application/pdf"), paper()),
    ];
    for (const fileId of before) await ready(sun, fileId);
    let isOver = false;
    const working = Array.from({ length: 3 }, async (_, worker) => {
      while (!isOver) {
        const busy = await filed(sun);
        for (let nth = 0; nth < 6 && !isOver; nth += 1) {
          const bytes = paper(`${worker} ${nth}`.repeat(20_000));
          await sent(sun, saidOf(busy, bytes, "application/pdf"), bytes);
        }
      }
    });
    await new Promise((resume) => setTimeout(resume, 1500));
    made = await backUp(home, path, "2026-11-28T00:00:00.000Z");
    isOver = true;
    await Promise.all(working);
    await end(child, "SIGKILL");
  });
  afterAll(() => rmSync(elsewhere, { recursive: true }));

  it("go into its backup while more are sent, and nothing of it lacks bytes", () => {
    expect(made.lacking).toEqual([]);
    expect(made.files).toBeGreaterThanOrEqual(3);
    expect(readdirSync(elsewhere)).toEqual(["tonight"]);
    expect(restore(path, other)).toEqual(made);
    expect(examined(other)).toMatchObject({ told: expect.stringContaining("all there") });
  });

  it("are read in the home that was made of it, by the digests that they had", async () => {
    const { child, block } = await startProcess(other, ["--port", "19079"]);
    const sun = sunOf(block);
    for (const fileId of before) {
      const { file, reading } = await ready(sun, fileId);
      const bytes = new Uint8Array(await (await fetch(reading.url)).arrayBuffer());
      expect(sha256Of(bytes)).toBe(file.kept?.sha256);
    }
    await end(child, "SIGINT");
  });

  it("are named by the doctor where their bytes are missing, and go into no backup where they are others", async () => {
    const [missing, damaged] = inStore(other, (database) =>
      [...bytesIn(database)].flatMap(({ key, isAwaited }) => (isAwaited ? [] : key)),
    ) as [string, string];
    rmSync(join(filesFolder(other), missing));
    const file = join(filesFolder(other), damaged);
    writeFileSync(file, readFileSync(file).fill(0, 0, 3));
    expect(examined(other)).toMatchObject({ told: expect.stringContaining(missing), mend: expect.anything() });
    const { lacking, files } = await backUp(other, join(elsewhere, "lacking"), "2026-11-28T00:00:00.000Z");
    expect(lacking.toSorted()).toEqual([missing, damaged].toSorted());
    expect(files).toBe(inStore(other, (database) => [...bytesIn(database)].length) - 2);
  });

  it("stay away from a restored home where the backup was damaged, which is told", () => {
    const backup = new DatabaseSync(path);
    const key = String(backup.prepare("SELECT key FROM kept_bytes LIMIT 1").get()?.key);
    backup.prepare("UPDATE kept_bytes SET content = zeroblob(9) WHERE key = ?").run(key);
    backup.close();
    const last = temporaryFolder();
    expect(restore(path, last)).toEqual({ ...made, files: made.files - 1, lacking: [key] });
  });
});
