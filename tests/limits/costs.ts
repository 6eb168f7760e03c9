/** What one operation may cost: calls at the table one after the other, and DynamoDB's units. */
export type Budget = { readonly roundTrips: number; readonly readUnits: number; readonly writeUnits: number };

/** One for each operation of a route table, and for nothing else. */
export type BudgetsOf<T> = { readonly [Operation in keyof T]: Budget };

export const read: Budget = { roundTrips: 1, readUnits: 1, writeUnits: 0 };
export const page: Budget = { roundTrips: 1, readUnits: 1, writeUnits: 0 };

/** One more thing is read, in a call of its own. */
export const reading = (budget: Budget, calls = 1, units = calls): Budget => ({
  ...budget,
  roundTrips: budget.roundTrips + calls,
  readUnits: budget.readUnits + units,
});

/** State and journal: 4 units, and 2 for each of the `indexes` that changes. */
export const verb = (indexes: number, { reads = 2, companions = 0 } = {}): Budget => ({
  roundTrips: 2,
  readUnits: reads,
  writeUnits: 4 + 2 * indexes + companions,
});

/** A case of more than 1 KB pays for each KB begun, twice in a transaction. */
export const verbOnLargerCase = (kilobytes: number): Budget => {
  const { roundTrips, readUnits, writeUnits } = verb(3);
  return { roundTrips, readUnits: readUnits + Math.floor(kilobytes / 4), writeUnits: writeUnits + 2 * (kilobytes - 1) };
};

type Making = { readonly deadlines?: number; readonly people?: number };

/** A new thing: state, journal, its row in the catalogue, `indexes` entries, and what else is written beside it. */
export const creation = (indexes: number, { deadlines = 0, people = 0 }: Making = {}): Budget => ({
  roundTrips: 1,
  readUnits: 0,
  writeUnits: 6 + indexes + 3 * deadlines + 2 * people,
});

/** With a code or digits tried: the try is counted before it is looked at, and taken back. */
export const trying = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 2,
  readUnits,
  writeUnits: writeUnits + 2,
});

/** By a link: it is found, its message and person are read; then the message is over, with its rows. */
export const byLink = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 4,
  readUnits: readUnits + 6,
  writeUnits: writeUnits + 12,
});
