import type { Item, Page, Query, Table } from "./table.ts";

/** Every page of a query, to its end. */
export async function* pagesOf(
  { query }: Pick<Table, "query">,
  asked: Omit<Query, "cursor">,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined;
  do {
    const page: Page = await query({ ...asked, ...(cursor && { cursor }) });
    yield page.items;
    cursor = page.cursor;
  } while (cursor);
}
