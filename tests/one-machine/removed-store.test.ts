import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kept } from "#infra/local/folder.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

describe("a home whose store is taken away under it", () => {
  const [parent, elsewhere] = [temporaryFolder(), temporaryFolder()];
  const folder = join(parent, "home");
  let running: Awaited<ReturnType<typeof startProcess>>;
  let origin: string;

  beforeAll(async () => {
    running = await startProcess(folder, ["--own", "--port", "19577"]);
    origin = running.block.api.replace(/\/v1$/, "");
  });
  afterAll(() => end(running.child, "SIGKILL"));

  const changed = async () => {
    const response = await fetch(`${origin}/sign-in/challenges`, { method: "POST", body: "{}" });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code, wait: response.headers.get("retry-after") };
  };
  const refused = { status: 503, code: "try-again", wait: "1" };
  const sentences = () => running.complaints().match(/"the store was removed, moved or replaced: put it back"/g);

  it("acknowledges nothing while it is away, says so once, and goes on when it is back", async () => {
    expect((await changed()).status).toBe(201);
    renameSync(folder, join(elsewhere, "away"));
    expect(await changed()).toEqual(refused);
    expect(await changed()).toEqual(refused);
    expect((await fetch(`${origin}/v1/me/communities`)).status).toBe(401);
    expect(sentences()).toHaveLength(1);
    renameSync(join(elsewhere, "away"), folder);
    expect((await changed()).status).toBe(201);
  });

  it("takes a copy in its place for no store of its own", async () => {
    renameSync(folder, join(elsewhere, "own"));
    cpSync(join(elsewhere, "own"), folder, { recursive: true });
    expect(await changed()).toEqual(refused);
    rmSync(folder, { recursive: true });
    renameSync(join(elsewhere, "own"), folder);
    expect((await changed()).status).toBe(201);
  });

  it("notices by itself where what was written last lies beside, and ends with a sentence", async () => {
    const said = sentences()?.length ?? 0;
    rmSync(join(folder, `${kept.store}-wal`));
    await expect.poll(() => sentences()?.length, { timeout: 5000 }).toBe(said + 1);
    expect(await changed()).toEqual(refused);
    expect(await end(running.child, "SIGINT")).toBe(1);
    expect(running.complaints()).toContain(`The store is no longer in ${folder}`);
  });
});
