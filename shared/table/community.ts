import * as z from "zod";
import { CommunityCard } from "../domain/community-card.ts";
import { isShipped, OwnCategory } from "../domain/dispute-category.ts";
import { Organisation } from "../domain/organisation.ts";
import { refuseField } from "../domain/refusal.ts";
import { stateSort } from "./entity.ts";
import type { CommunityScope, CommunityTable } from "./scope.ts";
import type { Item, Key } from "./table.ts";

/** Where a community's own state lies: every request reads its card from it, and every reaction may. */
export const communityKey = (scope: CommunityScope): Key => scope.key(["COMMUNITY", scope.community], stateSort);

/** The card of the community in scope; nothing where there is none. */
export const findCommunity = async (table: CommunityTable): Promise<CommunityCard | undefined> => {
  const item = await table.get(communityKey(table.scope));
  return item && CommunityCard.parse(item.state);
};

/** The same. Throws where there is none: a fact of a community that does not exist. */
export const communityCard = async (table: CommunityTable): Promise<CommunityCard> => {
  const card = await findCommunity(table);
  if (!card) throw new Error(`there is no community ${table.scope.community}`);
  return card;
};

const Listed = z.object({
  buildings: z.array(z.object({ name: z.string() })).default([]),
  organisations: z.array(Organisation).default([]),
  categories: z.array(OwnCategory).default([]),
});

/** The organisations that the community lists, as it was read at its source. */
export const organisationsIn = (community: Item | undefined): Organisation[] =>
  Listed.parse(community?.state).organisations;

/** Refuses `unknown-category` at the pointer for one that is neither shipped nor the community's own. */
export const mustBeCategory = (community: Item | undefined, pointer: string, category: string): void => {
  const own = Listed.parse(community?.state).categories;
  if (!(isShipped(category) || own.some(({ key }) => key === category))) refuseField(pointer, "unknown-category");
};

/**
 * Refuses `unknown-building` at the pointer for one that is not in the list of the community, which was read at its
 * source. A community that keeps no list takes any.
 */
export const mustBeBuilding = (community: Item | undefined, pointer: string, building: string | undefined): void => {
  const { buildings } = Listed.parse(community?.state);
  const isKnown = building === undefined || buildings.length === 0 || buildings.some(({ name }) => name === building);
  if (!isKnown) refuseField(pointer, "unknown-building");
};
