import { pagesOf } from "./pages.ts";
import type { CommunityTable, Scope } from "./scope.ts";
import { communityIn } from "./scope.ts";
import type { Key, Paging, Write } from "./table.ts";

/** A thing that a person is in, by its kind and id. */
export type Involvement = { readonly kind: string; readonly id: string };

const rowKey = (scope: Scope, personId: string, { kind, id }: Involvement): Key =>
  scope.key(["INVOLVED", personId], `${kind}#${id}`);

/** The rows that follow who is in a thing: all that is kept of a person is found by them, in the table itself. */
export const involvementWrites = (
  scope: Scope,
  thing: Involvement,
  before: readonly string[],
  after: readonly string[],
): Write[] => {
  if (!communityIn(scope.root)) return [];
  const joined = [...new Set(after)].filter((personId) => !before.includes(personId));
  const left = [...new Set(before)].filter((personId) => !after.includes(personId));
  return [
    ...joined.map((personId) => ({ put: rowKey(scope, personId, thing) })),
    ...left.map((personId) => ({ delete: rowKey(scope, personId, thing) })),
  ];
};

/** Everything that a person is in: of one `kind`, or of all kinds `from` a place on, which is `KIND#id`. */
export async function* involvements(
  table: CommunityTable,
  personId: string,
  { kind, from }: { readonly kind?: string; readonly from?: string | undefined } = {},
): AsyncGenerator<Involvement> {
  const partition = table.scope.partition("INVOLVED", personId);
  for await (const items of pagesOf(table, {
    partition,
    limit: 100,
    ...(kind ? { prefix: `${kind}#` } : from && { from }),
  }))
    for (const { sort } of items) {
      const [found = "", id = ""] = sort.split("#");
      yield { kind: found, id };
    }
}

/** A page of the ids of one kind of thing that a person is in. */
export const involvedPage = async (
  table: CommunityTable,
  { personId, kind }: { readonly personId: string; readonly kind: string },
  { limit, cursor }: Paging,
) => {
  const asked = { partition: table.scope.partition("INVOLVED", personId), prefix: `${kind}#`, limit };
  const page = await table.query({ ...asked, ...(cursor && { cursor }) });
  return {
    ids: page.items.map(({ sort }) => sort.slice(kind.length + 1)),
    ...(page.cursor && { nextCursor: page.cursor }),
  };
};
