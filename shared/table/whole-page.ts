import { cataloguePartition } from "./catalogue.ts";
import { involvedPage } from "./involvement.ts";
import type { CommunityTable } from "./scope.ts";
import type { Paging } from "./table.ts";

type Store<State> = { getEach(ids: readonly string[]): Promise<State[]> };
type Kind<State> = { readonly kind: string; readonly store: Store<State> };

/** A page of all things of a kind, from the table itself: what was made a moment ago is there. */
export const pageOfAll = async <State>(
  table: CommunityTable,
  { kind, store }: Kind<State>,
  { limit, cursor }: Paging,
) => {
  const partition = cataloguePartition(table.scope, kind);
  const page = await table.query({ partition, limit, ...(cursor && { cursor }) });
  const items = await store.getEach(page.items.map(({ sort }) => sort));
  return { items, ...(page.cursor && { nextCursor: page.cursor }) };
};

/** A page of the things of a kind that a person is or was in, from the table itself. */
export const pageOfPerson = async <State>(
  table: CommunityTable,
  { kind, store, personId }: Kind<State> & { readonly personId: string },
  paging: Paging,
) => {
  const { ids, ...page } = await involvedPage(table, { personId, kind }, paging);
  return { ...page, items: await store.getEach(ids) };
};
