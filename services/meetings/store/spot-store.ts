import * as z from "zod";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

/** Where disputes are one problem: one category in one building. */
export type Spot = { readonly category: string; readonly building: string };

const Claim = z.object({ issueId: z.string() });
type Claim = z.infer<typeof Claim>;

/** The last issue that was raised for the disputes of a category and building: later ones look for it first. */
export const spotStore = (table: CommunityTable) => {
  const keyOf = ({ category, building }: Spot): Key => table.scope.key(["SPOTS"], `${category}~${building}`);

  const find = async (spot: Spot): Promise<Claim | undefined> => {
    const item = await table.get(keyOf(spot));
    return item && Claim.parse(item);
  };

  /** The spot is the new issue's, unless somebody claimed it since it was read. */
  const claim = (spot: Spot, issueId: string, before: Claim | undefined): Companion => ({
    write: {
      put: { ...keyOf(spot), issueId },
      when: [
        before ? { path: ["issueId"], is: "equals", value: before.issueId } : { path: ["partition"], is: "absent" },
      ],
    },
    refusal: new Refusal("version-conflict"),
  });

  return { find, claim };
};
