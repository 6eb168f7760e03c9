import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { advanceWhenCourseDue } from "./consumers/advance-when-course-due.ts";
import { alignSeatsWhenChanged } from "./consumers/align-seats-when-changed.ts";
import { auditWhenDue } from "./consumers/audit-when-due.ts";
import { closeFeedsWhenMovedOut } from "./consumers/close-feeds-when-moved-out.ts";
import { countNoShowsWhenSessionHeld } from "./consumers/count-no-shows-when-session-held.ts";
import { endBookingsWhenMovedOut } from "./consumers/end-bookings-when-moved-out.ts";
import { eraseWhenCommunityErasureDue } from "./consumers/erase-when-community-erasure-due.ts";
import { followConsentWhenAnswered } from "./consumers/follow-consent-when-answered.ts";
import { followWhenCourseChanged } from "./consumers/follow-when-course-changed.ts";
import { forgetCourseWhenAttendanceDue } from "./consumers/forget-course-when-attendance-due.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { keepBookingWhenSeatChanged } from "./consumers/keep-booking-when-seat-changed.ts";
import { keepDependantWhenChanged } from "./consumers/keep-dependant-when-changed.ts";
import { keepHouseholdWhenChanged } from "./consumers/keep-household-when-changed.ts";
import { keepRoleWhenChanged } from "./consumers/keep-role-when-changed.ts";
import { knowPersonWhenRegistered } from "./consumers/know-person-when-registered.ts";
import { linkPlanWhenCourseChanged } from "./consumers/link-plan-when-course-changed.ts";
import { settleCoursesWhenCampusChanged } from "./consumers/settle-courses-when-campus-changed.ts";
import { suggestCourseWhenSkillGapChanged } from "./consumers/suggest-course-when-skill-gap-changed.ts";
import { suggestCoursesWhenCampusOpened } from "./consumers/suggest-courses-when-campus-opened.ts";
import { tellWhenCourseResumed } from "./consumers/tell-when-course-resumed.ts";
import { tellWhenSeatChanged } from "./consumers/tell-when-seat-changed.ts";
import { tendListsWhenCommunityChanged } from "./consumers/tend-lists-when-community-changed.ts";
import { tendSeatsWhenChanged } from "./consumers/tend-seats-when-changed.ts";
import { attendanceEndpoints } from "./handlers/attendance.ts";
import { bookSeats } from "./handlers/book-seats.ts";
import { bookingEndpoints } from "./handlers/bookings.ts";
import { campusEndpoints } from "./handlers/campuses.ts";
import { courseEndpoints } from "./handlers/courses.ts";
import { feedbackEndpoints } from "./handlers/feedback.ts";
import { feedEndpoints } from "./handlers/feeds.ts";
import { paperEndpoints } from "./handlers/papers.ts";
import { sessionEndpoints } from "./handlers/sessions.ts";
import { getWaitingList } from "./handlers/waiting-list.ts";
import { coursesReactions } from "./reactions.ts";
import { coursesRoutes } from "./routes.ts";
import { coursesKeeping } from "./store/keeping.ts";

export const courses = {
  name: "courses",
  routes: coursesRoutes,
  reactions: coursesReactions,
  endpoints: answers(coursesRoutes, {
    ...campusEndpoints,
    ...courseEndpoints,
    ...sessionEndpoints,
    bookSeats,
    ...bookingEndpoints,
    getWaitingList,
    ...attendanceEndpoints,
    ...paperEndpoints,
    ...feedbackEndpoints,
    ...feedEndpoints,
  }),
  consumers: [
    knowPersonWhenRegistered,
    keepRoleWhenChanged,
    keepHouseholdWhenChanged,
    keepDependantWhenChanged,
    followConsentWhenAnswered,
    closeFeedsWhenMovedOut,
    endBookingsWhenMovedOut,
    keepBookingWhenSeatChanged,
    tendSeatsWhenChanged,
    tendListsWhenCommunityChanged,
    tellWhenSeatChanged,
    settleCoursesWhenCampusChanged,
    followWhenCourseChanged,
    tellWhenCourseResumed,
    alignSeatsWhenChanged,
    linkPlanWhenCourseChanged,
    suggestCourseWhenSkillGapChanged,
    suggestCoursesWhenCampusOpened,
    advanceWhenCourseDue,
    auditWhenDue,
    countNoShowsWhenSessionHeld,
    forgetCourseWhenAttendanceDue,
    gatherWhenDataExportRequested,
    forgetWhenErasureRequested,
    eraseWhenCommunityErasureDue,
  ],
  keeping: coursesKeeping,
} as const satisfies Service;
