import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Block } from "#infra/local/printed.ts";
import { backUp } from "#infra/operations/backup/backup.ts";
import { restore } from "#infra/operations/backup/restore.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { client } from "#shared/http/client.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const sunOf = ({ api, personas }: Block) => {
  const { token, community } = personas.find(({ persona }) => persona === "sun") ?? { token: "", community: "" };
  return client(mediationRoutes, { baseUrl: api.replace(/\/v1$/, ""), token, community: community ?? "", send: fetch });
};

type Sun = ReturnType<typeof sunOf>;

const file = async (sun: Sun, key: string): Promise<string> => {
  const disputants = [{ name: "秦先生" }];
  const body = { category: "noise", place: { building: "1栋" }, source: "proactive", disputants } as const;
  return (await sun.fileCase({ body, idempotencyKey: key })).body.case.caseId;
};

const casesOf = async (sun: Sun): Promise<string[]> => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await sun.listCases({ query: { building: "1栋", limit: 100, ...(cursor && { cursor }) } });
    found.push(...body.items.map(({ caseId }) => caseId));
    cursor = body.nextCursor;
  } while (cursor);
  return found;
};

describe("a backup made while the home works", () => {
  const [home, other, elsewhere] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const path = join(elsewhere, "tonight");
  const filed: string[] = [];
  let before = 0;
  let token = "";
  beforeAll(async () => {
    const { child, block } = await startProcess(home, ["--port", "19077"]);
    const sun = sunOf(block);
    token = block.personas.find(({ persona }) => persona === "sun")?.token ?? "";
    let isOver = false;
    const working = Array.from({ length: 8 }, async (_, worker) => {
      for (let at = 0; !isOver; at += 1) filed.push(await file(sun, `case ${worker} ${at}`));
    });
    while (filed.length < 40) await new Promise((resume) => setTimeout(resume, 20));
    before = filed.length;
    await backUp(home, path, "2026-11-28T00:00:00.000Z");
    isOver = true;
    await Promise.all(working);
    await end(child, "SIGKILL");
  });
  afterAll(() => rmSync(elsewhere, { recursive: true }));

  it("is one file for its owner only, with nothing half-made beside it", () => {
    expect(readdirSync(elsewhere)).toEqual(["tonight"]);
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
  });

  it("becomes a home that has all that was acknowledged before it, and whose tokens and codes stay good", async () => {
    expect(restore(path, other)).toBeGreaterThan(0);
    for (const secret of ["code-key", "issuer.json"])
      expect(readFileSync(join(other, secret), "utf8")).toBe(readFileSync(join(home, secret), "utf8"));
    const { child, block } = await startProcess(other, ["--port", "19077"]);
    const restored = await casesOf(sunOf(block));
    expect(restored).toEqual(expect.arrayContaining(filed.slice(0, before)));
    expect(filed).toEqual(expect.arrayContaining(restored));
    const again = await file(sunOf(block), "case 0 0");
    expect(restored).toContain(again);
    const mine = await fetch(`${block.api}/me/communities`, { headers: { authorization: `Bearer ${token}` } });
    expect(mine.status).toBe(200);
    await end(child, "SIGINT");
  });

  it("goes over no data that is there, over nothing that is no backup, and into nothing while it is damaged", async () => {
    expect(() => restore(path, home)).toThrow("holds data already");
    await expect(backUp(home, join(home, "linli.sqlite"), "")).rejects.toThrow("something else than a backup");
    const letter = join(elsewhere, "a letter");
    writeFileSync(letter, "dear neighbour");
    expect(() => restore(letter, temporaryFolder())).toThrow("is no backup");
    await expect(backUp(home, letter, "")).rejects.toThrow("something else than a backup");
    const torn = join(elsewhere, "torn");
    const bytes = readFileSync(path);
    writeFileSync(torn, bytes.subarray(0, bytes.length / 2));
    const empty = temporaryFolder();
    expect(() => restore(torn, empty)).toThrow();
    expect(readdirSync(empty)).not.toContain("linli.sqlite");
    await expect(backUp(temporaryFolder(), join(elsewhere, "x"), "")).rejects.toThrow("no data of Linli");
  });
});
