import { writeLongCsv } from "#shared/files/csv-writer.ts";
import { breather, isOldWorkbook, type Rows, unreadable } from "#shared/files/rows.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { labels as sharedLabels } from "#shared/http/labels.ts";
import { transitions } from "#shared/http/transition.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { readRoster, rosterRows } from "../domain/roster-file.ts";
import { checkRoster, commitRoster, type RosterImport } from "../domain/roster-import.ts";
import { exportedOf } from "../domain/roster-row.ts";
import { buildingNames } from "../domain/settings.ts";
import { labels } from "../labels.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { rosterStore } from "../store/roster-store.ts";

/** What a file is, its first bytes tell: browsers name a CSV in many ways. */
const rowsOf = async ({ upload: { bytes } }: Pick<Call<typeof routes.importRoster>, "upload">): Promise<Rows> => {
  if (isOldWorkbook(bytes)) return unreadable("old-workbook");
  const { readRows } = await import("#shared/files/reading.ts");
  return readRows(bytes);
};

const choiceNames = { roles: sharedLabels.role, verified: labels.verificationMethod };

/** The dry run: the file is read and checked, its rows are kept beside the import, and nobody is taken in. */
const importRoster = endpoint(routes.importRoster, async (call) => {
  const { caller, community, command, now, table } = call;
  const { state: settings } = await communityStore(table).get(table.scope.community);
  const around = { buildings: buildingNames(settings), language: community.language, at: now, names: choiceNames };
  const file = await readRoster(await rowsOf(call), around, breather());
  const decision = checkRoster(file, { by: caller.personId, at: now, commandId: command.id });
  const { importId, status } = decision.state;
  const rosters = rosterStore(table);
  const also = status === "checked" ? rosters.parts(importId, file.people) : [];
  const { state, ...outcome } = await rosters.create(importId, command, { ...decision, also });
  return { body: state, made: importId, ...outcome };
});

const getRosterImport = endpoint(routes.getRosterImport, async ({ params, table }) => {
  const { state, version } = await rosterStore(table).get(params.importId);
  return { body: state, version };
});

const ofImport = transitions({
  store: rosterStore,
  id: ({ importId }) => String(importId),
  view: (roster: RosterImport) => roster,
});

const rosterVerbs = ofImport(routes, { commitRosterImport: commitRoster });

/** Everybody who lives here, by the catalogue: none is late, and none is missing. */
const residents = async ({ table, now }: Pick<Call<typeof routes.exportRosterCsv>, "table" | "now">) => {
  const ids: string[] = [];
  for await (const personId of catalogue(table, "PERSON")) ids.push(personId);
  const people = await personStore(table).getEach(ids);
  return people
    .filter(({ status }) => status === "unverified" || status === "verified")
    .map((person) => exportedOf(person, now));
};

const exportRosterCsv = endpoint(routes.exportRosterCsv, async (call) => ({
  body: await writeLongCsv(
    rosterRows(await residents(call), { language: call.community.language, names: choiceNames }),
  ),
}));

const exportRosterXlsx = endpoint(routes.exportRosterXlsx, async (call) => {
  const { writeWorkbook } = await import("#shared/files/workbook-writer.ts");
  const around = { language: call.community.language, names: choiceNames };
  return { body: await writeWorkbook(rosterRows(await residents(call), around)) };
});

/** Everything about rosters. */
export const rosterEndpoints = { importRoster, getRosterImport, ...rosterVerbs, exportRosterCsv, exportRosterXlsx };
