/** Long work that is done in several turns, because a function may not run for long. */
export type Turn = {
  /** Where the turn before ended, in the worker's own words; nothing where the work begins. */
  readonly left: string | undefined;
  /** Asked between two rows: ends the turn once it has lasted long enough, to go on there in the next. */
  readonly restAt: (left: string) => void;
};

/**
 * Does row after row, from the one on which the turn before ended. Rows come in one order; where that row is gone,
 * all of them are done from the first on, so doing one again must do nothing. Each turn does one row at least.
 */
export const inTurn = async <Row>(
  { left, restAt }: Turn,
  rows: () => AsyncIterable<Row> | Iterable<Row>,
  { placeOf, work }: { placeOf: (row: Row) => string; work: (row: Row) => Promise<unknown> },
): Promise<void> => {
  let isThere = left === undefined;
  let isFirst = true;
  for await (const row of rows()) {
    isThere ||= placeOf(row) === left;
    if (!isThere) continue;
    if (!isFirst) restAt(placeOf(row));
    isFirst = false;
    await work(row);
  }
  if (!isThere) await inTurn({ left: undefined, restAt }, rows, { placeOf, work });
};
