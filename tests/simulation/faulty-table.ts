import { keyOf } from "#shared/table/limits.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { Busy, type Item, type Key, type Table, type Write } from "#shared/table/table.ts";
import type { Turns } from "./turns.ts";

/** How often what goes wrong, from 0 to 1. */
export type Faults = {
  readonly throttle: number;
  readonly conflict: number;
  readonly crash: number;
  readonly timeoutAfter: number;
  readonly resend: number;
};

export const noFaults: Faults = { throttle: 0, conflict: 0, crash: 0, timeoutAfter: 0, resend: 0 };

/** The process ended between two awaits; nothing after this point runs. */
export class Crash extends Error {}
/** The answer was lost after the store had done the work. */
export class LostAnswer extends Error {}

type Surroundings = {
  readonly turns: Turns;
  readonly random: () => number;
  readonly faults: () => Faults;
  /** How fast the indexes follow: below 1 they fall further behind. */
  readonly indexPace?: number | undefined;
};

/** A table as a network and a cloud make it: late, busy, crashing, re-sending, its indexes behind. */
export const faultyTable = (table: Table, { turns, random, faults, indexPace = 1 }: Surroundings) => {
  const late = sqliteStore(":memory:");
  const behind: { readonly key: Key; readonly item: Item | undefined }[] = [];
  const happens = (chance: number): boolean => random() < chance;

  /** Lets the indexes see some of what they have not seen yet, in its order. */
  const catchUp = async (most: number): Promise<void> => {
    for (const { key, item } of behind.splice(0, most)) await late.table.write(item ? { put: item } : { delete: key });
  };

  /** Now and then a call takes as long as much that others do. */
  const linger = async (): Promise<void> => {
    const steps = happens(0.05) ? 40 : 1;
    for (let n = 0; n < steps; n += 1) await turns.wait();
  };

  const before = async (): Promise<void> => {
    await linger();
    await catchUp(Math.floor(random() * 3 * indexPace));
    if (happens(faults().crash)) throw new Crash();
    if (happens(faults().throttle)) throw new Busy("throttled");
  };

  const after = async (): Promise<void> => {
    if (happens(faults().timeoutAfter)) throw new LostAnswer();
    await turns.wait();
    if (happens(faults().crash)) throw new Crash();
  };

  const send = async <Result>(writes: readonly Write[], work: () => Promise<Result>): Promise<Result> => {
    const result = await work();
    for (const write of writes) behind.push({ key: keyOf(write), item: await table.get(keyOf(write)) });
    return happens(faults().resend) ? work() : result;
  };

  const changing = async <Result>(writes: readonly Write[], work: () => Promise<Result>): Promise<Result> => {
    await before();
    if (happens(faults().conflict)) throw new Busy("two transactions met");
    const result = await send(writes, work);
    await after();
    return result;
  };

  const faulty: Table = {
    async get(key) {
      await before();
      return table.get(key);
    },
    /** Its items are of different instants: others go on between them. */
    async getMany(keys) {
      await before();
      const found: (Item | undefined)[] = [];
      for (const key of keys) {
        if (happens(0.3)) await turns.wait();
        found.push(await table.get(key));
      }
      return found;
    },
    async query(query) {
      await before();
      return (query.index ? late.table : table).query(query);
    },
    write: (write) => changing([write], () => table.write(write)),
    commit: (writes) => changing(writes, () => table.commit(writes)),
  };
  /** What the indexes know from the beginning. */
  const knows = async (items: readonly Item[]): Promise<void> => {
    for (const item of items) await late.table.write({ put: item });
  };
  return { table: faulty, knows, catchUpAll: () => catchUp(behind.length), close: () => late.close() };
};
