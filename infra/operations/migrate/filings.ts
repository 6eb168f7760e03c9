import { keptSince, Spot, type SpotFiling } from "#services/mediation/domain/recurrence.ts";
import { filingsIn, isTogether, recurrenceStore } from "#services/mediation/store/recurrence-store.ts";
import { communityCard } from "#shared/table/community.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Change, Item, Write } from "#shared/table/table.ts";
import { type Mending, type Migration, mended, open } from "./migration.ts";

/** A commit takes a hundred writes, and one of them is of the item itself. */
const mostAtOnce = 99;

/** The spot whose filings an item holds, with its building as it is spelled today. */
const spotOf = (sort: string): Spot | undefined => {
  const [category, building] = sort.split("~");
  return Spot.safeParse({ category, building }).data;
};

/** Takes some filings out of the item that holds them all. */
const takingOut = ({ partition, sort }: Item, filings: readonly SpotFiling[]): Write => ({
  update: { partition, sort },
  changes: filings.map(({ caseId }): Change => ({ remove: ["cases", caseId] })),
});

/** What still counts becomes rows, so many in a commit, each taken out of the item in the same; the last takes the item. */
function* spread(own: CommunityTable, item: Item, since: string): Generator<Mending> {
  const where = `${item.partition} ${item.sort}`;
  const spot = spotOf(item.sort);
  if (!spot) return yield open(where, "is of no building that may be");
  const { filing } = recurrenceStore(own);
  const { partition, sort } = item;
  const filings = filingsIn(item).filter(({ filedAt }) => filedAt >= since);
  for (let at = 0; at === 0 || at < filings.length; at += mostAtOnce) {
    const some = filings.slice(at, at + mostAtOnce);
    const isLast = at + mostAtOnce >= filings.length;
    const rest: Write = isLast ? { delete: { partition, sort } } : takingOut(item, some);
    yield mended(where, `${some.length} of its filings are rows`, ...some.map((each) => filing(spot, each)), rest);
  }
}

/** Each filing is a row of its own: what was filed at a spot lay in one item, by whichever spelling of its building. */
export const filings: Migration = {
  name: "filings",
  async *look({ own, now }) {
    const since = keptSince(now, (await communityCard(own)).policy);
    const partition = own.scope.partition("FILINGS");
    for await (const items of pagesOf(own, { partition, limit: 100 }))
      for (const item of items) if (isTogether(item)) yield* spread(own, item, since);
  },
};
