import type * as z from "zod";
import { dependantRegistered } from "#shared/contracts/communities.ts";
import { sideOf } from "#shared/domain/standing.ts";
import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { showAtHome, showThing } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { stepOf } from "#shared/table/journal.ts";
import { inTurn } from "#shared/table/turn.ts";
import { coursesCards } from "./cards.ts";
import { suggest, unseatChanged } from "./domain/campus/proposal.ts";
import { advance } from "./domain/course/enrolment.ts";
import { closeFeed } from "./domain/feed.ts";
import { consentFor } from "./domain/learner.ts";
import { isForgotten } from "./domain/seats/booking.ts";
import { lookOf } from "./domain/seats/offer.ts";
import { alignSeats } from "./flows/align-seats.ts";
import { auditSeats } from "./flows/audit-seats.ts";
import { countNoShows } from "./flows/count-no-shows.ts";
import { followAnswer } from "./flows/follow-answer.ts";
import { followCourseChange } from "./flows/follow-course-change.ts";
import { forgetAttendance } from "./flows/forget-attendance.ts";
import { linkPlan } from "./flows/link-plan.ts";
import { remind } from "./flows/remind.ts";
import { settleCourses } from "./flows/settle-courses.ts";
import { suggestCourse } from "./flows/suggest-course.ts";
import { tendChangedSeats } from "./flows/tend-changed-seats.ts";
import { toldOf } from "./flows/told-of.ts";
import { coursesMoments } from "./messages.ts";
import { coursesReactions } from "./reactions.ts";
import { coursesRoutes } from "./routes.ts";
import { bookingStore } from "./store/booking-store.ts";
import { campusStore } from "./store/campus-store.ts";
import { courseStore } from "./store/course-store.ts";
import { endEveryBooking, everySeats } from "./store/ending.ts";
import { feedStore } from "./store/feed-store.ts";
import { forgetChild } from "./store/forgetting.ts";
import { coursesKeeping } from "./store/keeping.ts";
import { learnerStore } from "./store/learner-store.ts";
import { retellBookings } from "./store/retelling.ts";
import { skillGapStore } from "./store/skill-gap-store.ts";
import { tendSeats } from "./store/tending.ts";

/** What courses does at each fact that it hears. */
export const coursesConsumers = react(coursesReactions, {
  showAtHomeWhenTold: showAtHome(coursesCards, coursesRoutes),

  keepDependantWhenChanged: async ({ event, table, command, ...turn }) => {
    const learners = learnerStore(table);
    if (event.type === dependantRegistered.type)
      return learners.knowDependant(event.data as z.infer<typeof dependantRegistered.data>, event.sequence);
    const { dependantId } = event.data;
    await learners.removeDependant(dependantId);
    return endEveryBooking(table, dependantId, { ...turn, command });
  },

  followConsentWhenAnswered: followAnswer,

  closeFeedsWhenMovedOut: async ({ event, table, command }) => {
    for await (const { id } of involvements(table, event.data.personId, { kind: "FEED" }))
      await feedStore(table).decide(id, command, (current) => {
        const state = closeFeed(current);
        return state && { state, facts: [] };
      });
  },

  /** What they are is read as it is by now: who came back meanwhile keeps the seat. */
  endSeatWhenOfAnotherSide: async ({ event, table, now, command }) => {
    const { personId } = event.data;
    const side = sideOf((await standingOf(table, [personId])).get(personId), now);
    for await (const { id } of involvements(table, personId, { kind: "CAMPUS" }))
      await campusStore(table).decide(id, command, (current) => unseatChanged(current, { personId, at: now, side }));
  },

  /** Nobody may book for them any more; of a booking that was being made meanwhile its own fact tells. */
  endBookingsWhenMovedOut: ({ event, table, command, ...turn }) =>
    endEveryBooking(table, event.data.personId, { ...turn, command }),

  /**
   * The row follows the fact; where its beginning was not heard yet, the journal tells it. Whoever is booked is one of
   * whom courses keeps something.
   */
  keepBookingWhenSeatChanged: async ({ event, table }) => {
    const { bookingId, courseId, learnerId } = event.data;
    const heard = { type: event.type, data: event.data, at: event.time, sequence: event.sequence };
    const isKnown = await bookingStore(table).follow(bookingId, heard);
    if (!isKnown) await retellBookings(table, courseId, [bookingId]);
    const learners = learnerStore(table);
    await learners.begin(learnerId);
    const learner = await learners.find(learnerId);
    const said = learner && consentFor(learner, courseId)?.answer;
    if (isForgotten(heard, said)) await forgetChild(table, bookingId, event.sequence);
    const thing = { kind: "BOOKING", id: bookingId, named: "bookingId" };
    await showThing({ table, thing, concern: coursesCards.BOOKING, routes: coursesRoutes });
  },

  tendSeatsWhenChanged: tendChangedSeats,

  /** Each list is tended by what the community is now, whatever was heard of it: held while it is suspended. */
  tendListsWhenCommunityChanged: async ({ table, now, command, community, ...turn }) => {
    const look = lookOf(await community(), now);
    await inTurn(turn, () => everySeats(table), {
      placeOf: ({ courseId }) => courseId,
      work: async ({ courseId, isOpen }) => isOpen && tendSeats(table, courseId, command, look),
    });
  },

  tellWhenHappened: telling("courses", coursesMoments, toldOf),

  settleCoursesWhenCampusChanged: settleCourses,

  followWhenCourseChanged: followCourseChange,

  alignSeatsWhenChanged: alignSeats,

  remindWhenScheduled: remind,

  linkPlanWhenCourseChanged: linkPlan,

  suggestCourseWhenSkillGapChanged: suggestCourse,

  /** What was heard before there was a committee to tell reaches it now. */
  suggestCoursesWhenCampusOpened: async ({ event, table, command }) => {
    const { campusId } = event.data;
    for (const gap of await skillGapStore(table).listOpen())
      await campusStore(table).decide(campusId, stepOf(command, gap.skill), (current) => suggest(current, gap));
  },

  advanceWhenCourseDue: ({ event, table, now, command }) =>
    courseStore(table).decide(event.data.courseId, command, (current) => advance(current, now)),

  auditWhenDue: auditSeats,

  countNoShowsWhenSessionHeld: countNoShows,

  forgetCourseWhenAttendanceDue: forgetAttendance,

  gatherWhenDataExportRequested: gather(coursesKeeping),

  forgetWhenErasureRequested: erasePerson(coursesKeeping),

  exportKeptWhenCommunityExportRequested: exportKept(coursesKeeping),

  eraseWhenCommunityErasureDue: eraseCommunity(coursesKeeping),
});
