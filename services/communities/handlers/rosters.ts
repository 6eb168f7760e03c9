import { writeLongCsv } from "#shared/files/csv-writer.ts";
import { breather, isOldWorkbook, type Rows, unreadable } from "#shared/files/rows.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { fieldSentences } from "#shared/http/problem.ts";
import { transitions } from "#shared/http/transition.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { namesOf } from "#shared/table/names.ts";
import type { ChoiceNames } from "../domain/roster-cells.ts";
import { type RosterFile, readRoster, rosterRows } from "../domain/roster-file.ts";
import { cardOf, checkRoster, commitRoster, type RosterImport } from "../domain/roster-import.ts";
import { exportedOf } from "../domain/roster-row.ts";
import { namesPresident, secondPresidents } from "../domain/second-presidents.ts";
import { buildingNames } from "../domain/settings.ts";
import { withSentences } from "../papers/roster-sentences.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { presidenciesIn } from "../store/presidency-store.ts";
import { rosterStore } from "../store/roster-store.ts";

/** What a file is, its first bytes tell: browsers name a CSV in many ways. */
const rowsOf = async ({ upload: { bytes } }: Pick<Call<typeof routes.importRoster>, "upload">): Promise<Rows> => {
  if (isOldWorkbook(bytes)) return unreadable("old-workbook");
  const { readRows } = await import("#shared/files/reading.ts");
  return readRows(bytes);
};

/** What the choices of a roster are called: loaded when the first is read or written. */
const choiceNames = async (): Promise<ChoiceNames> => {
  const [shared, own] = await Promise.all([import("#shared/http/labels.ts"), import("../labels.ts")]);
  return { roles: shared.labels.role, verified: own.labels.verificationMethod };
};

/** What is wrong with a whole file beside those who preside here. */
const errorsAmong = async (
  { table, now }: Pick<Call<typeof routes.importRoster>, "table" | "now">,
  file: RosterFile,
) => {
  if (file.errors.length > 0 || !file.people.some(namesPresident)) return [];
  const { known } = await presidenciesIn(table);
  const people = await personStore(table).getEach([...new Set(known.map(({ personId }) => personId))]);
  return secondPresidents(file.people, { known, people, at: now });
};

/** The import with its faults as sentences of the reader's language. */
const shown = async (roster: RosterImport, { language }: Pick<Call<typeof routes.importRoster>, "language">) => {
  const telling = await fieldSentences(language, async () => (await import("../words.ts")).communitiesWords);
  const errors = withSentences(roster.errors, language, telling);
  if (!("failures" in roster)) return { ...roster, errors };
  return { ...roster, errors, failures: withSentences(roster.failures, language, telling) };
};

/** The dry run: the file is read and checked, its rows are kept beside the import, and nobody is taken in. */
const importRoster = endpoint(routes.importRoster, async (call) => {
  const { caller, community, command, now, table } = call;
  const { state: settings } = await communityStore(table).get(table.scope.community);
  const around = {
    buildings: buildingNames(settings),
    language: community.language,
    at: now,
    names: await choiceNames(),
  };
  const file = await readRoster(await rowsOf(call), around, breather());
  const refused = await errorsAmong(call, file);
  const decision = checkRoster(
    { ...file, errors: [...file.errors, ...refused] },
    { by: caller.personId, at: now, commandId: command.id },
  );
  const { importId, status } = decision.state;
  const rosters = rosterStore(table);
  const also = status === "checked" ? rosters.parts(importId, file.people) : [];
  const { state, ...outcome } = await rosters.create(importId, command, { ...decision, also });
  return { body: await shown(state, call), made: importId, ...outcome };
});

const listRosterImports = endpoint(routes.listRosterImports, async ({ query, table }) => {
  const { items, ...page } = await rosterStore(table).listAll(query);
  const names = await namesOf(
    table,
    items.map(({ requestedBy }) => requestedBy),
  );
  const cards = items.map((each) => ({ ...cardOf(each), requestedByName: names.get(each.requestedBy) }));
  return { body: { ...page, items: cards } };
});

const getRosterImport = endpoint(routes.getRosterImport, async ({ params, table, language }) => {
  const { state, version } = await rosterStore(table).get(params.importId);
  return { body: await shown(state, { language }), version };
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
    rosterRows(await residents(call), { language: call.community.language, names: await choiceNames() }),
  ),
}));

const exportRosterXlsx = endpoint(routes.exportRosterXlsx, async (call) => {
  const { writeWorkbook } = await import("#shared/files/workbook-writer.ts");
  const around = { language: call.community.language, names: await choiceNames() };
  return { body: await writeWorkbook(rosterRows(await residents(call), around)) };
});

/** Everything about rosters. */
export const rosterEndpoints = {
  importRoster,
  listRosterImports,
  getRosterImport,
  ...rosterVerbs,
  exportRosterCsv,
  exportRosterXlsx,
};
