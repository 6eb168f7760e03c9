import type { employmentRoutes } from "#services/employment/routes.ts";
import { type Budget, type BudgetsOf, creation, page, read, reading, verb } from "./costs.ts";

/** Two reads one after the other: what is asked for, and what says whether it may be seen. */
const readWith = (others: number): Budget => ({ roundTrips: 2, readUnits: 1 + others, writeUnits: 0 });

/** A thing made of what it names, which is read first in one call. */
const madeOf = (others: number, making: Budget): Budget => ({
  roundTrips: making.roundTrips + 1,
  readUnits: making.readUnits + others,
  writeUnits: making.writeUnits,
});

/**
 * A verb that must know the application to know whose consent, whose profile and which posting it turns on; then they
 * are read once more for what may be called next.
 */
const around = (indexes: number, companions = 0): Budget => ({
  ...verb(indexes, { reads: 6 + 4, companions }),
  roundTrips: 3 + 1,
});

/** What its reader may call next turns on what they are, or on what is beside it: read in one more call. */
const offering = (budget: Budget, units = 1): Budget => reading(budget, 1, units);

/** Who acts, read anew. */
const readAtSource = (budget: Budget): Budget => reading(budget, 1, 2);

/** Of an application: its seeker, posting, consents and openings. */
const withAround = (budget: Budget): Budget => offering(budget, 4);

/** Of a placement: the consent to tell of it, and what was told. */
const withStory = (budget: Budget): Budget => offering(budget, 2);

/** A seeker grows beyond 1 KB: state and journal at two units for each, or at four, and the index of each list. Whether a worry is noted is looked up. */
const onSeeker = (companions = 0): Budget => offering(verb(2, { companions: companions + 2 }));

/** With the text that was agreed to. */
const readingText = (budget: Budget): Budget => ({
  ...budget,
  roundTrips: budget.roundTrips + 1,
  readUnits: budget.readUnits + 1,
});

/** Postings are longer than 1 KB. */
const onPosting = (indexes: number, companions = 0): Budget => verb(indexes, { companions: companions + 4 });

const placement = 12;

/** The budget of each operation of employment, with its reason where it is not the plain one. */
const amongStatuses = (count: number): Budget => ({ roundTrips: count, readUnits: count, writeUnits: 0 });

export const employmentBudgets: BudgetsOf<typeof employmentRoutes> = {
  /** What the founder is at its source, checked in the commit. */
  foundProgramme: offering(madeOf(1, { ...creation(1), writeUnits: 7 + 2 })),
  /** Without a filter a query for each status, at once. */
  listProgrammes: amongStatuses(3),
  getProgramme: read,
  addProgrammeOwner: offering(verb(1)),
  /** The same of who says yes, and of who said so before. */
  approveProgramme: offering(madeOf(2, verb(1, { reads: 3, companions: 2 + 2 })), 2),
  activateProgramme: madeOf(3, verb(1, { companions: 2 + 2 })),
  closeProgramme: verb(1),
  getFunnel: readWith(4),
  /** The programme, a page of its list, the placements on it, and each employer's name once. */
  exportPlacements: { roundTrips: 4, readUnits: 6, writeUnits: 0 },
  registerEmployer: creation(1),
  listEmployers: amongStatuses(2),
  getEmployer: read,
  /** Who acts is read at its source. */
  verifyEmployer: readAtSource(verb(1)),
  discloseRelation: verb(1),
  /**
   * What two visitors are at its source, checked in the commit, with the check of the employer; that it was visited, a
   * row for each skill that is asked for and their deadline, and a row for each visitor.
   */
  recordVisit: madeOf(2, { ...creation(1), writeUnits: 7 + 2 + 2 + 2 + 3 + 2 * (2 + 2) }),
  listVisits: page,
  getVisit: read,
  /** Programme, employer and visit; the row that ties it to its employer. */
  draftPosting: madeOf(3, { ...creation(1), writeUnits: 7 + 2 + 2 }),
  revisePosting: { ...onPosting(1), roundTrips: 3, readUnits: 4 },
  /** Who acts is read at its source; whether employer and programme let it become public. */
  reviewPosting: offering(readAtSource(onPosting(1)), 2),
  /** The posting says which employer is read. Employer and programme are checked; openings, the deadline, demand by skill, and the need that counts no more. */
  publishPosting: { ...onPosting(3, 2 + 2 + 2 + 3 + 2 + 2), roundTrips: 3, readUnits: 4 },
  fillPosting: onPosting(3, 2),
  withdrawPosting: onPosting(3, 2),
  getPosting: read,
  listPostings: page,
  listEmployerPostings: { roundTrips: 2, readUnits: 3, writeUnits: 0 },
  listOpenPostings: page,
  getJobPosting: read,
  planFair: madeOf(1, creation(1)),
  listFairs: amongStatuses(7),
  /** What it lacks before it is ready is looked up: two items for each booth. */
  getFair: readWith(2),
  setFairPlans: offering(verb(1), 2),
  setFairBooth: verb(1, { reads: 3 }),
  clearFairBooth: verb(1),
  fileFair: offering(verb(1), 2),
  /** The fair says whose standing is looked up: two items for each booth. */
  makeFairReady: { ...verb(1), roundTrips: 3, readUnits: 5 },
  openFair: verb(1),
  /** The deadline of the report. */
  closeFair: verb(1, { companions: 3 }),
  /** What was counted at the booths lies beside the fair. */
  reportFair: { ...verb(1, { companions: 2 }), roundTrips: 3, readUnits: 3 },
  cancelFair: verb(1),
  /** A query for each status that is announced, and the fairs as they are. */
  listAnnouncedFairs: reading(amongStatuses(5), 1, 2),
  getAnnouncedFair: readWith(2),
  /** The record of what was signed. */
  registerSeeker: { ...readingText(madeOf(6, madeOf(0, madeOf(0, creation(2))))), writeUnits: 8 + 6 },
  /** And the names of those who are members. */
  listSeekers: readWith(2),
  /** With who opened the profile that does not care for them. */
  getOwnSeeker: readWith(2),
  getSeeker: offering({ ...read, readUnits: 2 }),
  readSeekerAsOperator: { ...read, readUnits: 2 },
  /** A row for each skill that is new. */
  changeSeeker: onSeeker(2),
  closeSeeker: onSeeker(2),
  keepSeeker: onSeeker(),
  recordSignedConsent: readingText(onSeeker(2)),
  withdrawSignedConsent: onSeeker(2),
  /** Each visit and each posting that is named is looked up. */
  briefSeeker: { ...onSeeker(), readUnits: 4 + 1 },
  acknowledgeBriefing: onSeeker(),
  addPreparation: { ...onSeeker(), readUnits: 5 },
  finishPreparation: onSeeker(),
  /** The hundred newest postings are looked through. */
  listMatches: { roundTrips: 2, readUnits: 2, writeUnits: 0 },
  getWellbeing: read,
  /** The profile, which is longer than 1 KB, is checked in the commit. */
  raiseWellbeing: madeOf(2, { ...creation(0), writeUnits: 6 + 4 }),
  offerHelp: verb(0),
  answerHelpOffer: verb(0),
  clearWellbeing: offering(verb(0)),
  /**
   * Seeker and posting; the claim on the posting, the row that ties it to the seeker, and the check of the
   * profile, which is longer than 1 KB.
   */
  showInterest: withAround(madeOf(2, { ...creation(1), writeUnits: 7 + 2 + 2 + 4 })),
  getJobApplication: withAround(readWith(2)),
  /** With what each is for, who seeks it and at whom, at once; and the names of members. */
  listPipeline: { roundTrips: 5, readUnits: 8, writeUnits: 0 },
  /** An index may be late: each application and each consent is looked up before anything is shown. */
  listApplicants: { roundTrips: 7, readUnits: 9, writeUnits: 0 },
  listSeekerApplications: { roundTrips: 7, readUnits: 9, writeUnits: 0 },
  markApplicantBriefed: around(1),
  prepareApplicant: around(1),
  /** The consent is checked; the employer's list gains a row. */
  applyForWork: around(2, 2),
  shareJobApplication: around(2, 2),
  /** The claim on the posting is given back; the employer's list loses a row. */
  withdrawJobApplication: verb(2, { companions: 2 }),
  /** The fair is read; consent and fair are checked, and the fair gains a row. */
  inviteToInterview: withAround(verb(2, { reads: 3, companions: 6 })),
  offerWork: withAround(verb(2, { companions: 4 })),
  /** Who acts is read at its source; the consent is checked. */
  acceptWork: readAtSource(around(2, 2)),
  /** The consent is checked and an opening taken; the placement begins in the same commit, with four deadlines. */
  hireApplicant: around(2, 4 + 8 + 2 + placement + 2 + 2),
  rejectApplicant: verb(2, { companions: 2 }),
  missInterview: verb(2, { companions: 2 }),
  /** Seeker, programme and employer; four deadlines, two rows beside the seeker, the check of the profile. */
  recordPlacement: withStory(madeOf(3, { ...creation(2), writeUnits: 8 + 2 + placement + 2 + 2 + 4 })),
  getPlacement: withStory(read),
  /** The employers, the seekers, and the names of those who are members. */
  /** The list, the placements, then whose they are, where, and by whom, at once. */
  listRetentionChecks: { roundTrips: 4, readUnits: 6, writeUnits: 0 },
  listPlacements: { roundTrips: 4, readUnits: 8, writeUnits: 0 },
  recordRecognition: withStory(verb(2)),
  /** The placement; then the seeker, the consents and the employer. */
  getAward: readWith(3),
  recordPromotion: withStory(verb(2)),
  /** The row of who is to ask goes with the answer. */
  checkRetention: withStory(verb(3, { companions: 2 })),
  rateSatisfaction: withStory(verb(2)),
  /** The claims on the posting and on the employer are given back. */
  endPlacement: withStory(verb(2, { companions: 2 + 2 })),
  /** Placement, seeker, consents and an earlier story; the consent is checked in the commit. */
  publishStory: offering({ ...creation(1), roundTrips: 3, readUnits: 4, writeUnits: 7 + 2 }),
  unpublishStory: offering(verb(1)),
  /** An index may be late: each story and each consent is looked up before a title is told. */
  listStories: { roundTrips: 3, readUnits: 3, writeUnits: 0 },
  getStory: readWith(1),
  listPlacementCounts: read,
  listSkillGaps: page,
};
