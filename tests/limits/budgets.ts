/** What one operation may cost: calls at the table one after the other, and DynamoDB's units. */
export type Budget = { readonly roundTrips: number; readonly readUnits: number; readonly writeUnits: number };

const read: Budget = { roundTrips: 1, readUnits: 1, writeUnits: 0 };
const page: Budget = { roundTrips: 1, readUnits: 1, writeUnits: 0 };

/** State and journal: 4 units, and 2 for each of the `indexes` that changes. */
const verb = (indexes: number, { reads = 2, companions = 0 } = {}): Budget => ({
  roundTrips: 2,
  readUnits: reads,
  writeUnits: 4 + 2 * indexes + companions,
});

/** A case of more than 1 KB pays for each KB begun, twice in a transaction. */
const verbOnLargerCase = (kilobytes: number): Budget => {
  const { roundTrips, readUnits, writeUnits } = verb(3);
  return { roundTrips, readUnits: readUnits + Math.floor(kilobytes / 4), writeUnits: writeUnits + 2 * (kilobytes - 1) };
};

type Making = { readonly deadlines?: number; readonly people?: number };

/** A new thing: state, journal, its row in the catalogue, `indexes` entries, and what else is written beside it. */
const creation = (indexes: number, { deadlines = 0, people = 0 }: Making = {}): Budget => ({
  roundTrips: 1,
  readUnits: 0,
  writeUnits: 6 + indexes + 3 * deadlines + 2 * people,
});

/** The budget of each operation, written by hand; an operation without one fails the build. */
export const budgets: Readonly<Record<string, Budget>> = {
  listOwnCommunities: page,
  getProfile: { ...read, readUnits: 2, roundTrips: 2 },
  listPeople: page,
  getPerson: read,
  /** These read the membership anew; the grant also reads the community's buildings. */
  grantRole: { roundTrips: 3, readUnits: 5, writeUnits: 8 },
  getRoleGrant: read,
  revokeRole: { roundTrips: 3, readUnits: 4, writeUnits: 8 },
  /** The deadline (not doubled in its index), and rows for the three people in it. */
  fileCase: { ...creation(2, { deadlines: 1, people: 3 }), roundTrips: 2, readUnits: 2 },
  listCases: page,
  getCase: read,
  /** The case, and its journal at one unit per 4 KB. */
  getTimeline: { roundTrips: 2, readUnits: 3, writeUnits: 0 },
  contactDisputants: verbOnLargerCase(2),
  acceptCase: verb(3, { reads: 3, companions: 4 }),
  declineCase: verbOnLargerCase(2),
  assignLead: verb(3, { reads: 3, companions: 6 }),
  /** The person who is consulted is read beside the case. */
  consultPerson: { ...verbOnLargerCase(2), readUnits: 3 },
  surveySite: verbOnLargerCase(2),
  negotiateWithSupplier: verbOnLargerCase(2),
  raiseDemand: verbOnLargerCase(3),
  answerDemand: verbOnLargerCase(3),
  decideCase: verbOnLargerCase(3),
  recordBasis: verbOnLargerCase(3),
  startFulfilment: verbOnLargerCase(3),
  reportFulfilment: verbOnLargerCase(3),
  confirmOutcome: verbOnLargerCase(3),
  withdrawCase: verb(2),
  foundAssociation: creation(0),
  getAssociation: read,
  /** The standing of the member, and their row. */
  enrolMember: verb(0, { companions: 4 }),
  appointPresident: verb(0),
};
