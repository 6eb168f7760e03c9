import type * as z from "zod";
import { Application } from "#services/communities/domain/application.ts";
import { OwnCommunity } from "#services/communities/domain/own-community.ts";
import { applicationStore } from "#services/communities/store/application-store.ts";
import { communityStore } from "#services/communities/store/community-store.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import type { Holding, Rewritable } from "#shared/table/holding.ts";
import { pagesOf } from "#shared/table/pages.ts";
import { ownListKey } from "#shared/table/portable.ts";
import { type OperatorScope, operatorScope, type ScopedTable, scoped } from "#shared/table/scope.ts";
import type { Change, Item, Key, Path, Write } from "#shared/table/table.ts";
import { isOfCourses } from "./course-messages.ts";
import { type Cut, mend } from "./mend.ts";
import { commandOf, type Mending, type Migration, type Site } from "./migration.ts";

const name = "texts";

const partsOf = (pointer: string): string[] => pointer.split("/").slice(1);

const valueIn = (state: unknown, pointer: string): string =>
  String(partsOf(pointer).reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], state));

/** Sets texts where they lie, if they are still what was read: for what has neither version nor journal. */
const settingOf = (item: Item, mended: unknown, cuts: readonly Cut[], below: readonly string[]): Write => {
  const { partition, sort } = item;
  const pathOf = (pointer: string) => [...below, ...partsOf(pointer)] as unknown as Path;
  const kept = below.length > 0 ? item.state : item;
  return {
    update: { partition, sort },
    changes: cuts.map(({ pointer }): Change => ({ set: pathOf(pointer), to: valueIn(mended, pointer) })),
    when: cuts.map(({ pointer }) => ({ path: pathOf(pointer), is: "equals", value: valueIn(kept, pointer) })),
  };
};

type Thing = { readonly store: Rewritable; readonly id: string; readonly item: Item; readonly now: string };

const rewriting = ({ store, id, item, now }: Thing, state: unknown, cuts: readonly Cut[]): readonly Write[] => {
  if (!store.beside) return [settingOf(item, state, cuts, ["state"])];
  const version = Number(item.version);
  const before = { id, version, state: item.state };
  return store.beside(before, commandOf(name, item, version, now), { state, facts: [] }).map(({ write }) => write);
};

const told = (item: Item, cuts: readonly Cut[]) =>
  cuts.map(({ pointer, from, to }) => ({ where: `${item.partition} ${pointer}`, what: `${from} → ${to} characters` }));

const untellable = (item: Item, unfit: readonly string[]): Mending => ({
  findings: unfit.map((pointer) => ({ where: `${item.partition} ${pointer}`, what: "is not what its schema takes" })),
  writes: [],
});

function* lookAt(thing: Thing): Generator<Mending> {
  const { item, store } = thing;
  const made = mend(store.schema as z.ZodType, item.state);
  if ("unfit" in made) yield untellable(item, made.unfit);
  else if (made.cuts.length > 0)
    yield { findings: told(item, made.cuts), writes: rewriting(thing, made.state, made.cuts) };
}

/** A member's own list names the community beside it. */
async function* lookAtOwnList({ ground, own }: Site, person: Item): AsyncGenerator<Mending> {
  const { account } = person.state as { readonly account?: string };
  const row = account && (await ground.table.get(ownListKey(ground.region, account, own.scope.community)));
  if (!row) return;
  const made = mend(OwnCommunity, row);
  if ("unfit" in made) yield untellable(row, made.unfit);
  else if (made.cuts.length > 0)
    yield { findings: told(row, made.cuts), writes: [settingOf(row, made.state, made.cuts, [])] };
}

type Kind = Pick<Holding, "kind" | "store">;

async function* lookAtKind(site: Site, { kind, store: storeOf }: Kind): AsyncGenerator<Mending> {
  const { own, now } = site;
  const store = storeOf(own);
  for await (const id of catalogue(own, kind)) {
    const item = await own.get(store.stateKey(id));
    if (!item || isOfCourses(kind, item)) continue;
    yield* lookAt({ store, id, item, now });
    if (kind === "PERSON") yield* lookAtOwnList(site, item);
  }
}

/** Every text of a community as its schema takes it today: in one spelling, and no longer than it may be. */
export const texts: Migration = {
  name,
  async *look(site) {
    for (const { holdings } of site.ground.keepings) for (const kind of holdings) yield* lookAtKind(site, kind);
    yield* lookAtKind(site, { kind: "COMMUNITY", store: communityStore as unknown as Kind["store"] });
  },
};

/** Where the applications of a region lie, as the lists of their statuses say. */
async function* applicationsIn(own: ScopedTable<OperatorScope>): AsyncGenerator<Key> {
  for (const { shape } of Application.options) {
    const partition = own.scope.applications.partition("APPLICATION-STATUS", shape.status.value);
    for await (const places of pagesOf(own, { index: "first", partition, limit: 100 })) yield* places;
  }
}

/** The same of what was applied for, which lies in no community. */
export const applicationTexts: Migration = {
  name,
  async *look({ ground: { table, region }, now }) {
    const own = scoped(table, operatorScope(region));
    const store = applicationStore(own) as unknown as Rewritable;
    for await (const { partition, sort } of applicationsIn(own)) {
      const item = await own.get({ partition, sort });
      if (item) yield* lookAt({ store, id: partition.split("#").at(-1) ?? "", item, now });
    }
  },
};
