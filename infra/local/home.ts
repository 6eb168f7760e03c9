import type { Instant } from "#shared/domain/dates.ts";
import type { Log } from "#shared/observe.ts";
import { patient } from "#shared/table/busy.ts";
import { type SqliteStore, sqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";
import { openGateway, type Verify } from "./gateway.ts";
import { type Feed, openHost } from "./host.ts";
import { services } from "./services.ts";

export type HomeOptions = {
  /** A file, or `:memory:`. */
  readonly path: string;
  readonly clock: () => Instant;
  readonly verify: Verify;
  readonly log: Log;
};

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

/** Linli on one machine: the store, the services behind their gateway, and the host that carries their facts. */
export const openHome = ({ path, clock, verify, log }: HomeOptions) => {
  const store = sqliteStore(path);
  const table = patient(store.table, {
    attempts: 5,
    sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    random: Math.random,
  });
  const world: World = { table, region, clock, log };
  const host = openHost({ world, services, feed: feedOf(store), database: store.database });
  const gateway = openGateway(world, services, verify);
  return { world, store, host, gateway, close: () => store.close() };
};

export type Home = ReturnType<typeof openHome>;
