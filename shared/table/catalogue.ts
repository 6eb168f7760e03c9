import { pagesOf } from "./pages.ts";
import { communityIn, type Scope, type ScopedTable } from "./scope.ts";
import type { Write } from "./table.ts";

export const cataloguePartition = (scope: Scope, kind: string): string => scope.partition("CATALOGUE", kind);

/** The row that makes a new thing of a community findable without a scan. */
export const catalogueRow = (scope: Scope, kind: string, id: string): Write[] =>
  communityIn(scope.root) ? [{ put: { partition: cataloguePartition(scope, kind), sort: id } }] : [];

/** The ids of all things of a kind, from the table itself: none is late, and none that was ever made is missing. */
export async function* catalogue(table: ScopedTable<Scope>, kind: string): AsyncGenerator<string> {
  for await (const items of pagesOf(table, { partition: cataloguePartition(table.scope, kind), limit: 1000 }))
    yield* items.map(({ sort }) => sort);
}
