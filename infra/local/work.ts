import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "#shared/observe.ts";

type Worker = { readonly step: () => Promise<number> };

const idleMilliseconds = 200;
const longestPauseMilliseconds = 10_000;

/**
 * Carries facts as long as the home is open, one step after the other; answers how to end it. Where steps fail, as on
 * a full disk, it looks again ever more seldom.
 */
export const keepWorking = ({ step }: Worker, log: Log): (() => Promise<void>) => {
  const stop = new AbortController();
  const { signal } = stop;
  const stepOr = (failures: number): Promise<{ readonly failures: number; readonly done: number }> =>
    step().then(
      (done) => ({ failures: 0, done }),
      (error) => {
        log.error("a step of the host failed", { error });
        return { failures: failures + 1, done: 0 };
      },
    );
  const work = async (): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      const outcome = await stepOr(failures);
      failures = outcome.failures;
      const wait = Math.min(longestPauseMilliseconds, idleMilliseconds * 2 ** failures);
      if (outcome.done === 0) await pause(wait, undefined, { signal }).catch(() => {});
    }
  };
  const working = work();
  return () => {
    stop.abort();
    return working;
  };
};
