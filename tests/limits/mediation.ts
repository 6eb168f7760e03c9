import type { mediationRoutes } from "#services/mediation/routes.ts";
import { type BudgetsOf, creation, page, read, verb, verbOnLargerCase } from "./costs.ts";

/** The budgets of mediation. */
export const mediationBudgets: BudgetsOf<typeof mediationRoutes> = {
  /**
   * Two deadlines (not doubled in their index), rows for the three people in it and for its spot, and a case of more
   * than 1 KB. The newest filings of the spot are read beside the community with its buildings and what the disputants
   * are; where earlier cases are open they are read too.
   */
  fileCase: { roundTrips: 3, readUnits: 4, writeUnits: creation(2, { deadlines: 2, people: 3 }).writeUnits + 2 + 2 },
  listCases: page,
  getCase: read,
  /** The case, and its journal at one unit per 4 KB. */
  getTimeline: { roundTrips: 2, readUnits: 4, writeUnits: 0 },
  contactDisputants: verbOnLargerCase(2),
  /** What the lead is, and on which rosters. The time for mediation begins anew: a deadline. */
  acceptCase: verb(3, { reads: 4, companions: 4 + 3 }),
  declineCase: verbOnLargerCase(2),
  assignLead: verb(3, { reads: 4, companions: 6 }),
  /** The person who is consulted is read beside the case, and gets a row of their own. */
  consultPerson: { ...verbOnLargerCase(2), readUnits: 3, writeUnits: verbOnLargerCase(2).writeUnits + 1 },
  /** The two by whom it is joint, read beside the case and checked; a row of who was in none of it before. */
  surveySite: {
    ...verbOnLargerCase(5),
    readUnits: verbOnLargerCase(5).readUnits + 2,
    writeUnits: verbOnLargerCase(5).writeUnits + 5,
  },
  negotiateWithSupplier: verbOnLargerCase(5),
  raiseDemand: verbOnLargerCase(3),
  answerDemand: verbOnLargerCase(3),
  decideCase: verbOnLargerCase(5),
  recordBasis: verbOnLargerCase(5),
  startFulfilment: verbOnLargerCase(3),
  reportFulfilment: verbOnLargerCase(3),
  confirmOutcome: verbOnLargerCase(3),
  /** Another deadline. */
  extendMediation: { ...verbOnLargerCase(2), writeUnits: verbOnLargerCase(2).writeUnits + 3 },
  escalateCase: verbOnLargerCase(2),
  answerInquiry: verbOnLargerCase(4),
  withdrawCase: verbOnLargerCase(2),
  /** What whoever proposes it is, and a row of theirs where that is the yes of their side. */
  foundAssociation: { ...creation(0, { people: 1 }), roundTrips: 2, readUnits: 1 },
  /** What whoever says yes is, read beside and checked; a row of theirs. */
  approveAssociation: verb(0, { reads: 3, companions: 4 }),
  getAssociation: read,
  /** The member still lives here; their rosters, and their row. */
  enrolMember: verb(0, { reads: 3, companions: 6 }),
  /** What the president is. */
  appointPresident: verb(0, { reads: 3, companions: 2 }),
};
