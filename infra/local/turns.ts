import { AsyncLocalStorage } from "node:async_hooks";

/** Who works: a request that reads, one that changes something, or what goes on behind the requests. */
export type Lane = "reading" | "changing" | "behind";

const lanes = new AsyncLocalStorage<Lane>();

/** Does work in a lane; what names none goes on behind the requests. */
export const inLane = <Result>(lane: Lane, work: () => Result): Result => lanes.run(lane, work);

export const laneNow = (): Lane => lanes.getStore() ?? "behind";

const longestTurnMilliseconds = 2;

/** Every second turn belongs to whoever reads, as long as anybody does. */
const order: readonly Lane[] = ["reading", "changing", "reading", "behind"];

/**
 * Lets work on one thread take turns, so that nobody waits for a backlog: in each turn of the event loop one of those
 * who wait goes on, and between turns requests come in. Whoever comes while the turn is young and nobody waits goes on
 * at once. `first` may take a turn for itself; it is told whether anybody waits.
 */
export const openTurns = (first: (isAnybodyWaiting: boolean) => boolean) => {
  const waiting: Record<Lane, (() => void)[]> = { reading: [], changing: [], behind: [] };
  let isArmed = false;
  let began = 0;
  let nth = 0;

  const isAnybodyWaiting = (): boolean => order.some((lane) => waiting[lane].length > 0);

  /** The next lane in which somebody waits. */
  const nextLane = (): Lane | undefined => {
    const from = nth % order.length;
    nth += 1;
    return [...order.slice(from), ...order.slice(0, from)].find((lane) => waiting[lane].length > 0);
  };

  const turn = (): void => {
    isArmed = false;
    const lane = first(isAnybodyWaiting()) ? undefined : nextLane();
    if (lane) waiting[lane].shift()?.();
    if (isAnybodyWaiting()) arm();
  };

  /** Asks for a turn of the event loop. */
  const arm = (): void => {
    if (isArmed) return;
    isArmed = true;
    began = performance.now();
    setImmediate(turn);
  };

  /** Goes on in a later turn. */
  const wait = (lane: Lane, goOn: () => void): void => {
    waiting[lane].push(goOn);
    arm();
  };

  /** Waits for a turn, but where one may go on at once. */
  const take = (lane: Lane): Promise<void> | undefined => {
    arm();
    const mayGoOn = !isAnybodyWaiting() && performance.now() - began < longestTurnMilliseconds;
    return mayGoOn ? undefined : new Promise((goOn) => wait(lane, goOn));
  };

  return { take, wait, arm };
};
