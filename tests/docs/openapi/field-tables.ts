import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("fields/", import.meta.url);

type Table = Readonly<Record<string, string>>;

/**
 * What each field is, by service: `fields/mediation.json`. A key is a field's name, a parameter's as `{name}`, a schema's;
 * where a word has two meanings, whatever holds it stands before it: `Ages.from`, `listPolicyRows.{key}`.
 */
export const fieldTables: Readonly<Record<string, Table>> = Object.fromEntries(
  readdirSync(folder).map((name) => [
    name.replace(/\.json$/, ""),
    JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Table,
  ]),
);
