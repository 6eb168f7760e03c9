import { settableClock } from "#infra/local/clock.ts";
import { feedOf, keepers } from "#infra/local/home.ts";
import { openHost } from "#infra/local/host.ts";
import { devIssuer, devOperators } from "#infra/local/issuer.ts";
import { seedCommunities } from "#infra/local/personas.ts";
import { seedCommunity } from "#infra/local/seed.ts";
import { Person } from "#services/communities/domain/person.ts";
import { services } from "#services/services.ts";
import { silent } from "#shared/observe.ts";
import { type SqliteStore, sqliteStore } from "#shared/table/sqlite.ts";
import type { Item } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";

export const slug = "yangguang-huayuan";
export const region = "sim";
export const startsAt = "2026-03-02T01:00:00.000Z";

/** Every item of a store. */
export const allItems = ({ database }: SqliteStore): Item[] =>
  database
    .prepare("SELECT item FROM items ORDER BY partition, sort")
    .all()
    .map(({ item }) => JSON.parse(String(item)) as Item);

const worldOf = ({ table }: SqliteStore): World => {
  const { now } = settableClock(startsAt);
  return { table, region, clock: now, log: silent, operators: devOperators, codeKey: "simulated", keepers };
};

/** Lets everything that was told so far be heard, without faults. */
export const letBeHeard = (store: SqliteStore): Promise<void> =>
  openHost({ world: worldOf(store), services, feed: feedOf(store), database: store.database }).drain();

/** Forgets that anything of the store is still to be told. */
export const forgetChanges = (store: SqliteStore): void =>
  store.forgetChangesUpTo(store.changesAfter(0, 10_000).at(-1)?.sequence ?? 0);

let items: readonly Item[] | undefined;

const seeded = async (): Promise<readonly Item[]> => {
  const store = sqliteStore(":memory:");
  const world = worldOf(store);
  const community = seedCommunities.find((each) => each.slug === slug);
  if (community) await seedCommunity({ world, issuer: devIssuer, community });
  await letBeHeard(store);
  const all = allItems(store);
  store.close();
  return all;
};

/** A store that holds the fictional estate at rest; seeded once and copied for each seed. */
export const freshEstate = async () => {
  items ??= await seeded();
  const store = sqliteStore(":memory:");
  for (const item of items) await store.table.write({ put: item });
  forgetChanges(store);
  return store;
};

type Member = { readonly personId: string; readonly grantId: string };
export type People = Readonly<
  Record<"sun" | "yu" | "qin" | "jiang" | "fang" | "ding" | "luo" | "admin-yangguang", Member>
>;

/** The people of the estate by persona, with the grant that each is known by here. */
export const seededPeople = async (): Promise<People> => {
  items ??= await seeded();
  const persons = items.filter(({ partition, sort }) => partition.includes("#PERSON#") && sort === "STATE");
  const named = persons.map(({ state }) => Person.parse(state));
  const of = (name: string, role: string) => {
    const person = named.find((each) => each.name === name);
    return {
      personId: person?.personId ?? "",
      grantId: person?.grants.find((grant) => grant.role === role)?.grantId ?? "",
    };
  };
  return {
    sun: of("孙会长", "mediator"),
    yu: of("余调解员", "mediator"),
    qin: of("秦先生", "resident"),
    jiang: of("江女士", "resident"),
    fang: of("方社工", "residents-committee-worker"),
    ding: of("丁管家", "property-staff"),
    luo: of("罗女士", "resident"),
    "admin-yangguang": of("阳光管理员", "community-admin"),
  };
};
