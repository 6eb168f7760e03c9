import type { DatabaseSync } from "node:sqlite";
import { prepareFolder, storeIn, storePath } from "#infra/local/folder.ts";
import { region as localRegion } from "#infra/local/home.ts";
import { services } from "#services/services.ts";
import { patience, patient } from "#shared/table/busy.ts";
import { dynamodbTable } from "#shared/table/dynamodb.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Ground } from "./community/walk.ts";
import { Complaint } from "./complaint.ts";

/** What every service keeps in a community: an export walks it, as erasure does. */
export const keepings = services.map(({ keeping }) => keeping);

/** Where a command works: a table of DynamoDB, or one machine's file, whose database it may read beside. */
export type Place = { readonly ground: Ground; readonly database?: DatabaseSync; close(): void };

export type PlaceValues = {
  readonly data: string;
  readonly table?: string | undefined;
  readonly region?: string | undefined;
};

/** The options of every command that works on a store. */
export const placeOptions = {
  data: { type: "string", default: ".linli" },
  table: { type: "string" },
  region: { type: "string" },
} as const;

/** `isNew`: the home need not have been started yet. */
export const placeOf = ({ data, table, region }: PlaceValues, isNew = false): Place => {
  if (table && !region) throw new Complaint("--table needs --region");
  if (table && region) {
    process.env.AWS_REGION = region;
    return { ground: { table: patient(dynamodbTable(table), patience), region, keepings }, close: () => {} };
  }
  if (isNew) prepareFolder(data);
  const store = sqliteStore(isNew ? storePath(data) : storeIn(data));
  const ground = { table: patient(store.table, patience), region: localRegion, keepings };
  return { ground, database: store.database, close: () => store.close() };
};

/** The communities in one machine's file. A table of DynamoDB is never read whole: there the slugs are given. */
const slugsIn = (database: DatabaseSync): string[] =>
  database
    .prepare("SELECT partition FROM items WHERE sort = 'STATE' AND partition LIKE 'C#%#COMMUNITY#%' ORDER BY partition")
    .all()
    .map(({ partition }) => String(partition).split("#").at(-1) ?? "");

/** The communities that a command was given; on one machine all of them, where none was. */
export const communitiesOf = (slugs: readonly string[], { database }: Place): readonly string[] => {
  if (slugs.length > 0) return slugs;
  if (!database) throw new Complaint("name the communities: a table is never read whole");
  return slugsIn(database);
};
