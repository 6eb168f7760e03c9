import type { communitiesRoutes } from "#services/communities/routes.ts";
import { type Budget, type BudgetsOf, creation, page, read, trying, verb } from "./costs.ts";

/** These read the membership and the community anew: one round trip of two units. */
const fresh = (budget: Budget): Budget => ({
  ...budget,
  roundTrips: budget.roundTrips + 1,
  readUnits: budget.readUnits + 2,
});
/** Other things that the rule needs are read one after the other. */
const reading = (budget: Budget, items: number): Budget => ({
  ...budget,
  roundTrips: budget.roundTrips + items,
  readUnits: budget.readUnits + items,
});
/** The community's own item is of more than 1 KB: its calendar is in it. */
const ofCommunity = { ...verb(0), writeUnits: 6 };
/** What each service gathered or certified is looked at in one call, and its pages in one each. */
const perKeeper = 8;

/** The people on the sheet of the example. */
const sheetPeople = 1;
/** The rows of the batch of the example. */
const batchRows = 2;

/** The budgets of communities. */
export const communitiesBudgets: BudgetsOf<typeof communitiesRoutes> = {
  /** Whether somebody has the slug, the count of the hour, which the first of an hour begins, and the code beside it. */
  applyForCommunity: { roundTrips: 4, readUnits: 1, writeUnits: 10 },
  /** The code and the application. */
  followApplication: trying(read),
  listApplications: page,
  getApplication: read,
  screenApplication: verb(1),
  /** The slug is its own from here on. */
  approveApplication: verb(1, { companions: 2 }),
  rejectApplication: verb(1),
  resumeProvisioning: verb(1),
  listOwnCommunities: page,
  getProfile: { ...read, readUnits: 2, roundTrips: 2 },
  getSettings: read,
  /** The community's card is kept with the membership: at most that is read. */
  listPolicyRows: { ...read, readUnits: 2 },
  setBuilding: ofCommunity,
  setCalendarYear: ofCommunity,
  setPolicyRow: ofCommunity,
  suspendCommunity: ofCommunity,
  resumeCommunity: ofCommunity,
  requestOffboarding: fresh(ofCommunity),
  offboardCommunity: ofCommunity,
  /** The record of the export; two deadlines, not doubled in their index. */
  archiveCommunity: { ...ofCommunity, readUnits: 3, writeUnits: 12 },
  getErasureCertificate: { ...read, readUnits: perKeeper },
  listPeople: page,
  getPerson: read,
  /** The two guards against a second record, the person's own row, and their standing. */
  registerPerson: reading(creation(1, { people: 4 }), 1),
  correctPerson: { ...verb(1, { reads: 3, companions: 4 }) },
  /** Who is verified becomes a resident, and so it stands in their standing. */
  verifyPerson: verb(1, { companions: 2 }),
  moveOutPerson: fresh(verb(1, { companions: 3 })),
  moveInPerson: fresh(verb(1, { companions: 2 })),
  issueClaimCode: fresh(verb(1, { companions: 2 })),
  /** The community's buildings, a page of the building, and each of its people; each code is a verb of its own. */
  printClaimSheet: fresh({
    roundTrips: 3 + 2 * sheetPeople,
    readUnits: 3 + 3 * sheetPeople,
    writeUnits: 8 * sheetPeople,
  }),
  /** The code, checked in the commit too, the person with membership and standing; then the community in the own list. */
  claimPerson: trying(fresh(reading({ ...verb(1, { companions: 6 }), roundTrips: 3 }, 3))),
  grantRole: fresh({ ...verb(1, { reads: 3, companions: 2 }) }),
  /** Each row as it were alone. */
  grantRoles: fresh({ roundTrips: 2 * batchRows, readUnits: 5 * batchRows, writeUnits: 14 * batchRows }),
  /** With the membership, the standing and the row of an administrator. */
  appointAdministrator: verb(1, { companions: 4 }),
  getRoleGrant: read,
  /** Who administers is looked up, by their rows and their standing. */
  revokeRole: fresh(reading(verb(1, { companions: 2 }), 4)),
  /** The community's buildings; each member is checked in the commit. */
  foundHousehold: reading(creation(0, { people: 2 }), 3),
  getHousehold: read,
  addMember: verb(0, { companions: 4 }),
  removeMember: verb(0, { companions: 4 }),
  addDependant: verb(0),
  removeDependant: verb(0),
  /** What was last answered, which is written with the answer; the household of a dependant. */
  giveConsent: reading(creation(1, { people: 2 }), 2),
  /** The household of a dependant, the page, and its consents. */
  listConsents: { roundTrips: 3, readUnits: 3, writeUnits: 0 },
  getConsent: reading(read, 1),
  withdrawConsent: reading(verb(1, { reads: 3, companions: 1 }), 2),
  /** The person, the session before and whether it is over; a check that the person lives here, and the operator's row. */
  openAssistedSession: fresh(reading(creation(4, { deadlines: 1, people: 2 }), 3)),
  getAssistedSession: read,
  /** The session, its acts, and the verb. */
  endAssistedSession: reading(verb(0), 2),
  listAssistedActs: page,
  /** Under a session, which is read on every call, with the act on record, and a row by which an erasure finds it. */
  requestDataExport: { roundTrips: 2 + 2 + perKeeper, readUnits: 3 + 2 * perKeeper, writeUnits: 10 },
  releaseDataExport: fresh(verb(0)),
  getDataExport: { roundTrips: 3 + perKeeper, readUnits: 3 + 2 * perKeeper, writeUnits: 0 },
  /** The code, the standing, and the deadline. */
  requestErasure: fresh({ ...creation(0, { people: 2, deadlines: 1 }), roundTrips: 4, readUnits: 4 + perKeeper }),
  /** The standing, and the deadline. */
  releaseErasure: fresh(verb(0, { companions: 6 })),
  takeBackErasure: fresh(verb(0, { companions: 2 })),
  getErasure: fresh({ ...read, roundTrips: 2, readUnits: 1 + perKeeper }),
  followErasure: trying({ ...read, roundTrips: 2, readUnits: 1 + perKeeper }),
  anonymisePerson: fresh({ ...creation(0, { people: 2 }), roundTrips: 3, readUnits: 1 + perKeeper }),
  /** The rows lie beside the import. */
  importRoster: fresh(reading(creation(0, { people: 1 }), 1)),
  getRosterImport: read,
  commitRosterImport: fresh(verb(0)),
  /** Everybody: a page of the catalogue, and a hundred people a call. */
  exportRosterCsv: fresh({ roundTrips: 2, readUnits: 16, writeUnits: 0 }),
  exportRosterXlsx: fresh({ roundTrips: 2, readUnits: 16, writeUnits: 0 }),
};
