import { type Companion, stored } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Paging } from "#shared/table/table.ts";
import { foundPerson, isShownBy, type Sought, termsOf } from "../domain/found-person.ts";
import type { Person } from "../domain/person.ts";
import { FoundPerson } from "../domain/person-view.ts";
import { byPinyin } from "../domain/pinyin-order.ts";

export const searchPartition = ["PERSON-SEARCH"] as const;

/** The rows by which a person is found, each with all that the search shows of them. */
export const searchItems = (scope: CommunityScope, person: Person | undefined): Item[] => {
  const found = person && foundPerson(person);
  if (!found) return [];
  const { personId, ...shown } = found;
  return termsOf(found).map((term) => ({
    ...scope.key(searchPartition, `${term}#${personId}`),
    ...(stored(shown) as object),
  }));
};

/** The rows move with the person, in the person's own commit; only what changes is written. */
export const searchRows = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  const bySort = (person: Person | undefined) => new Map(searchItems(scope, person).map((item) => [item.sort, item]));
  const [former, present] = [bySort(before), bySort(after)];
  const isNew = (item: Item): boolean => JSON.stringify(former.get(item.sort)) !== JSON.stringify(item);
  return [
    ...[...former.values()]
      .filter(({ sort }) => !present.has(sort))
      .map(({ partition, sort }) => ({ write: { delete: { partition, sort } } })),
    ...[...present.values()].filter(isNew).map((put) => ({ write: { put } })),
  ];
};

const shownIn = ({ partition: _, sort, ...shown }: Item): { term: string; found: FoundPerson } => {
  const [term = "", personId = ""] = sort.split("#");
  return { term, found: FoundPerson.parse({ ...shown, personId }) };
};

/** A page of those who are found, by their names, from the table itself: nobody is in it who was just removed. */
export const searchPage = async ({ query, scope }: CommunityTable, sought: Sought, { limit, cursor }: Paging) => {
  const prefix = sought.isWhole ? `${sought.term}#` : sought.term;
  const page = await query({
    partition: scope.partition(...searchPartition),
    prefix,
    limit,
    ...(cursor && { cursor }),
  });
  const found = page.items.map(shownIn).filter(({ term, found }) => isShownBy(found, { term, sought }));
  return {
    items: found.map(({ found }) => found).toSorted(byPinyin),
    ...(page.cursor && { nextCursor: page.cursor }),
  };
};
