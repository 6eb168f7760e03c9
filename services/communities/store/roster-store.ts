import * as z from "zod";
import { type Companion, type Entity, stored } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import type { Listed } from "../domain/roster-file.ts";
import { RosterImport, rowsInAPart } from "../domain/roster-import.ts";

const rosterEntity: Entity<RosterImport> = { name: "ROSTER-IMPORT", schema: RosterImport };

const Part = z.object({ people: z.array(z.record(z.string(), z.unknown())) });

/** The imports of rosters, and the rows that wait to be taken in. */
export const rosterStore = (table: CommunityTable) => {
  const { scope } = table;
  const partKey = (importId: string, from: number): Key =>
    scope.key(["ROSTER-IMPORT", importId], `PART#${String(from / rowsInAPart).padStart(5, "0")}`);

  /** The writes that keep the rows beside the import until they are taken in. */
  const parts = (importId: string, people: readonly Listed[]): Companion[] => {
    const starts = Array.from({ length: Math.ceil(people.length / rowsInAPart) }, (_, nth) => nth * rowsInAPart);
    return starts.map((from) => {
      const rows = stored(people.slice(from, from + rowsInAPart));
      return { write: { put: { ...partKey(importId, from), people: rows } as Item } };
    });
  };

  const readPart = async (importId: string, from: number): Promise<readonly Listed[]> => {
    const item = await table.get(partKey(importId, from));
    return item ? (Part.parse(item).people as unknown as Listed[]) : [];
  };

  /** The rows hold names and phones: once taken in they are not kept a second time. */
  const forgetPart = (importId: string, from: number) => table.write({ delete: partKey(importId, from) });

  const store = entityStore(table, rosterEntity);
  const listAll = (paging: Paging) => pageOfAll(table, { kind: rosterEntity.name, store }, paging);

  return { ...store, listAll, parts, readPart, forgetPart };
};
