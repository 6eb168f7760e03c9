import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pagesIn, readPage } from "#shared/table/community-export.ts";
import { askForCommunity, viewOfExport } from "../domain/community-export.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityExportStore } from "../store/community-export-store.ts";

const requestCommunityExport = endpoint(routes.requestCommunityExport, async (call) => {
  const { caller, command, community, keepers, now, table } = call;
  const { status } = community;
  const decision = askForCommunity({ by: caller, at: now, commandId: command.id, services: keepers, status });
  const { exportId } = decision.state;
  const { state, ...outcome } = await communityExportStore(table).create(exportId, command, decision);
  return { body: viewOfExport(state), made: exportId, ...outcome };
});

const listCommunityExports = endpoint(routes.listCommunityExports, async ({ query, table }) => {
  const { items, ...page } = await communityExportStore(table).listAll(query);
  return { body: { ...page, items: items.map(viewOfExport) } };
});

const getCommunityExport = endpoint(routes.getCommunityExport, async ({ params, table }) => {
  const { state, version } = await communityExportStore(table).get(params.exportId);
  return { body: viewOfExport(state), version };
});

/** The first page begins with the line that says whose file it is, the last ends with the sum of all lines. */
const readCommunityExport = endpoint(routes.readCommunityExport, async ({ params, table }) => {
  const { exportId, page } = params;
  const { state } = await communityExportStore(table).get(exportId);
  if (state.status !== "ready") return refuse("wrong-state", { state: state.status, allowedVerbs: [] });
  const pages = pagesIn(state.pages);
  const wanted = pages[page - 1] ?? refuse("not-found");
  const header = { linliCommunity: 1, slug: table.scope.community, exportedAt: state.requestedAt };
  const text = await readPage(table, exportId, wanted);
  const end = { items: state.itemCount, digest: state.digest };
  const first = page === 1 ? `${JSON.stringify(header)}\n` : "";
  return { body: `${first}${text}${page === pages.length ? `${JSON.stringify(end)}\n` : ""}` };
});

/** Everything about the export of a community that leaves. */
export const communityExportEndpoints = {
  requestCommunityExport,
  listCommunityExports,
  getCommunityExport,
  readCommunityExport,
};
