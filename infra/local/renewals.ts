import { rebuildSearch } from "#services/communities/flows/rebuild-search.ts";
import { rebuildStanding } from "#services/communities/flows/rebuild-standing.ts";
import { rebuildDisputes } from "#services/mediation/flows/rebuild-disputes.ts";
import { services } from "#services/services.ts";
import { rebuildHomes } from "#shared/home/rebuild.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { region } from "./home.ts";

/** What a store of an older release lacks, each written once, at the first start of the release that reads it. */
const renewals: Readonly<Record<string, (table: CommunityTable) => Promise<unknown>>> = {
  "standing with lost roles": rebuildStanding,
  "who is in dispute": rebuildDisputes,
  "by what people are found": rebuildSearch,
  "what concerns whom": (table) => rebuildHomes(table, services),
};

/** Brings the store in a file up to this release. What a kill interrupts is done again at the next start. */
export const renew = async (path: string): Promise<void> => {
  const { database, table, close } = sqliteStore(path);
  database.exec("CREATE TABLE IF NOT EXISTS renewals (name TEXT PRIMARY KEY)");
  const slugs = database
    .prepare("SELECT partition FROM items WHERE sort = 'STATE' AND partition LIKE 'C#%#COMMUNITY#%'")
    .all()
    .map(({ partition }) => String(partition).split("#").at(-1) ?? "");
  for (const [name, write] of Object.entries(renewals)) {
    if (database.prepare("SELECT 1 FROM renewals WHERE name = ?").get(name)) continue;
    for (const slug of slugs) await write(scoped(table, communityScope(region, slug)));
    database.prepare("INSERT INTO renewals (name) VALUES (?)").run(name);
  }
  close();
};
