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

/** By so many rows somebody of three characters is found, with a phone and a flat. */
const found = 8;

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
  /** The own list, and of each community the person, and what is open for them. */
  getMe: { roundTrips: 4, readUnits: 5, writeUnits: 0 },
  /**
   * Of somebody with three roles and a seat: all their rooms at once, then those that the seat opens with what they are,
   * and the names that the rows lack, so that is three waits. A resident without a seat waits twice.
   */
  getHome: { roundTrips: 8, readUnits: 14, writeUnits: 0 },
  getOwnTimeline: page,
  listOwnCommunities: page,
  /** Words are code. */
  getLabels: { roundTrips: 0, readUnits: 0, writeUnits: 0 },
  /**
   * The community, its presidents, its people by hundreds until each side is there, its administrators, its own texts,
   * and what it founded: of four kinds each their ids and then themselves.
   */
  getReadiness: { roundTrips: 15, readUnits: 60, writeUnits: 0 },
  getProfile: { ...read, readUnits: 2, roundTrips: 2 },
  getSettings: read,
  /** The community's card is kept with the membership: at most that is read. */
  listPolicyRows: { ...read, readUnits: 2 },
  setBuilding: ofCommunity,
  recordOrganisation: ofCommunity,
  listOrganisations: read,
  setCategory: ofCommunity,
  setCalendarYear: ofCommunity,
  setPolicyRow: ofCommunity,
  suspendCommunity: ofCommunity,
  resumeCommunity: ofCommunity,
  requestOffboarding: fresh(ofCommunity),
  offboardCommunity: ofCommunity,
  requestCommunityExport: fresh(creation(0)),
  listCommunityExports: fresh(reading(page, 1)),
  getCommunityExport: fresh(read),
  /** The export, then a page of 300 KB at most. */
  readCommunityExport: fresh({ roundTrips: 2, readUnits: 14, writeUnits: 0 }),
  /** The record of the export; two deadlines, not doubled in their index. */
  archiveCommunity: { ...ofCommunity, readUnits: 3, writeUnits: 12 },
  getErasureCertificate: { ...read, readUnits: perKeeper },
  listPeople: page,
  /** One query of a page; never more of it, however many people there are. */
  searchPeople: { ...page, readUnits: 2 },
  getPerson: read,
  /** Who has the number too; the two guards against a second record, the person's own row, and their standing. */
  registerPerson: reading(creation(1, { people: 5 + found }), 2),
  /** Of somebody else's flat, all that they are found by is written, and three rows are taken away. */
  correctPerson: { ...verb(1, { reads: 3, companions: 4 + 2 * (found + 3) }) },
  chooseAssist: verb(1),
  /** Who has their number too; who is verified becomes a resident, and so it stands in their standing. */
  verifyPerson: reading(verb(1, { companions: 2 }), 2),
  moveOutPerson: fresh(verb(1, { companions: 5 + 2 * found })),
  moveInPerson: fresh(verb(1, { companions: 2 + 2 * found })),
  issueClaimCode: fresh(verb(1, { companions: 2 })),
  /** The community's buildings, a page of the building, and each of its people; each code is a verb of its own. */
  printClaimSheet: fresh({
    roundTrips: 3 + 2 * sheetPeople,
    readUnits: 3 + 3 * sheetPeople,
    writeUnits: 8 * sheetPeople,
  }),
  /** The code, checked in the commit too, the person with membership and standing; then the community in the own list. */
  claimPerson: trying(fresh(reading({ ...verb(1, { companions: 6 + 2 * found }), roundTrips: 3 }, 3))),
  /** Whether it was done before, the community's buildings, whether they wait already, and the count of the hour, which the first begins. */
  registerSelf: reading(
    { ...creation(1, { deadlines: 1 }), writeUnits: 6 + 1 + 3 + 2 + 2 + 2, roundTrips: 7, readUnits: 4 },
    0,
  ),
  getOwnRegistration: reading(read, 1),
  listRegistrations: reading(page, 1),
  /** The guards by which somebody is known, who has the number too, and whether they belong here by now. */
  getRegistration: { ...reading(read, 3), readUnits: 5 },
  /** The guards, and who has the number too; the person with membership and standing is made in the same commit. */
  releaseRegistration: reading({ ...verb(1, { companions: 24 + 2 * found }), readUnits: 5 }, 4),
  declineRegistration: verb(1),
  /** With the row of who holds the role. */
  grantRole: fresh({ ...verb(1, { reads: 3, companions: 4 }) }),
  /** Each row as it were alone. */
  grantRoles: fresh({ roundTrips: 2 * batchRows, readUnits: 5 * batchRows, writeUnits: 14 * batchRows }),
  /** With the membership, the standing and the row of an administrator. */
  appointAdministrator: verb(1, { companions: 6 }),
  /** The page, and each of its people for their name. */
  listRoleHolders: { roundTrips: 2, readUnits: 1 + 20, writeUnits: 0 },
  getRoleGrant: read,
  /** Who administers is looked up, by their rows and their standing. */
  revokeRole: fresh(reading(verb(1, { companions: 4 }), 4)),
  /** The community's buildings; each member is checked in the commit. */
  foundHousehold: reading(creation(0, { people: 3 }), 4),
  /** The page, its households, and the people in them. */
  listHouseholds: { roundTrips: 3, readUnits: 4, writeUnits: 0 },
  listDependants: { roundTrips: 3, readUnits: 4, writeUnits: 0 },
  getHousehold: read,
  addMember: reading(verb(0, { reads: 3, companions: 4 }), 1),
  removeMember: verb(0, { companions: 4 }),
  addDependant: verb(0),
  removeDependant: verb(0),
  /** What the community adds to each text. */
  listConsentTexts: { roundTrips: 2, readUnits: 7, writeUnits: 0 },
  getConsentPaper: reading(read, 0),
  tightenConsentText: reading(creation(0), 1),
  /** The text, the consent that stands, checked in the commit of a change, and the person. */
  setPartyMembership: reading(verb(1, { reads: 3, companions: 2 }), 2),
  getPartyMembership: reading(read, 2),
  /** The text; what was last answered, which is written with the answer; the household of a dependant. */
  giveConsent: reading(creation(1, { people: 2 }), 3),
  /** The household of a dependant, the page, and its consents. */
  listConsents: { roundTrips: 3, readUnits: 3, writeUnits: 0 },
  getConsent: reading(read, 1),
  withdrawConsent: reading(verb(1, { reads: 3, companions: 1 }), 2),
  /** The person, the session before and whether it is over; a check that the person lives here, and the operator's row. */
  openAssistedSession: fresh(reading(creation(4, { deadlines: 1, people: 2 }), 3)),
  listAssistedSessions: reading(page, 1),
  getAssistedSession: read,
  /** The session, its acts, and the verb. */
  endAssistedSession: reading(verb(0), 2),
  listAssistedActs: page,
  /**
   * Under a session, which is read on every call, with the act on record, and a row by which an erasure finds it;
   * whether one is open, and that this one is until its deadline.
   */
  requestDataExport: { roundTrips: 3 + 2 + perKeeper, readUnits: 4 + 2 * perKeeper, writeUnits: 16 },
  releaseDataExport: fresh(verb(0, { companions: 2 })),
  listDataExports: reading(page, 2),
  /** What mediation keeps of somebody with several disputes is more than a page. */
  getDataExport: { roundTrips: 3 + perKeeper, readUnits: 4 + 2 * perKeeper, writeUnits: 0 },
  /** Who administers, whether one is open; the code, the standing, that it is open, and the deadline. */
  requestErasure: fresh({ ...creation(2, { people: 3, deadlines: 1 }), roundTrips: 5, readUnits: 5 + perKeeper }),
  /** Who administers; the standing, and the deadline. */
  releaseErasure: fresh(reading(verb(2, { companions: 6 }), 3)),
  takeBackErasure: fresh(verb(2, { companions: 4 })),
  /** Each removal has a place in two lists. */
  listErasures: page,
  getErasure: fresh({ ...read, roundTrips: 2, readUnits: 1 + perKeeper }),
  followErasure: trying({ ...read, roundTrips: 2, readUnits: 1 + perKeeper }),
  anonymisePerson: fresh({ ...creation(2, { people: 3 }), roundTrips: 4, readUnits: 2 + perKeeper }),
  /** The rows lie beside the import. */
  importRoster: fresh(reading(creation(0, { people: 1 }), 1)),
  /** The rows of the catalogue, the imports, and who asked for them. */
  listRosterImports: reading(page, 2),
  getRosterImport: read,
  commitRosterImport: fresh(verb(0)),
  /** Everybody: a page of the catalogue, and a hundred people a call. */
  exportRosterCsv: fresh({ roundTrips: 2, readUnits: 16, writeUnits: 0 }),
  /** When the thing was opened before, that it is once more, and that it is there; the deadline of the answer. */
  breakGlass: fresh(reading(creation(2, { people: 3, deadlines: 1 }), 1)),
  breakGlassAsOperator: fresh(reading(creation(2, { people: 3, deadlines: 1 }), 1)),
  listBreakGlass: page,
  getBreakGlass: read,
  answerBreakGlass: fresh(reading(verb(1, { companions: 2 }), 3)),
  exportRosterXlsx: fresh({ roundTrips: 2, readUnits: 16, writeUnits: 0 }),
};
