import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { timelineOf, viewFor } from "../domain/case-view.ts";
import { mediationRoutes } from "../routes.ts";
import { type CaseFilter, caseStore } from "../store/case-store.ts";

export const getCase = endpoint(mediationRoutes.getCase, async ({ params, caller, table }) => {
  const { state, version } = await caseStore(table).get(params.caseId);
  return { body: viewFor(state, caller), version };
});

export const getTimeline = endpoint(mediationRoutes.getTimeline, async ({ params, query, caller, table }) => {
  const cases = caseStore(table);
  const { state } = await cases.get(params.caseId);
  viewFor(state, caller);
  return { body: pageAfter(timelineOf(state, await cases.journal(params.caseId)), query) };
});

type Wishes = {
  readonly status?: string | undefined;
  readonly building?: string | undefined;
  readonly lead?: string | undefined;
};

/** Exactly one of the filters that an index serves. */
const filterOf = ({ status, building, lead }: Wishes): CaseFilter => {
  const filters = [status && { status }, building && { building }, lead && { lead }].filter((filter) => filter);
  const [filter] = filters as CaseFilter[];
  if (filter && filters.length === 1) return filter;
  return refuse("invalid", { errors: [{ parameter: "status", code: filter ? "not-allowed" : "required" }] });
};

export const listCases = endpoint(mediationRoutes.listCases, async ({ query, table }) => ({
  body: await caseStore(table).list(filterOf(query), query),
}));
