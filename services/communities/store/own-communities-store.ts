import type { ScopedTable, SelfScope } from "#shared/table/scope.ts";
import { OwnCommunity } from "../domain/own-community.ts";

/** A signed-in person's own list of communities, readable by that person only. */
export const ownCommunitiesStore = (table: ScopedTable<SelfScope>) => {
  const { scope } = table;

  const add = (own: OwnCommunity) => table.write({ put: { ...scope.key([], `COMMUNITY#${own.community}`), ...own } });

  const remove = (community: string) => table.write({ delete: scope.key([], `COMMUNITY#${community}`) });

  const list = async ({ limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const query = { partition: scope.partition(), prefix: "COMMUNITY#", limit };
    const page = await table.query({ ...query, ...(cursor && { cursor }) });
    return {
      items: page.items.map((item) => OwnCommunity.parse(item)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { add, remove, list };
};
