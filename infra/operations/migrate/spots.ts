import { type Recurrence, Spot } from "#services/mediation/domain/recurrence.ts";
import { recurrenceStore } from "#services/mediation/store/recurrence-store.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { Item, Write } from "#shared/table/table.ts";
import { commandOf, type Mending, type Migration, mended, open, type Site } from "./migration.ts";
import { eachOf, type Thing } from "./things.ts";

const name = "spots";

const isAbsent = [{ path: ["partition"] as [string], is: "absent" as const }];

/** The spot that a row of filings is of, as its building is spelled today. */
const spotOf = (sort: string): Spot | undefined => {
  const [category, building] = sort.split("~");
  return Spot.safeParse({ category, building }).data;
};

/** What was filed under another spelling of a building goes to where its filings are counted now. */
const moveFilings = async ({ own }: Site, item: Item): Promise<Mending | undefined> => {
  const store = recurrenceStore(own);
  const where = `${item.partition} ${item.sort}`;
  const spot = spotOf(item.sort);
  if (!spot) return open(where, "is of no building that may be");
  const key = store.filingsKey(spot);
  if (key.sort === item.sort) return undefined;
  const cases = store.filingsOf(item);
  const merged: Write = (await own.get(key))
    ? {
        update: key,
        changes: Object.entries(cases).map(([caseId, filedAt]) => ({ set: ["cases", caseId], to: filedAt })),
      }
    : { put: { ...key, cases }, when: isAbsent };
  const { partition, sort } = item;
  const gone: Write = { delete: { partition, sort } };
  const isEmpty = Object.keys(cases).length === 0;
  return mended(where, `is counted at ${key.sort}`, ...(isEmpty ? [gone] : [merged, gone]));
};

const hasNothing = ({ open: episode, spent, episodes }: Recurrence): boolean =>
  episode === undefined && spent.length === 0 && episodes === 0;

const together = (one: Recurrence, other: Recurrence | undefined): Recurrence => ({
  ...one,
  open: one.open ?? other?.open,
  episodes: Math.max(one.episodes, other?.episodes ?? 0),
  spent: [...new Set([...one.spent, ...(other?.spent ?? [])])],
});

/**
 * What recurred under another spelling goes to where it is counted now; the thing itself stays with its journal, and
 * with nothing in it. Two episodes that go on at once are two issues, so they are not made one.
 */
async function* moveRecurrence({ own, now }: Site, thing: Thing<Recurrence>): AsyncGenerator<Mending> {
  const { id, state, version, where } = thing;
  const store = recurrenceStore(own);
  const to = store.idOf(state);
  if (to === id || hasNothing(state)) return;
  const there = await store.find(to);
  if (there?.state.open && state.open) {
    yield open(where, `goes on at ${to} too: end one of the two joint meetings first`);
    return;
  }
  const { open: _, ...rest } = state;
  const emptied: Recurrence = { ...rest, episodes: 0, spent: [] };
  const target = there ? { id: to, version: there.version, state: there.state } : { id: to, version: 0 };
  const writes = [
    ...store.beside(target, commandOf(name, store.stateKey(to), target.version, now), {
      state: together(state, there?.state),
      facts: [],
    }),
    ...store.beside({ id, version, state }, commandOf(name, store.stateKey(id), version, now), {
      state: emptied,
      facts: [],
    }),
  ];
  yield mended(where, `is counted at ${to}`, ...writes.map(({ write }) => write));
}

/** One building in full width and in half width is one: what is counted by building is counted together. */
export const spots: Migration = {
  name,
  async *look(site) {
    const partition = site.own.scope.partition("FILINGS");
    for await (const items of pagesOf(site.own, { partition, limit: 100 }))
      for (const item of items) {
        const moved = await moveFilings(site, item);
        if (moved) yield moved;
      }
    yield* eachOf(site, { kind: "RECURRENCE", store: recurrenceStore }, (thing) => moveRecurrence(site, thing));
  },
};
