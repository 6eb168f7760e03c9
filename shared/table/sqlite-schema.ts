import { hotAttribute, indexKeys, journalPrefix } from "./layout.ts";

const columns = Object.values(indexKeys).flatMap(({ partition, sort }) => [partition, sort]);

const journalEnd = `${journalPrefix.slice(0, -1)}$`;

/** The tables of one file: the items with their indexes, and the change log that stands for the stream. */
export const sqliteSchema = `
  CREATE TABLE IF NOT EXISTS items (
    partition TEXT NOT NULL,
    sort TEXT NOT NULL,
    item TEXT NOT NULL,
    ${columns.map((name) => `${name} TEXT AS (item ->> '$.${name}') VIRTUAL,`).join("\n    ")}
    PRIMARY KEY (partition, sort)
  ) WITHOUT ROWID;
  ${Object.entries(indexKeys)
    .map(
      ([name, { partition, sort }]) =>
        `CREATE INDEX IF NOT EXISTS ${name}_index ON items (${partition}, ${sort}, partition, sort) WHERE ${partition} IS NOT NULL;`,
    )
    .join("\n  ")}
  CREATE TABLE IF NOT EXISTS change_log (sequence INTEGER PRIMARY KEY AUTOINCREMENT, image TEXT NOT NULL);
  CREATE TRIGGER IF NOT EXISTS journal_entry_inserted AFTER INSERT ON items
    WHEN NEW.sort >= '${journalPrefix}' AND NEW.sort < '${journalEnd}'
    BEGIN INSERT INTO change_log (image) VALUES (NEW.item); END;
  CREATE TRIGGER IF NOT EXISTS hot_item_inserted AFTER INSERT ON items
    WHEN NEW.item -> '$.${hotAttribute}' IS NOT NULL
    BEGIN INSERT INTO change_log (image) VALUES (NEW.item); END;
  CREATE TRIGGER IF NOT EXISTS hot_item_updated AFTER UPDATE ON items
    WHEN NEW.item -> '$.${hotAttribute}' IS NOT OLD.item -> '$.${hotAttribute}' AND NEW.item -> '$.${hotAttribute}' IS NOT NULL
    BEGIN INSERT INTO change_log (image) VALUES (NEW.item); END;
`;
