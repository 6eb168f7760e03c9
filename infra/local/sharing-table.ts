import { checkCommit, checkSingle } from "#shared/table/limits.ts";
import type { Done, SqliteStore } from "#shared/table/sqlite.ts";
import type { Table, Write } from "#shared/table/table.ts";
import { type Lane, laneNow, openTurns } from "./turns.ts";

type Waiting = { readonly writes: readonly Write[]; readonly lane: Lane; readonly tell: (done: Done) => void };

const mostTogether = 32;
const longestWaitMilliseconds = 4;

/**
 * The table of a home: calls take turns, and commits that wait together reach the disk together. Each is still done by
 * itself or not at all, and nobody is answered before it is on the disk.
 */
export const sharingTable = ({ table, commitTogether }: Pick<SqliteStore, "table" | "commitTogether">): Table => {
  let waiting: Waiting[] = [];
  let since = 0;

  const isDue = (isAnybodyElseWaiting: boolean): boolean =>
    !isAnybodyElseWaiting || waiting.length >= mostTogether || performance.now() - since >= longestWaitMilliseconds;

  const commitWaiting = (isAnybodyElseWaiting: boolean): boolean => {
    if (waiting.length === 0) return false;
    if (!isDue(isAnybodyElseWaiting)) {
      turns.arm();
      return false;
    }
    const some = waiting;
    waiting = [];
    const done = commitTogether(some.map(({ writes }) => writes));
    for (const [nth, { lane, tell }] of some.entries()) turns.wait(lane, () => tell(done[nth] as Done));
    return true;
  };

  const turns = openTurns(commitWaiting);

  const change = async (writes: readonly Write[]) => {
    const lane = laneNow();
    await turns.take(lane);
    if (waiting.length === 0) since = performance.now();
    const done = new Promise<Done>((tell) => void waiting.push({ writes, lane, tell }));
    turns.arm();
    return (await done)();
  };

  const read = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await turns.take(laneNow());
    return work();
  };

  return {
    get: (key) => read(() => table.get(key)),
    getMany: (keys) => read(() => table.getMany(keys)),
    query: (query) => read(() => table.query(query)),
    async write(write) {
      checkSingle(write);
      return (await change([write]))[0];
    },
    async commit(writes) {
      checkCommit(writes);
      await change(writes);
    },
  };
};
