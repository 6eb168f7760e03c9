import type { CommunityTable, ScopedTable, SelfScope } from "#shared/table/scope.ts";
import { communityStore } from "../store/community-store.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";
import { personStore } from "../store/person-store.ts";

/** The community appears in the person's own list, which lies outside it, while they have an account here. */
export const listAsOwn = async (
  table: CommunityTable,
  personId: string,
  ownListOf: (account: string) => ScopedTable<SelfScope>,
): Promise<void> => {
  const { community } = table.scope;
  const { state: person } = await personStore(table).get(personId);
  const { state } = await communityStore(table).get(community);
  if (!("account" in person) || !person.account || state.status === "erased") return;
  await ownCommunitiesStore(ownListOf(person.account)).add({ community, communityName: state.name, personId });
};
