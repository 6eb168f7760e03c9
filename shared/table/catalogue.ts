import { communityIn, type Scope, type ScopedTable } from "./scope.ts";
import type { Page, Write } from "./table.ts";

/** The row that makes a new thing of a community findable without a scan. */
export const catalogueRow = (scope: Scope, kind: string, id: string): Write[] => {
  const key = scope.key(["CATALOGUE", kind], id);
  return communityIn(key.partition) ? [{ put: key }] : [];
};

/** The ids of all things of a kind, from the table itself: none is late, and none that was ever made is missing. */
export async function* catalogue({ scope, query }: ScopedTable<Scope>, kind: string): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const asked = { partition: scope.partition("CATALOGUE", kind), limit: 1000, ...(cursor && { cursor }) };
    const page: Page = await query(asked);
    yield* page.items.map(({ sort }) => sort);
    cursor = page.cursor;
  } while (cursor);
}
