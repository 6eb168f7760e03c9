import type { Instant } from "#shared/domain/dates.ts";
import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import type { Item, Key, Table } from "#shared/table/table.ts";
import type { Asked, Intent, Success, Told } from "./ask.ts";
import type { People } from "./estate.ts";

export type Shipped = Pick<Service, "endpoints" | "offers" | "consumers" | "words">;

/** A store at rest, and what its clients were told on the way. */
export type Evidence = {
  readonly items: readonly Item[];
  readonly successes: readonly Success[];
  /** What may have been done, though its last answer was a no: the answer to an earlier try was lost. */
  readonly unsure: readonly Asked[];
  /** The ids of all facts that reached the bus. */
  readonly published: ReadonlySet<string>;
  /** When it came to rest. */
  readonly now: string;
};

/** What a client may know when it chooses what to do next; a scenario adds what it learns. */
export type World<Known> = {
  readonly people: People;
  readonly random: () => number;
  readonly known: Known;
  readonly now: Instant;
};

/** Where a scenario is prepared. */
export type Ground = {
  readonly table: Table;
  readonly people: People;
  /** Says that what was put there is old: its facts had their effects, and the indexes know it. */
  readonly settle: (items: readonly Item[]) => Promise<void>;
};

/** A small estate in which several people act at once: who wants what, what they learn, and what must hold at rest. */
export type Scenario<Known = unknown> = {
  readonly name: string;
  readonly services: Readonly<Record<string, Shipped>>;
  /** Whether people are told what happens. What each sees at home follows the facts, and is tried on the whole story. */
  readonly tells?: true;
  readonly clients: number;
  readonly intentsEach: number;
  /** How fast the indexes follow the table: 1 where it is not said, less where they fall further behind. */
  readonly indexPace?: number;
  /** How many carry facts at the same time; one where it is not said. */
  readonly carriers?: number;
  /** How often something that was answered is sent once more, much later, under its old key. */
  readonly repeats?: number;
  /** How often the clock leaps while the clients act, and how far, so that what is due falls among their acts. */
  readonly leaps?: { readonly chance: number; readonly hours: number };
  /** What the clients know at first. The store holds the seeded estate; `prepare` may add to it, without faults. */
  readonly prepare: (ground: Ground) => Promise<Known>;
  readonly intent: (world: World<Known>) => Intent;
  readonly learn: (known: Known, asked: Asked, told: Told) => void;
  /** The promises that do not hold; none in a correct system. */
  readonly broken: (evidence: Evidence) => readonly string[];
  /** How far the clock goes once the clients are done, so that what is due falls: one jump after another. */
  readonly hoursAtRest: readonly number[];
};

/** A bug put in on purpose, to show that the simulation sees it. */
export type Plant = {
  readonly table?: (table: Table) => Table;
  readonly services?: (services: Readonly<Record<string, Shipped>>) => Readonly<Record<string, Shipped>>;
  readonly freshKeys?: boolean;
  /** What the bug needs to show: how often a client sends the same twice at once, as a thumb that shakes. */
  readonly doubles?: number;
  /** What the bug needs to show: that more carry facts at the same time than in the scenario. */
  readonly carriers?: number;
  readonly forgetsFirst?: boolean;
  readonly acknowledgesUnheard?: boolean;
  readonly stopsAtFirstFailure?: boolean;
  /** The seed that caught it last, tried first. */
  readonly caughtBy: number;
};

/** The shipped consumers with one of them replaced. */
export const replacing =
  (service: string, other: Consumer): NonNullable<Plant["services"]> =>
  (services) => {
    const shipped = services[service];
    if (!shipped) throw new Error(`no service ${service}`);
    const consumers = shipped.consumers.map((each) => (each.reaction.name === other.reaction.name ? other : each));
    return { ...services, [service]: { ...shipped, consumers } };
  };

/** The shipped endpoints with one of them replaced. */
export const answering =
  (service: string, other: Endpoint): NonNullable<Plant["services"]> =>
  (services) => {
    const shipped = services[service];
    if (!shipped) throw new Error(`no service ${service}`);
    const isOther = (each: Endpoint): boolean => each.route.operation === other.route.operation;
    const endpoints = shipped.endpoints.map((each) => (isOther(each) ? other : each));
    return { ...services, [service]: { ...shipped, endpoints } };
  };

/** What is to be checked in the commit is looked at before it, and much goes on in between. */
export const checksTooEarly =
  (isMeant: (key: Key) => boolean): NonNullable<Plant["table"]> =>
  (table) => ({
    ...table,
    commit: async (writes) => {
      const checks = writes.flatMap((write) => ("check" in write && isMeant(write.check) ? [write] : []));
      for (let turn = 0; turn < 40; turn += 1)
        for (const { check } of checks) await table.get(check).catch(() => undefined);
      return table.commit(writes.filter((write) => !checks.some((each) => each === write)));
    },
  });
