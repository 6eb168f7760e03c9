import type { mediationRoutes } from "#services/mediation/routes.ts";
import { type Budget, type BudgetsOf, byLink, creation, page, read, reading, verb, verbOnLargerCase } from "./costs.ts";

/** The case is read first, and beside it then what its two disputants are by now. */
const besideDisputants = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 1,
  readUnits: readUnits + 3,
  writeUnits,
});

/** An act on a case: what whoever acts is, is read beside it. */
const act = (kilobytes: number, { reads = 0, companions = 0 } = {}): Budget => {
  const { roundTrips, readUnits, writeUnits } = verbOnLargerCase(kilobytes);
  return besideDisputants({ roundTrips, readUnits: readUnits + 1 + reads, writeUnits: writeUnits + companions + 2 });
};

/** The budgets of mediation. */
export const mediationBudgets: BudgetsOf<typeof mediationRoutes> = {
  /**
   * Two deadlines (not doubled in their index), rows for the three people in it, the two in dispute and its spot, and a case of more
   * than 1 KB. The newest filings of the spot are read beside the community with its buildings and what the disputants
   * and whoever files it are; where earlier cases are open they are read too.
   */
  fileCase: {
    roundTrips: 3,
    readUnits: 5,
    writeUnits: creation(2, { deadlines: 2, people: 3 + 2 }).writeUnits + 2 + 2,
  },
  /** A query for each status that is open, at once, and the names of those who lead. */
  listCases: { roundTrips: 7 + 1, readUnits: 7 + 2, writeUnits: 0 },
  /** The rows of what they have a part in, the cases, and what caller and disputants are; the names of those who lead. */
  listOwnCases: { roundTrips: 5, readUnits: 12, writeUnits: 0 },
  /** The case, its reader, and who opened it that is not in it; then what the disputants are. */
  getWorkOrder: { roundTrips: 2, readUnits: 3 + 3, writeUnits: 0 },
  getCase: { roundTrips: 2, readUnits: 3 + 3, writeUnits: 0 },
  readCaseAsOperator: { ...read, readUnits: 2 },
  /** The same, and its journal at one unit per 4 KB. */
  getTimeline: { roundTrips: 3, readUnits: 6 + 3, writeUnits: 0 },
  contactDisputants: act(2),
  /** What the lead is, and on which rosters. The time for mediation begins anew: a deadline. */
  acceptCase: besideDisputants(verb(3, { reads: 5, companions: 4 + 3 })),
  declineCase: act(2),
  assignLead: besideDisputants(verb(3, { reads: 5, companions: 6 })),
  /** The lead's row goes. */
  refuseMediator: act(3, { companions: 2 }),
  /** The person who is consulted is read beside the case, and gets a row of their own. */
  consultPerson: act(2, { reads: 1, companions: 1 }),
  /** The two by whom it is joint, read beside the case and checked; a row of who was in none of it before. */
  surveySite: act(5, { reads: 1, companions: 5 }),
  /** Who represents it is read beside the case and checked, and gets a row of their own; the list, where it was typed. */
  nameRepresentative: act(2, { reads: 2, companions: 3 }),
  negotiateWithSupplier: act(5),
  raiseDemand: act(3),
  answerDemand: act(3),
  decideCase: act(5),
  recordBasis: act(5),
  startFulfilment: act(3),
  reportFulfilment: act(3),
  confirmOutcome: act(3),
  /** Another deadline. */
  extendMediation: act(2, { companions: 3 }),
  escalateCase: act(2),
  answerInquiry: act(4),
  refuseMediatorByCode: byLink(act(3, { reads: 1, companions: 2 })),
  confirmOutcomeByCode: byLink(act(4)),
  answerInquiryByCode: byLink(act(5)),
  withdrawCase: act(2),
  /** What whoever proposes it is, and a row of theirs where that is the yes of their side. */
  foundAssociation: { ...creation(0, { people: 1 }), roundTrips: 2, readUnits: 1 },
  /** What whoever says yes is, and who said so before, read beside and checked; a row of theirs. */
  approveAssociation: { ...verb(0, { reads: 5 + 2, companions: 6 }), roundTrips: 3 + 1 },
  /** The rows of the catalogue, and each association. */
  listAssociations: reading(page),
  getAssociation: read,
  /** The member still lives here; their rosters, and their row. */
  enrolMember: verb(0, { reads: 4, companions: 6 }),
  /** What the president is. */
  appointPresident: verb(0, { reads: 3, companions: 2 }),
};
