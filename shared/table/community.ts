import { CommunityCard } from "../domain/community-card.ts";
import { stateSort } from "./entity.ts";
import type { CommunityScope, CommunityTable } from "./scope.ts";
import type { Key } from "./table.ts";

/** Where a community's own state lies: every request reads its card from it, and every reaction may. */
export const communityKey = (scope: CommunityScope): Key => scope.key(["COMMUNITY", scope.community], stateSort);

/** The card of the community in scope. Throws where there is none: a fact of a community that does not exist. */
export const communityCard = async (table: CommunityTable): Promise<CommunityCard> => {
  const item = await table.get(communityKey(table.scope));
  if (!item) throw new Error(`there is no community ${table.scope.community}`);
  return CommunityCard.parse(item.state);
};
