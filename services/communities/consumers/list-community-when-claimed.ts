import { consumer } from "#shared/events/consumer.ts";
import { communitiesReactions } from "../reactions.ts";
import { communityStore } from "../store/community-store.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";
import { personStore } from "../store/person-store.ts";

/** The community appears in the person's own list, which lies outside it. */
export const listCommunityWhenClaimed = consumer(
  communitiesReactions.listCommunityWhenClaimed,
  async ({ event, table, ownListOf }) => {
    const { personId } = event.data;
    const { community } = table.scope;
    const { state: person } = await personStore(table).get(personId);
    const { state } = await communityStore(table).get(community);
    if (!("account" in person) || !person.account || state.status === "erased") return;
    await ownCommunitiesStore(ownListOf(person.account)).add({ community, communityName: state.name, personId });
  },
);
