import {
  communityErasureDue,
  communityOffboarding,
  communityResumed,
  communitySuspended,
  consentGiven,
  consentRefused,
  consentRenewed,
  consentWithdrawn,
  dataExportRequested,
  dependantRegistered,
  dependantRemoved,
  erasureRequested,
  personMovedOut,
  roleGranted,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import * as consents from "#shared/contracts/course-consents.ts";
import * as seats from "#shared/contracts/course-seats.ts";
import {
  bookingConfirmed,
  bookingSuspended,
  capacityChanged,
  listJoined,
  listLeft,
  listReordered,
  offerAccepted,
  offerRecalled,
  seatOffered,
  seatReleased,
  seatsDue,
  seatTaken,
} from "#shared/contracts/course-seats.ts";
import * as courses from "#shared/contracts/courses.ts";
import {
  attendanceDue,
  auditDue,
  bookingAttended,
  campusClosed,
  campusOpened,
  campusReopened,
  campusRetired,
  courseApproved,
  courseCancelled,
  courseCompleted,
  courseDue,
  courseProposed,
  courseResumed,
  courseSuspended,
  sessionCancelled,
  sessionHeld,
  sessionMoved,
  sessionsScheduled,
} from "#shared/contracts/courses.ts";
import { skillGapClosed, skillGapDetected } from "#shared/contracts/employment.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { coursesMoments } from "./messages.ts";

/** What courses hears, and what it then does. */
export const coursesReactions = reactions("courses", {
  showAtHomeWhenTold: {
    hears: [
      ...factsNaming(["campusId", "courseId", "sessionId", "instructorId", "certificateId"], courses),
      ...factsNaming(["bookingId"], seats, consents),
    ],
    summary: "Shows a thing, as it is now, to each whom it concerns, and tells them what happened.",
  },
  keepDependantWhenChanged: {
    hears: [dependantRegistered, dependantRemoved],
    summary: "Keeps a child or ward with its guardians; of one who is removed every booking ends.",
  },
  followConsentWhenAnswered: {
    hears: [consentGiven, consentRenewed, consentRefused, consentWithdrawn],
    summary: "Confirms the seat that waited for a guardian, or releases it.",
  },
  closeFeedsWhenMovedOut: { hears: personMovedOut, summary: "Closes every calendar of who moved out." },
  endSeatWhenOfAnotherSide: {
    hears: [personMovedOut, roleGranted, roleRevoked],
    summary: "Ends the seat on a campus's committee of who is of its side no longer.",
  },
  endBookingsWhenMovedOut: { hears: personMovedOut, summary: "Every booking of who moved out ends." },
  keepBookingWhenSeatChanged: {
    hears: [
      seatTaken,
      bookingConfirmed,
      seatReleased,
      listJoined,
      seatOffered,
      offerAccepted,
      offerRecalled,
      listLeft,
      bookingSuspended,
    ],
    summary: "Keeps the row of a booking as its seat says.",
  },
  tendSeatsWhenChanged: {
    hears: [
      seatTaken,
      bookingConfirmed,
      seatReleased,
      listJoined,
      listLeft,
      seatOffered,
      offerAccepted,
      offerRecalled,
      listReordered,
      capacityChanged,
      seatsDue,
    ],
    summary: "Releases what has lapsed, offers what is free to the head of the list, and sets the next deadline.",
  },
  tendListsWhenCommunityChanged: {
    hears: [communitySuspended, communityResumed, communityOffboarding],
    summary: "Holds every list while members may not act: offers are recalled, and made again afterwards.",
  },
  tellWhenHappened: { hears: heardIn(coursesMoments), summary: "Tells whoever it concerns." },
  settleCoursesWhenCampusChanged: {
    hears: [campusClosed, campusReopened, campusRetired, courseApproved],
    summary: "Suspends, resumes or cancels each course of the campus, and one that is approved while it rests.",
  },
  followWhenCourseChanged: {
    hears: [courseApproved, courseSuspended, courseResumed, courseCancelled, courseCompleted],
    summary: "The sessions and the seats of the course follow it, some at a time.",
  },
  alignSeatsWhenChanged: {
    hears: [sessionMoved, sessionCancelled, sessionsScheduled, courseResumed, capacityChanged],
    summary: "Seats can be booked until the first session that takes place; the course is as large as its seats.",
  },
  remindWhenScheduled: {
    hears: [sessionsScheduled, sessionMoved],
    summary: "Sets the times at which whoever is booked is reminded of a session.",
  },
  linkPlanWhenCourseChanged: {
    hears: [courseProposed, courseCompleted],
    summary: "The term plan says which course is for which plan, and what was delivered.",
  },
  suggestCourseWhenSkillGapChanged: {
    hears: [skillGapDetected, skillGapClosed],
    summary: "Shows the committee of each campus which skill work asks for, until enough seekers have it.",
  },
  suggestCoursesWhenCampusOpened: {
    hears: campusOpened,
    summary: "Shows the committee of a new campus which skills work asked for before.",
  },
  advanceWhenCourseDue: { hears: courseDue, summary: "Starts or completes a course whose time has come." },
  auditWhenDue: {
    hears: auditDue,
    summary: "Counts the seats anew, raises what does not add up, and mends missing rows.",
  },
  countNoShowsWhenSessionHeld: {
    hears: [sessionHeld, bookingAttended],
    summary: "Keeps who missed a session without a word.",
  },
  forgetCourseWhenAttendanceDue: {
    hears: attendanceDue,
    summary: "Forgets who had a seat in a course that was over long ago, and who came.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name." },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
});
