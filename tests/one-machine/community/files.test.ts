import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { memoryShelf, type Shelf } from "#infra/local/files/shelf.ts";
import { besideOf } from "#infra/operations/community/bytes.ts";
import type { BytesAt } from "#infra/operations/community/bytes-at.ts";
import { exportCommunity } from "#infra/operations/community/export.ts";
import { importCommunity } from "#infra/operations/community/import.ts";
import { sumOf } from "#infra/operations/community/walk.ts";
import { acceptedCase, inYangguang } from "../../town/cases.ts";
import { paper, phonePicture, saidOf, sentFile } from "../../town/files.ts";
import { temporaryFolder } from "../../town/process.ts";
import { onSqlite, openTown } from "../../town/town.ts";
import { elsewhere, groundOf, itemsIn, now, slug } from "./ground.ts";

const bytesOn = (shelf: Shelf): BytesAt => ({
  find: async (key) => shelf.find(key),
  put: async (key, bytes) => shelf.put(key, bytes),
});

describe("a community with photos and papers", () => {
  const source = onSqlite();
  const shelf = memoryShelf();
  const path = join(temporaryFolder(), "community");
  const ground = { ...groundOf(source), bytes: bytesOn(shelf) };
  let keys: string[];

  beforeAll(async () => {
    const town = await openTown({ on: source, shelf });
    const { caseId } = await acceptedCase(town, inYangguang);
    const photo = await phonePicture();
    const photoId = await sentFile(town, "qin", saidOf(caseId, photo), photo);
    const paperId = await sentFile(town, "jiang", saidOf(caseId, paper(), "application/pdf"), paper());
    const room = `kept/${slug}/mediation/${caseId}`;
    keys = [`${room}/${photoId}/whole`, `${room}/${photoId}/small`, `${room}/${paperId}/whole`];
    await exportCommunity({ ground, slug, path, now });
  });

  it("goes out with them beside its items, and arrives the same, byte for byte", async () => {
    const target = await elsewhere();
    const there = memoryShelf();
    const sum = await importCommunity({ ground: { ...groundOf(target), bytes: bytesOn(there) }, path });
    expect(sum).toEqual(await sumOf(ground, slug));
    for (const key of keys) {
      expect(shelf.sizeOf(key)).toBeGreaterThan(0);
      expect(there.find(key)).toEqual(shelf.find(key));
    }
  });

  it("does not arrive where one is missing or damaged, and nothing is written then", async () => {
    const target = await elsewhere();
    const before = itemsIn(target);
    const file = join(besideOf(path), keys[1] ?? "");
    const bytes = readFileSync(file);
    const there = { ...groundOf(target), bytes: bytesOn(memoryShelf()) };
    for (const spoil of [() => rmSync(file), () => writeFileSync(file, bytes.subarray(1))]) {
      spoil();
      await expect(importCommunity({ ground: there, path })).rejects.toThrow("missing or damaged");
    }
    expect(itemsIn(target)).toEqual(before);
    await exportCommunity({ ground, slug, path, now });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    await expect(importCommunity({ ground: groundOf(target), path })).rejects.toThrow("--files");
    await importCommunity({ ground: there, path });
  });

  it("is given no file where bytes of it are missing", async () => {
    const bytes = bytesOn(memoryShelf());
    const gone = exportCommunity({ ground: { ...ground, bytes }, slug, path: `${path}-2`, now });
    await expect(gone).rejects.toThrow("missing or damaged here");
  });
});
