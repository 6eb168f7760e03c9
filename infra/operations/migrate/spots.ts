import type { Recurrence } from "#services/mediation/domain/recurrence.ts";
import { recurrenceStore } from "#services/mediation/store/recurrence-store.ts";
import { commandOf, type Mending, type Migration, mended, open, type Site } from "./migration.ts";
import { eachOf, type Thing } from "./things.ts";

const name = "spots";

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

/** One building in full width and in half width is one: what recurs in a building recurs in one place. */
export const spots: Migration = {
  name,
  look: (site) => eachOf(site, { kind: "RECURRENCE", store: recurrenceStore }, (thing) => moveRecurrence(site, thing)),
};
