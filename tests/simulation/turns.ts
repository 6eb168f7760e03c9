/** A seeded source of numbers from 0 up to 1 (mulberry32), so that a seed repeats its run. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Decides who goes on: every wait of every task ends here, in an order that the seed alone gives. */
export const openTurns = (random: () => number) => {
  const waiting: (() => void)[] = [];
  const settled = (): Promise<void> => new Promise((resume) => setImmediate(resume));

  const wait = (): Promise<void> => new Promise((resume) => void waiting.push(resume));

  /** Runs the tasks to their end, one step of one task at a time. */
  const run = async (tasks: readonly Promise<unknown>[]): Promise<void> => {
    let left = tasks.length;
    const ended = (): void => {
      left -= 1;
    };
    for (const task of tasks) task.then(ended, ended);
    await settled();
    while (left > 0) {
      const [next] = waiting.splice(Math.floor(random() * waiting.length), 1);
      next?.();
      await settled();
    }
    await Promise.all(tasks);
  };
  return { wait, run };
};

export type Turns = ReturnType<typeof openTurns>;
