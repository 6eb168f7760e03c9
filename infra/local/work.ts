import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { Log } from "#shared/observe.ts";

type Work = () => Promise<number>;

const idleMilliseconds = 200;
const longestPauseMilliseconds = 10_000;

/**
 * Carries facts as long as the home is open, each kind of work beside the others; answers how to end it. Whoever rests
 * is woken when another has done something. Where the steps of a work fail, it looks again ever more seldom.
 */
export const keepWorking = (works: readonly Work[], log: Log): (() => Promise<void>) => {
  let isOver = false;
  let bell = new AbortController();
  const ring = (): void => {
    bell.abort();
    bell = new AbortController();
  };
  const keepAt = async (step: Work): Promise<void> => {
    let failures = 0;
    while (!isOver) {
      const { signal } = bell;
      const done = await step().catch((error) => log.error("a step of the host failed", { error }));
      failures = done === undefined ? failures + 1 : 0;
      await nextTurn();
      if (done) ring();
      else
        await pause(Math.min(longestPauseMilliseconds, idleMilliseconds * 2 ** failures), undefined, {
          ...(failures === 0 && { signal }),
        }).catch(() => {});
    }
  };
  const working = Promise.all(works.map(keepAt));
  return async () => {
    isOver = true;
    ring();
    await working;
  };
};
