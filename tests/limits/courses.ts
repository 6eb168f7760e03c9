import type { coursesRoutes } from "#services/courses/routes.ts";
import { type Budget, type BudgetsOf, byLink, creation, page, read, reading, trying, verb } from "./costs.ts";

/** What its reader may call next turns on what they are, or on what is beside it: read in one more call. */
const offering = (budget: Budget, units = 1): Budget => reading(budget, 1, units);

/** Units of a transaction beside what was counted. */
const writing = (budget: Budget, writeUnits: number): Budget => ({
  ...budget,
  writeUnits: budget.writeUnits + writeUnits,
});

/** A course has a place by its date and its category, and one for each group of age; of more than 1 KB with its dates. */
const onCourse = verb(1, { reads: 3 });

/** The campus grows with its committee, its rounds and its closures: from its first KB to the second. */
const onCampus = verb(0, { companions: 2 });

/** Of whom speaks for a side, the standing is read beside the thing, and checked in the commit. */
const forSide = (budget: Budget): Budget => writing({ ...budget, readUnits: budget.readUnits + 1 }, 2);

/** The thing says who said yes before: of two others, too, the standing is read, and checked in the commit. */
const heard = (budget: Budget): Budget => writing(reading(forSide(budget), 1, 3), 4);

/** A course is read for its campus, then read again beside it. */
const withCampus = reading(onCourse, 1, 1);

/** The course's new version and what is written with it. */
const dated = { sessions: 3, venueDays: 3 };

/** The seats and the booking in one read, and one write of the seats: a unit for each KB of theirs. */
const onSeats: Budget = { roundTrips: 2, readUnits: 2, writeUnits: 2 };

/** A session with its roster: the seats, the session beside the learners. */
const onSession: Budget = offering({ roundTrips: 5, readUnits: 8, writeUnits: 6 });

/** The budgets of courses. */
export const coursesBudgets: BudgetsOf<typeof coursesRoutes> = {
  proposeCampus: creation(2),
  /** Their ids, then the campuses themselves. */
  listCampuses: reading(page),
  getCampus: read,
  listVenues: reading(page),
  consultOnCampus: verb(0),
  approveCampus: offering(heard(verb(0))),
  /** Who is seated is read beside the campus and checked in the commit, and has a row there from then on. */
  seatMember: offering(writing(verb(0, { reads: 3 }), 4)),
  /** Whether those who sit there may open it. */
  unseatMember: offering(onCampus, 4),
  addVenue: onCampus,
  /** The campus says who sits there; one of each side is still of it. */
  openCampus: writing(reading(onCampus, 1, 5), 6),
  proposeDecision: offering(reading(forSide(onCampus))),
  approveDecision: offering(heard(onCampus)),
  rejectDecision: offering(reading(forSide(onCampus))),
  /** The campus says who sits on its committee. */
  listTermPlans: reading(page),
  /** And the claim of its name. */
  adoptTermPlan: writing(forSide(reading(creation(0))), 2),
  /** The plan, and the courses that were held by it. */
  copyTermPlan: reading(read, 1, 2),
  getTermPlan: read,
  registerInstructor: reading(creation(0)),
  listInstructors: reading(page),
  getInstructor: read,
  recordCheck: verb(0),
  /** The campus and the plan, then the course with its rows for the campus and for whoever proposed it. */
  proposeCourse: writing(offering(reading(writing(creation(0), 4), 2), 2), 1),
  listCourses: page,
  /** And the campuses, of which each names its courses' place. */
  listPublicCourses: reading(page),
  /** The course and its seats in one call. */
  getCourse: { ...read, readUnits: 2 },
  approveCourse: offering(heard(withCampus), 2),
  /** The campus, its instructors and the days of its venue beside the course; a session is a new thing with two places. */
  scheduleSessions: writing(
    offering(reading(withCampus, 0, 1 + dated.venueDays), 2),
    dated.sessions * (creation(2).writeUnits - 2) + dated.venueDays * 2 + 12,
  ),
  /** The seats, the sums of feedback, the night's count, and that the campus is open. */
  openEnrolment: forSide(writing(withCampus, 29)),
  /** The course says whether it has seats; once there are, they decide: one write, and the course follows. */
  changeCapacity: { roundTrips: 3, readUnits: 3, writeUnits: 1 },
  /** In every place where it is listed, and with the deadline of its end. */
  cancelCourse: writing(writing(onCourse, 12), 1),
  listSessions: page,
  /** The session, its course, its instructors and two days of its venue; then the session as it is. */
  moveSession: offering({ roundTrips: 4, readUnits: 9, writeUnits: 20 }),
  /** So, and the course may begin or end on another day: its deadline and its places move. */
  cancelSession: offering({ roundTrips: 4, readUnits: 6, writeUnits: 33 }),
  /** Decided by one write of at most 2 units; what is kept of a learner is begun by another, once, with the name. */
  bookSeats: { roundTrips: 3, readUnits: 3, writeUnits: 2 + 6 },
  /** Who is theirs, whether they still are, and a page of each place: what they made, and what was made for each. */
  listOwnBookings: { roundTrips: 5, readUnits: 3, writeUnits: 0 },
  getBooking: { ...read, readUnits: 2 },
  cancelBooking: onSeats,
  /** Those who were offered seats together are read. */
  acceptOffer: reading(onSeats, 1, 2),
  /** Once the course has begun: the course and an answer, then its sessions. */
  keepSeat: reading(onSeats, 2, 5),
  /** The reason is kept beside. */
  setPriority: offering(writing({ ...onSeats, roundTrips: 3 }, 1), 4),
  /** The seats, the names, and the reasons. */
  getWaitingList: { roundTrips: 3, readUnits: 4, writeUnits: 0 },
  getSession: offering({ roundTrips: 2, readUnits: 4, writeUnits: 0 }),
  checkIn: onSession,
  /** Who comes for the child is read too. */
  checkOut: { ...onSession, readUnits: onSession.readUnits + 1 },
  excuse: onSession,
  /** The course counts it too. */
  holdSession: writing(onSession, 8),
  /** Everything that is printed; two codes and the act are written. In a session it is read whose it is, and that they live here, and where the operator does. */
  /** Whether its digits were printed before, too. */
  printSlip: { roundTrips: 9, readUnits: 9, writeUnits: 10 },
  openShortCode: trying({ roundTrips: 4, readUnits: 6, writeUnits: 0 }),
  /** A link, the code, the text, the booking and the seats; the answer is kept with the learner, and one write of the seats decides. */
  consentByCode: trying({ roundTrips: 6, readUnits: 5, writeUnits: 4 }),
  acceptOfferByCode: byLink(reading(onSeats, 2, 4)),
  leaveOfferByCode: byLink(reading(onSeats, 1, 2)),
  getRoster: reading(page, 2),
  exportRoster: reading(page, 2),
  getCertificate: reading(page, 2, 3),
  /** Booking, course, sessions; the answer with its sums; the sums. */
  giveFeedback: { roundTrips: 5, readUnits: 7, writeUnits: 10 },
  getFeedback: reading(read),
  /** The feed and its code, and its row for its owner. */
  /** The rows of what is theirs, the calendars, and the campuses that they are of. */
  listFeeds: reading(page, 2),
  openFeed: writing(creation(0, { people: 1 }), 2),
  /** The code, the feed, who is theirs, bookings by the places of each, courses, sessions, the campus. */
  readFeed: trying({ roundTrips: 9, readUnits: 9, writeUnits: 0 }),
};
