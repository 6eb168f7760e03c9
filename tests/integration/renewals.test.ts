import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { renew } from "#infra/local/renewals.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";

const standings = (path: string): unknown[] => {
  const database = new DatabaseSync(path);
  const rows = database.prepare("SELECT * FROM items WHERE sort = 'STANDING' ORDER BY partition").all();
  database.close();
  return rows;
};

describe("a store of a release that kept no standings", () => {
  it("has everybody's at the next start, as the commands would have written them", async () => {
    const folder = temporaryFolder();
    const { child } = await startProcess(folder, []);
    await end(child, "SIGINT");
    const path = join(folder, "linli.sqlite");
    const written = standings(path);
    expect(written.length).toBeGreaterThan(20);
    const database = new DatabaseSync(path);
    database.exec("DELETE FROM items WHERE sort = 'STANDING'; DELETE FROM renewals");
    database.close();
    await renew(path);
    expect(standings(path)).toEqual(written);
  });
});
