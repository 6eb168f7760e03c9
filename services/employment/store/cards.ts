import type { CommunityTable } from "#shared/table/scope.ts";
import type { Query } from "#shared/table/table.ts";

export type Paging = { readonly limit: number; readonly cursor?: string | undefined };

/** Where a list lies in an index, and in which order it is read. */
export type Listing = Pick<Query, "partition"> & Partial<Pick<Query, "index" | "prefix" | "from" | "to" | "reverse">>;

/** A page of cards from an index. */
export const pageOfCards = async <Card>(
  table: CommunityTable,
  schema: { parse(kept: unknown): Card },
  listing: Listing,
  { limit, cursor }: Paging,
) => {
  const page = await table.query({ ...listing, limit, ...(cursor && { cursor }) });
  return {
    items: page.items.map(({ card }) => schema.parse(card)),
    ...(page.cursor && { nextCursor: page.cursor }),
  };
};
