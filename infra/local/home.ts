import type { DatabaseSync } from "node:sqlite";
import { services } from "#services/services.ts";
import { wordings } from "#services/wordings.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Log } from "#shared/observe.ts";
import type { Outside } from "#shared/outside/outside.ts";
import { patience, patient } from "#shared/table/busy.ts";
import type { SqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";
import { backlogIn } from "./backlog.ts";
import { openGateway, type Verify } from "./gateway.ts";
import { type Feed, openHost } from "./host.ts";
import { sharingTable } from "./sharing-table.ts";

export type HomeOptions = {
  readonly store: SqliteStore;
  readonly clock: () => Instant;
  readonly verify: Verify;
  readonly log: Log;
  readonly operators: ReadonlySet<string>;
  readonly codeKey: string;
  readonly outside?: Outside;
};

/** What keeps something of people here: every service. */
export const keepers = services.map(({ name }) => name);

export const region = "local";

/** The change log of the store as the host reads it: what was relayed is forgotten. */
export const feedOf = (store: SqliteStore): Feed => ({
  async next(limit) {
    const records = store.changesAfter(0, limit);
    return {
      images: records.map(({ image }) => image),
      acknowledge: () => store.forgetChangesUpTo(records.at(-1)?.sequence ?? 0),
    };
  },
});

type Place = {
  readonly world: World;
  readonly feed: Feed;
  readonly database: DatabaseSync;
  readonly verify: Verify;
  readonly isBehind?: () => boolean;
  /** The world of one function by its name on AWS, such as `mediation-http`; all have one world unless told apart. */
  readonly worldFor?: (name: string) => World;
};

/** The services behind their gateway, and the host that carries their facts, on any store. */
export const homeOn = ({ world, feed, database, verify, worldFor = () => world, isBehind = () => false }: Place) => ({
  world,
  host: openHost({ world, worldFor, services, feed, database }),
  gateway: openGateway({ worldFor, services, verify, isBehind }),
});

/** Linli on one machine: store, queues and services in one file. */
export const openHome = ({ store, verify, ...rest }: HomeOptions) => {
  const { database } = store;
  const table = patient(sharingTable(store), patience);
  const isBehind = backlogIn(database);
  const place = {
    world: { table, region, keepers, wordings, ...rest },
    feed: feedOf(store),
    database,
    verify,
    isBehind,
  };
  return { ...homeOn(place), store, close: () => store.close() };
};

export type Home = ReturnType<typeof homeOn>;
