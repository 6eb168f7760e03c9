import { Busy, type Table } from "./table.ts";

export type Patience = {
  readonly attempts: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A number from 0 up to 1. */
  readonly random: () => number;
};

const firstWaitMilliseconds = 20;

/** How a process in the real world waits. */
export const patience: Patience = {
  attempts: 5,
  sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
  random: Math.random,
};

/** The one retry in front of a store: tries again while it is {@link Busy}, with full jitter, then gives up. */
export const patient = (table: Table, { attempts, sleep, random }: Patience): Table => {
  const insist = async <Result>(call: () => Promise<Result>, attempt = 1): Promise<Result> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Busy) || attempt >= attempts) throw error;
    }
    await sleep(random() * firstWaitMilliseconds * 2 ** attempt);
    return insist(call, attempt + 1);
  };
  return {
    get: (key) => insist(() => table.get(key)),
    getMany: (keys) => insist(() => table.getMany(keys)),
    query: (query) => insist(() => table.query(query)),
    write: (write) => insist(() => table.write(write)),
    commit: (writes) => insist(() => table.commit(writes)),
  };
};
