import { mustBeShown, OwnTexts } from "../domain/consent-text.ts";
import type { ConsentPurpose } from "../domain/consent-texts.ts";
import type { Instant } from "../domain/dates.ts";
import type { OwnPolicy } from "../domain/policy.ts";
import { stateSort } from "../table/entity.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";

/** Where what a community adds to the text of a purpose is kept: of the kind of thing that communities writes. */
export const ownTexts = "CONSENT-TEXT";

const ownTextsKey = (scope: CommunityScope, purpose: ConsentPurpose): Key => scope.key([ownTexts, purpose], stateSort);

const ownTextsIn = (item: Item | undefined): OwnTexts | undefined => item && OwnTexts.parse(item.state);

/** What the community adds to the texts of some purposes, in their order; nothing where it adds none. */
export const ownTextsOf = async (
  table: CommunityTable,
  purposes: readonly ConsentPurpose[],
): Promise<readonly (OwnTexts | undefined)[]> =>
  (await table.getMany(purposes.map((purpose) => ownTextsKey(table.scope, purpose)))).map(ownTextsIn);

type Place = {
  readonly table: CommunityTable;
  readonly community: { readonly policy: OwnPolicy };
  readonly now: Instant;
};

type Agreed = { readonly purpose: ConsentPurpose; readonly textVersion: string };

/** Refuses a text that people are not shown in the community. */
export const mustBeShownIn = async (
  { table, community, now }: Place,
  { purpose, textVersion }: Agreed,
  pointer = "/textVersion",
): Promise<void> => {
  const [own] = await ownTextsOf(table, [purpose]);
  mustBeShown({ purpose, textVersion, own, at: now, policy: community.policy }, pointer);
};
