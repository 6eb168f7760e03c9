import { Refusal } from "../domain/refusal.ts";
import { Standing } from "../domain/standing.ts";
import type { Companion, Decision } from "../table/entity.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Condition, Item, Key, Path } from "../table/table.ts";

const standingSort = "STANDING";

export const standingKey = (scope: CommunityScope, personId: string): Key =>
  scope.key(["PERSON", personId], standingSort);

/** The standing in an item that was read beside a thing; nothing for somebody the community does not know. */
export const standingIn = (item: Item | undefined): Standing | undefined => item && Standing.parse(item.state);

/** The standings among items that were read beside a thing, by person. */
export const standingsAmong = (items: readonly (Item | undefined)[]): ReadonlyMap<string, Standing> =>
  new Map(
    items
      .filter((item) => item?.sort === standingSort)
      .flatMap((item) => standingIn(item) ?? [])
      .map((standing) => [standing.personId, standing]),
  );

export const grantPath = (grantId: string): Path => ["state", "grants", grantId];
export const householdPath = (householdId: string): Path => ["state", "households", householdId];

/** Only of somebody the community knows: it holds, as it is asked of a standing that must be there. */
export const livesHere: Condition = { path: ["state", "movedOutAt"], is: "absent" };

type Held = { readonly personId: string; readonly grantId: string | undefined };

/** The check, in the commit that relies on it, that somebody still lives here and still holds the role it rests on. */
export const stillHolds = (scope: CommunityScope, personId: string, grantId: string | undefined): Companion => {
  const holds = grantId === undefined ? [] : [{ path: grantPath(grantId), is: "present" } as const];
  return {
    write: { check: standingKey(scope, personId), when: [livesHere, ...holds] },
    refusal: new Refusal("try-again"),
  };
};

/** What was decided by what people are, in a commit in which each of them still is. */
export const whileOfSide = <State>(
  scope: CommunityScope,
  { holders, also = [], ...decision }: Decision<State> & { readonly holders: readonly Held[] },
): Decision<State> => ({
  ...decision,
  also: [...also, ...holders.map(({ personId, grantId }) => stillHolds(scope, personId, grantId))],
});

/** The standing of each, by person; those whom the community does not know are not in it. */
export const standingOf = async (
  table: CommunityTable,
  personIds: Iterable<string>,
): Promise<ReadonlyMap<string, Standing>> => {
  const asked = [...new Set(personIds)];
  const items = await table.getMany(asked.map((personId) => standingKey(table.scope, personId)));
  return new Map(items.flatMap((item) => standingIn(item) ?? []).map((standing) => [standing.personId, standing]));
};
