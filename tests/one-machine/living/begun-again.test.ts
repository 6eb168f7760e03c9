import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { storePath } from "#infra/local/folder.ts";
import { codeKeyFor } from "#infra/local/secrets.ts";
import { isGate } from "../../gate.ts";
import { estateAt, seededAt } from "../../town/estate.ts";
import { end, startProcess, temporaryFolder } from "../../town/process.ts";

const now = "2026-11-27T06:30:00.000Z";
const main = fileURLToPath(new URL("../../../infra/local/main.ts", import.meta.url));

const asked = <Row>(path: string, query: string): Row[] => {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(query).all() as Row[];
  } catch {
    // Nothing lies there yet.
    return [];
  } finally {
    database.close();
  }
};

/** Everything that is kept of things and people; queues and what was heard of a fact are not of them. */
const thingsIn = (path: string): string[] =>
  asked<{ partition: string; sort: string }>(path, "SELECT partition, sort FROM items ORDER BY partition, sort").map(
    ({ partition, sort }) => `${partition} ${sort}`,
  );

const countIn = (path: string): number => {
  try {
    return asked<{ count: number }>(path, "SELECT count(*) AS count FROM items")[0]?.count ?? 0;
  } catch {
    return 0;
  }
};

/** Starts, and kills it as soon as the store holds so many items. */
const killedAt = async (folder: string, count: number): Promise<void> => {
  const command = [main, "--json", "--data", folder, "--port", "18977"];
  const child = spawn(process.execPath, command, { stdio: "ignore", detached: true });
  while (child.exitCode === null && countIn(storePath(folder)) < count) await pause(5);
  await end(child, "SIGKILL");
};

describe("a demonstration that begins", () => {
  it("is complete, and nothing is there twice, however often it is killed meanwhile", async () => {
    const whole = countIn(await seededAt(now));
    const folder = temporaryFolder();
    for (const part of isGate ? [0.4, 0.95] : [0.6]) await killedAt(folder, Math.floor(whole * part));
    const { child } = await startProcess(folder, ["--port", "18977"]);
    await end(child, "SIGINT");
    const [mark] = asked<{ value: string }>(storePath(folder), "SELECT value FROM home WHERE name = 'living-until'");
    const { value: until = "" } = mark ?? {};
    const unbroken = await seededAt(until, { secret: codeKeyFor(folder) });
    const { store } = await estateAt(unbroken, until);
    store.close();
    expect(thingsIn(storePath(folder))).toEqual(thingsIn(unbroken));
  });

  it("is not told again on a later day, and goes on with what falls due until then", async () => {
    const path = await seededAt(now);
    const before = thingsIn(path);
    const later = "2027-01-20T06:30:00.000Z";
    const { store, as } = await estateAt(await seededAt(later, { folder: dirname(path) }), later);
    expect(thingsIn(path)).toEqual(expect.arrayContaining(before.filter((each) => each.includes("JOURNAL"))));
    const { items } = (await as("sun").listCases({ query: { status: "reported" } })).body;
    expect(items.map(({ filedAt, isLate }) => [filedAt.slice(0, 10), isLate])).toEqual([["2026-11-27", true]]);
    expect((await as("tang").listOwnBookings({ query: {} })).body.items[0]?.status).not.toBe("offered");
    store.close();
  });
});
