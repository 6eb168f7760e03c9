import { communitiesBudgets } from "./communities.ts";
import { type Budget, creation, page, read, verb, verbOnLargerCase } from "./costs.ts";
import { employmentBudgets } from "./employment.ts";

/** The budget of each operation, written by hand; an operation without one fails the build. */
export const budgets: Readonly<Record<string, Budget>> = {
  ...communitiesBudgets,
  ...employmentBudgets,
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
  withdrawCase: verbOnLargerCase(2),
  foundAssociation: creation(0),
  getAssociation: read,
  /** The standing of the member, and their row. */
  enrolMember: verb(0, { companions: 4 }),
  appointPresident: verb(0),
};
