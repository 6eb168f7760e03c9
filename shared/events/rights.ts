import type { communityErasureDue, dataExportRequested, erasureRequested } from "../contracts/communities.ts";
import { forget, type Keeping, keysIn, type Stretch, shownTo, stretchesOf } from "../table/holding.ts";
import { dataExportPages, dataExportWhole, erasureReceiptKey, forgetDataExports } from "../table/rights.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";
import { inTurn } from "../table/turn.ts";
import type { Heard } from "./consumer.ts";
import type { Hearable, NamedReaction } from "./contract.ts";

type Hearing<Contract extends Hearable> = Heard<Omit<NamedReaction, "hears"> & { readonly hears: Contract }>;

const withoutConfidential = (keeping: Keeping): Keeping => ({
  ...keeping,
  holdings: keeping.holdings
    .filter(({ isConfidential }) => !isConfidential)
    .map((each) => (each.showAtDesk ? { ...each, show: each.showAtDesk } : each)),
});

const thingsAtOnce = 100;

/** Gathers all that a service keeps of a person, for them to take away. */
export const gather =
  (keeping: Keeping) =>
  async ({ event, table, now, left, restAt }: Hearing<typeof dataExportRequested>): Promise<void> => {
    const { exportId, personId } = event.data;
    const { service } = keeping;
    const shownHere = event.data.atDesk ? withoutConfidential(keeping) : keeping;
    const { from, pageCount: before } = left ? JSON.parse(left) : { from: undefined, pageCount: 0 };
    let pageCount: number = before;
    let things: unknown[] = [];
    const keep = async (): Promise<void> => {
      const pages = dataExportPages(table.scope, exportId, { service, things, first: pageCount });
      for (const page of pages) await table.write({ put: page });
      pageCount += pages.length;
      things = [];
    };
    for await (const { place, thing } of shownTo(table, shownHere, personId, from)) {
      if (things.length === thingsAtOnce) {
        await keep();
        restAt(JSON.stringify({ from: place, pageCount }));
      }
      things.push(thing);
    }
    await keep();
    await table.write({ put: dataExportWhole(table.scope, exportId, { service, pageCount, at: now }) });
  };

/** Removes a person from all that a service keeps, and from what it gathered for them, and leaves a receipt. */
export const erasePerson =
  (keeping: Keeping) =>
  async ({ event, table, now, ...turn }: Hearing<typeof erasureRequested>): Promise<void> => {
    const { erasureId, personId } = event.data;
    const forgotten = await forget(table, keeping, { ...turn, personId });
    await forgetDataExports(table, personId, keeping.service);
    const key = erasureReceiptKey(table.scope, erasureId, keeping.service);
    await table.write({ put: { ...key, ...forgotten, at: now } as Item });
  };

const mostDeletes = 99;

/** Deletes a batch and counts it in the same commit, so that a crash neither loses nor doubles the count. */
const deleteCounted = async (table: CommunityTable, counter: Key, keys: readonly Key[]): Promise<void> => {
  for (let at = 0; at < keys.length; at += mostDeletes) {
    const batch = keys.slice(at, at + mostDeletes);
    const count = { update: counter, changes: [{ add: ["itemCount"] as [string], by: batch.length }] };
    await table.commit([...batch.map((key) => ({ delete: key })), count]);
  }
};

/** It may rest after each batch, before the same stretch: what was deleted is not found again. */
const eraseStretch = async (
  { table, restAt }: Hearing<typeof communityErasureDue>,
  counter: Key,
  { place, partitions }: Stretch,
): Promise<void> => {
  for (const partition of await partitions())
    for await (const keys of keysIn(table, partition)) {
      await deleteCounted(table, counter, keys);
      if (keys.length > 0) restAt(place);
    }
};

/** Erases all that a service keeps in a community, and certifies in the region how many items that were. */
export const eraseCommunity =
  (keeping: Keeping) =>
  async (heard: Hearing<typeof communityErasureDue>): Promise<void> => {
    const { event, table, region, now } = heard;
    const certified = region.scope.key(["ERASED", event.data.slug], keeping.service);
    if (await region.get(certified)) return;
    const counter = table.scope.key(["ERASING", keeping.service], "COUNT");
    if (!(await table.get(counter))) await table.write({ put: { ...counter, itemCount: 0 } });
    await inTurn(heard, () => stretchesOf(table, keeping), {
      placeOf: ({ place }) => place,
      work: (stretch) => eraseStretch(heard, counter, stretch),
    });
    const itemCount = Number((await table.get(counter))?.itemCount ?? 0);
    await region.write({ put: { ...certified, itemCount, at: now } });
    await table.write({ delete: counter });
  };
