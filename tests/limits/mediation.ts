import type { mediationRoutes } from "#services/mediation/routes.ts";
import { type Budget, type BudgetsOf, byLink, creation, page, read, reading, verb, verbOnLargerCase } from "./costs.ts";

/** The case is read first, and beside it then what its two disputants are by now. */
const besideDisputants = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 1,
  readUnits: readUnits + 3,
  writeUnits,
});

/** An act on a case, which is read twice: what whoever acts is, is read beside it, and of which bodies they are a member. */
/** An act on a case, which is read twice: what whoever acts is, and of which bodies they are a member, is read beside it. */
/** An act on a case, which is read twice: what whoever acts is, and of which bodies they are a member, are read beside it. */
const act = (kilobytes: number, { reads = 0, companions = 0 } = {}): Budget => {
  const { roundTrips, readUnits, writeUnits } = verbOnLargerCase(kilobytes);
  return besideDisputants({
    roundTrips,
    readUnits: readUnits + Math.floor(kilobytes / 4) + 1 + 1 + reads,
    writeUnits: writeUnits + companions + 2,
  });
};

/** The worker of the committee, who may stand in: who holds the role that acts for the body, and what they are. */
const standingIn = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 2,
  readUnits: readUnits + 5,
  writeUnits,
});

/** The digits that are asked beside a code: a try is counted, and one that was no miss is taken back. */
const proven = ({ roundTrips, readUnits, writeUnits }: Budget): Budget => ({
  roundTrips: roundTrips + 2,
  readUnits,
  writeUnits: writeUnits + 4,
});

/** The budgets of mediation. */
export const mediationBudgets: BudgetsOf<typeof mediationRoutes> = {
  /**
   * Three deadlines (not doubled in their index), rows for the three people in it, the two in dispute and its spot, and a case of more
   * than 1 KB. The newest filings of the spot are read beside the community with its buildings and what the disputants
   * and whoever files it are; where earlier cases are open they are read too.
   */
  fileCase: {
    roundTrips: 3,
    readUnits: 5,
    writeUnits: creation(2, { deadlines: 3, people: 3 + 2 }).writeUnits + 2 + 2,
  },
  /** A query for each status that is open, at once, and the names of those who lead. */
  listCases: { roundTrips: 9 + 1, readUnits: 9 + 2, writeUnits: 0 },
  /** The rows of what they have a part in, the cases, and what caller and disputants are; the names of those who lead. */
  listOwnCases: { roundTrips: 5, readUnits: 12, writeUnits: 0 },
  /** The case, its reader, and who opened it that is not in it; then what the disputants are. */
  getWorkOrder: { roundTrips: 2, readUnits: 3 + 3, writeUnits: 0 },
  getCase: { roundTrips: 2, readUnits: 3 + 3, writeUnits: 0 },
  /** The case that was much talked about, and who opened it. */
  readCaseAsOperator: { ...read, readUnits: 3 },
  /** The same, and its journal at one unit per 4 KB. */
  getTimeline: { roundTrips: 3, readUnits: 6 + 4, writeUnits: 0 },
  contactDisputants: act(2),
  /** What the lead is, and on which rosters. The time for mediation begins anew: a deadline. */
  acceptCase: besideDisputants(verb(3, { reads: 5 + 1, companions: 4 + 3 })),
  declineCase: act(2),
  assignLead: besideDisputants(verb(3, { reads: 5 + 1, companions: 6 })),
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
  proposeOutcome: act(6),
  /** The worker or lead, and a guardian. */
  readWith: act(7, { reads: 2 }),
  /** The records of those in dispute say who asked for assistance. */
  sayYes: act(7, { reads: 2 }),
  sayNo: act(7, { reads: 2 }),
  signOutcome: act(7),
  /** The body whose head seals is checked; the three deadlines of the court begin. */
  sealOutcome: act(8, { companions: 2 + 3 * 2 }),
  applyForConfirmation: act(5),
  recordRuling: act(5),
  recordBasis: act(5),
  startFulfilment: act(4),
  reportFulfilment: act(4),
  confirmOutcome: act(4),
  /** Another deadline. */
  extendMediation: act(2, { companions: 3 }),
  escalateCase: act(2),
  /** The case and its reader; whether it has files, then the files. */
  giveCaseFile: { roundTrips: 5, readUnits: 3 + 3 + 2, writeUnits: 4 + 4 + 4 },
  completeCaseFile: { roundTrips: 5, readUnits: 3 + 3 + 3, writeUnits: 6 },
  getCaseFile: { roundTrips: 3, readUnits: 3 + 3 + 1, writeUnits: 0 },
  listCaseFiles: { roundTrips: 3, readUnits: 3 + 3 + 1, writeUnits: 0 },
  showCaseFile: { roundTrips: 5, readUnits: 3 + 3 + 3, writeUnits: 6 },
  answerInquiry: act(4),
  refuseMediatorByCode: byLink(act(3, { reads: 1, companions: 2 })),
  confirmOutcomeByCode: byLink(act(4)),
  answerInquiryByCode: byLink(act(5)),
  reportObligationDone: act(4),
  confirmObligation: act(4),
  sayNotSettled: act(4),
  /** The pulse in a row of its own. */
  answerFollowUp: act(4, { companions: 1 }),
  sayNotSettledByCode: byLink(act(5)),
  answerFollowUpByCode: byLink(act(5)),
  /** The answers of a year at one unit per 4 KB, beside the community with its buildings. */
  getPulse: { roundTrips: 2, readUnits: 2, writeUnits: 0 },
  sayYesByCode: proven(byLink(act(8, { reads: 2 }))),
  sayNoByCode: proven(byLink(act(8, { reads: 2 }))),
  readProposalByCode: proven(byLink(act(5))),
  withdrawCase: act(2),
  terminateMediation: act(4, { companions: 2 }),
  referCase: act(3, { companions: 2 }),
  /** Another deadline. */
  raiseDanger: act(3, { companions: 3 }),
  /** The worker of the committee is in it from then on, as whoever reported: a row of theirs. */
  reportDanger: standingIn(act(3, { reads: 1, companions: 2 })),
  /** The case, its reader, and what the disputants are. */
  listDangers: standingIn({ roundTrips: 2 + 1, readUnits: 3 + 3, writeUnits: 0 }),
  /** The lead of before is looked at, and the row of theirs is back; a deadline. */
  reopenCase: { ...act(4, { reads: 6, companions: 9 }), roundTrips: act(4).roundTrips + 1 },
  /** The original is read beside it, and changed in the same commit. */
  joinDuplicate: act(2, { reads: 1, companions: 8 }),
  partDuplicate: act(2, { reads: 1, companions: 8 }),
  /** A query for each status that is open, at once, and the names of those who lead. */
  listWorkloads: { roundTrips: 8 + 1, readUnits: 7 + 2, writeUnits: 0 },
  /** A query for each way to end, beside the community with its buildings. */
  listPublicCases: { roundTrips: 1 + 5, readUnits: 1 + 5, writeUnits: 0 },
  declareIndependence: act(3),
  /** The relative is read beside the case; where they lead it their row goes. */
  nameRelative: act(3, { reads: 1, companions: 2 }),
  chooseHearing: act(3),
  /** Who comes along is read beside the case, and gets a row of their own. */
  bringAlong: act(3, { reads: 1, companions: 1 }),
  answerCompanion: act(3),
  withdrawCompanion: act(3),
  /** Two reminders, and whoever is invited, read beside and checked where it is joint; rows of theirs. */
  setAppointment: act(4, { reads: 3, companions: 2 * 2 + 4 + 3 + 3 }),
  moveAppointment: act(4, { companions: 2 * 2 + 4 }),
  cancelAppointment: act(4, { companions: 4 }),
  getAppointmentCalendar: { roundTrips: 2, readUnits: 3 + 3, writeUnits: 0 },
  /**
   * What whoever proposes it is, and a row of theirs; the names of those that there are, each with its catalogue row,
   * and a row that keeps its own.
   */
  foundAssociation: { roundTrips: 2 + 2, readUnits: 3, writeUnits: creation(0, { people: 1 }).writeUnits + 2 },
  /** What whoever says yes is, and who said so before, read beside and checked; a row of theirs. */
  approveAssociation: { ...verb(0, { reads: 5 + 2, companions: 6 }), roundTrips: 3 + 1 },
  withdrawAssociation: verb(0, { companions: 2 }),
  /** The body, and a row that keeps its name. */
  registerBody: { ...creation(0), writeUnits: creation(0).writeUnits + 2 },
  /** The rows of both catalogues at once, and then the bodies. */
  listBodies: { roundTrips: 2 + 2, readUnits: 6, writeUnits: 0 },
  getBody: read,
  /** The member still lives here; their rosters, and their row. */
  addBodyMember: verb(0, { reads: 4, companions: 6 }),
  removeBodyMember: verb(0, { companions: 4 }),
  nameBodyPresident: verb(0),
  nameBodyDeputy: verb(0),
  declareBodyAbsence: verb(0),
  inviteBody: act(3, { reads: 1 }),
  joinCase: act(3, { reads: 2, companions: 2 }),
  /** The rows of the catalogue, and each association. */
  listAssociations: reading(page, 1, 2),
  getAssociation: read,
  /** The member still lives here; their rosters, and their row. */
  enrolMember: verb(0, { reads: 4, companions: 6 }),
  /** What the president is. */
  appointPresident: verb(0, { reads: 3, companions: 2 }),
};
