import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { exportCommunity } from "#infra/operations/community/export.ts";
import { importCommunity } from "#infra/operations/community/import.ts";
import { sumOf } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import { acceptedCase, inYangguang } from "../town/cases.ts";
import { onSqlite, openTown } from "../town/town.ts";
import { localTable } from "./local-table.ts";

const slug = "yangguang-huayuan";
const now = "2026-03-02T01:00:00.000Z";

describe("a community", () => {
  it("moves from one machine to DynamoDB and back, and is the same everywhere", async () => {
    const folder = mkdtempSync(join(tmpdir(), "linli-moves-"));
    const [source, back] = [onSqlite(), onSqlite()];
    const town = await openTown({ on: source });
    await acceptedCase(town, inYangguang);
    await town.drain();
    const { table } = await localTable();
    const home = { table: source.table, region, keepings };
    const cloud = { table, region: "eu-west-1", keepings };
    const [there, again] = [join(folder, "there"), join(folder, "again")];
    const sum = await exportCommunity({ ground: home, slug, path: there, now });
    expect(await importCommunity({ ground: cloud, path: there })).toEqual(sum);
    expect(await exportCommunity({ ground: cloud, slug, path: again, now })).toEqual(sum);
    expect(await importCommunity({ ground: { ...home, table: back.table }, path: again })).toEqual(sum);
    expect(await sumOf({ ...home, table: back.table }, slug)).toEqual(sum);
  });
});
