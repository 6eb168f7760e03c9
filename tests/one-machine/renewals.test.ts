import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { renew } from "#infra/local/renewals.ts";
import { rebuildDisputes } from "#services/mediation/flows/rebuild-disputes.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { filedCase, inYangguang } from "../town/cases.ts";
import { end, startProcess, temporaryFolder } from "../town/process.ts";
import { onSqlite, openTown } from "../town/town.ts";

const standings = (path: string): unknown[] => {
  const database = new DatabaseSync(path);
  const rows = database.prepare("SELECT * FROM items WHERE sort = 'STANDING' ORDER BY partition").all();
  database.close();
  return rows.map((row) => ({ ...row, item: JSON.parse(String(row.item)) }));
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

describe("a community whose cases are of a release that did not write down who is in dispute", () => {
  it("has it written once, as the commands would have", async () => {
    const on = onSqlite();
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z", on });
    await filedCase(town, inYangguang);
    const table = scoped(on.table, communityScope("local", "yangguang-huayuan"));
    const rows = () =>
      on.database.prepare("SELECT * FROM items WHERE partition LIKE '%#DISPUTANT#%' ORDER BY partition").all();
    const written = rows();
    expect(written).toHaveLength(2);
    on.database.exec("DELETE FROM items WHERE partition LIKE '%#DISPUTANT#%'");
    expect(await rebuildDisputes(table)).toBe(1);
    expect(rows()).toEqual(written);
  });
});
