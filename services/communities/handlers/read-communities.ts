import { endpoint } from "#shared/http/endpoint.ts";
import { communitiesRoutes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";

export const listOwnCommunities = endpoint(communitiesRoutes.listOwnCommunities, async ({ query, self }) => ({
  body: await ownCommunitiesStore(self).list(query),
}));

export const getProfile = endpoint(communitiesRoutes.getProfile, async ({ table }) => {
  const { state, version } = await communityStore(table).get(table.scope.community);
  return { body: state, version };
});
