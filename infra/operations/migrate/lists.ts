import { erasureStore } from "#services/communities/store/rights-store.ts";
import { courseStore } from "#services/courses/store/course-store.ts";
import { placementStore } from "#services/employment/store/placement-store.ts";
import { seekerStore } from "#services/employment/store/seeker-store.ts";
import { caseStore } from "#services/mediation/store/case-store.ts";
import { meetingStore } from "#services/meetings/store/meeting-store.ts";
import { indexKeys, projected } from "#shared/table/layout.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Change, Item, Key, Value } from "#shared/table/table.ts";
import { type Mending, type Migration, mended, type Site } from "./migration.ts";
import { eachOf } from "./things.ts";

type Kept<State> = { readonly id: string; readonly state: State; readonly version: number };

type Listed<State> = {
  readonly kind: string;
  readonly store: (table: CommunityTable) => {
    stateKey(id: string): Key;
    find(id: string): Promise<{ readonly state: State; readonly version: number } | undefined>;
    itemOf(thing: Kept<State>): Item;
  };
};

const attributes = [projected, ...Object.values(indexKeys).flatMap(({ partition, sort }) => [partition, sort])];

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const changeOf = (attribute: string, to: Value | undefined): Change =>
  to === undefined ? { remove: [attribute] } : { set: [attribute], to };

/** What of an item is written otherwise today: where it is listed, and what lists show of it. */
async function* relisting<State>({ own, ...site }: Site, listed: Listed<State>): AsyncGenerator<Mending> {
  yield* eachOf({ own, ...site }, listed, async function* ({ id, state, version, where }) {
    const store = listed.store(own);
    const [key, today] = [store.stateKey(id), store.itemOf({ id, state, version })];
    const kept = await own.get(key);
    const others = attributes.filter((attribute) => !isSame(kept?.[attribute], today[attribute]));
    if (!kept || others.length === 0) return;
    const changes = others.map((attribute) => changeOf(attribute, today[attribute]));
    const when = [{ path: ["version"] as [string], is: "equals" as const, value: version }];
    yield mended(where, "is listed as it was before", { update: key, changes, when });
  });
}

/** Removals, plans of courses and published minutes are in lists; cards say more. */
export const relisted: Migration = {
  name: "listed",
  async *look(site) {
    yield* relisting(site, { kind: "ERASURE", store: erasureStore });
    yield* relisting(site, { kind: "COURSE", store: courseStore });
    yield* relisting(site, { kind: "MEETING", store: meetingStore });
    yield* relisting(site, { kind: "CASE", store: caseStore });
    yield* relisting(site, { kind: "SEEKER", store: seekerStore });
    yield* relisting(site, { kind: "PLACEMENT", store: placementStore });
  },
};
