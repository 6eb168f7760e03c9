import type { DatabaseSync } from "node:sqlite";
import { Complaint } from "#infra/operations/complaint.ts";

/** How a home began: for show, for a community of its own, or for the people of somebody's issuer. */
export type Beginning =
  | { readonly way: "demonstration" }
  | { readonly way: "own" }
  | { readonly way: "issuer"; readonly issuer: string };

const schema = "CREATE TABLE IF NOT EXISTS home (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

/** What a home keeps about itself, beside its items. */
export const homeMarks = (database: DatabaseSync) => {
  database.exec(schema);
  const select = database.prepare("SELECT value FROM home WHERE name = ?");
  const upsert = database.prepare("INSERT INTO home VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  return {
    find: (name: string): string | undefined => select.get(name)?.value as string | undefined,
    set: (name: string, value: string): void => void upsert.run(name, value),
  };
};

const known = (database: DatabaseSync): Beginning | undefined => {
  const marks = homeMarks(database);
  const way = marks.find("way");
  if (way === "issuer") return { way, issuer: marks.find("issuer") ?? "" };
  return way === "demonstration" || way === "own" ? { way } : undefined;
};

/** Whether nothing was ever kept here. */
export const isUnused = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM items LIMIT 1").get() === undefined;

const wasSeeded = (database: DatabaseSync): boolean =>
  Number(database.prepare("PRAGMA user_version").get()?.user_version) > 0;

/** Whether anybody has a list of their own here who is no persona. */
const hasStrangers = (database: DatabaseSync, personas: ReadonlySet<string>): boolean => {
  const select = "SELECT DISTINCT partition FROM items WHERE partition >= 'P#' AND partition < 'P$'";
  const accounts = database.prepare(select).all();
  return accounts.some(({ partition }) => !personas.has(String(partition).slice("P#".length)));
};

/** What is known of a data folder beside its store. */
export type Signs = {
  readonly hasIssuerKey: boolean;
  /** The accounts of the demonstration's personas. */
  readonly personas: ReadonlySet<string>;
};

/** How it began; of a store that releases before this mark made, what its signs say. Nothing where none is sure. */
export const beginningOf = (database: DatabaseSync, { hasIssuerKey, personas }: Signs): Beginning | undefined => {
  const marked = known(database);
  if (marked || isUnused(database) || hasStrangers(database, personas)) return marked;
  return wasSeeded(database) || hasIssuerKey ? { way: "demonstration" } : undefined;
};

export const commandTo = (beginning: Beginning): string => {
  if (beginning.way === "issuer") return `LINLI_ISSUER=${beginning.issuer} npm start`;
  return beginning.way === "own" ? "npm start -- --own" : "npm start";
};

const otherWay = (before: Beginning): Complaint =>
  new Complaint(
    `This store began with "${commandTo(before)}" and goes on only so; for another way name another folder with --data.`,
  );

const fromElsewhere = (): Complaint =>
  new Complaint(
    'This store holds real people, or what was brought in, so it is no demonstration: start it with "npm start -- --own" or with LINLI_ISSUER.',
  );

/**
 * Begins, or goes on as it began. Refuses another way than before, and a demonstration on what came from elsewhere:
 * whoever asks a demonstration gets the token of its operator.
 */
export const beginAs = (database: DatabaseSync, signs: Signs, wished: Beginning): void => {
  const before = beginningOf(database, signs);
  if (before && commandTo(before) !== commandTo(wished)) throw otherWay(before);
  if (!before && wished.way === "demonstration" && !isUnused(database)) throw fromElsewhere();
  const marks = homeMarks(database);
  if (wished.way === "issuer") marks.set("issuer", wished.issuer);
  marks.set("way", wished.way);
};
