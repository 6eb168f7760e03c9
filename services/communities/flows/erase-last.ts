import type { Heard } from "#shared/events/consumer.ts";
import { eraseCommunity } from "#shared/events/rights.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import { inTurn } from "#shared/table/turn.ts";
import { erase } from "../domain/community.ts";
import type { communitiesReactions } from "../reactions.ts";
import { communityStore } from "../store/community-store.ts";
import { communitiesKeeping } from "../store/keeping.ts";
import { ownCommunitiesStore } from "../store/own-communities-store.ts";
import { personStore } from "../store/person-store.ts";

/** Where a person is told apart whose own list still names the community, from what is erased after. */
const listed = "listed ";

/** Every other service had a day: what is left goes now, the lists of its people outside it first. */
export const eraseLast = async (heard: Heard<typeof communitiesReactions.eraseWhenCommunityErasureClosing>) => {
  const { table, ownListOf, now, command } = heard;
  const { community } = table.scope;
  const unlist = async (personId: string): Promise<void> => {
    const found = await personStore(table).find(personId);
    const account = found && "account" in found.state ? found.state.account : undefined;
    if (account) await ownCommunitiesStore(ownListOf(account)).remove(community);
  };
  const isUnlisted = heard.left !== undefined && !heard.left.startsWith(listed);
  if (!isUnlisted)
    await inTurn(heard, () => catalogue(table, "PERSON"), { placeOf: (personId) => listed + personId, work: unlist });
  await eraseCommunity(communitiesKeeping)(heard as never);
  await communityStore(table).decide(community, command, (current) => erase(current, now));
};
