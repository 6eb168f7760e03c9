import { homeRoom } from "#shared/home/rows.ts";
import type { Decision, Outcome } from "#shared/table/entity.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Campus } from "../domain/campus/campus.ts";
import { AgeGroup } from "../domain/course/course.ts";
import { closeFeed } from "../domain/feed.ts";
import type { Instructor } from "../domain/instructor.ts";
import { KeptLearner, type Learner } from "../domain/learner.ts";
import type { Booking } from "../domain/seats/booking.ts";
import type { Attendance } from "../domain/session/session.ts";
import { bookingStore } from "./booking-store.ts";
import { campusStore } from "./campus-store.ts";
import { certificateStore } from "./certificate-store.ts";
import { courseStore } from "./course-store.ts";
import { feedStore } from "./feed-store.ts";
import { feedbackStore } from "./feedback-store.ts";
import { instructorStore } from "./instructor-store.ts";
import { learnerKey, learnerStore } from "./learner-store.ts";
import { priorityStore } from "./priority-store.ts";
import { sessionStore } from "./session-store.ts";
import { skillGapRoom } from "./skill-gap-store.ts";
import { termPlanStore, termsPartition } from "./term-plan-store.ts";

/** What courses knows of somebody, with all bookings they made or are the learner of. */
type KeptOfLearner = {
  readonly learner: Learner;
  readonly bookings: readonly Booking[];
  readonly attendance: readonly (Attendance & { readonly sessionId: string })[];
  /** Why their place in a list was changed. */
  readonly reasons: readonly { readonly courseId: string; readonly reason: string }[];
};

/** Where somebody was, in the sessions of the courses that they booked. */
const attendanceOf = async (table: CommunityTable, learnerId: string, bookings: readonly Booking[]) => {
  const courses = await courseStore(table).getEach([...new Set(bookings.map(({ courseId }) => courseId))]);
  const ids = courses.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId));
  return (await sessionStore(table).getEach(ids)).flatMap(({ sessionId, attendance }) => {
    const own = attendance[learnerId];
    return own ? [{ sessionId, ...own }] : [];
  });
};

const reasonsFor = async (table: CommunityTable, learnerId: string, bookings: readonly Booking[]) => {
  const found: KeptOfLearner["reasons"][number][] = [];
  for (const courseId of new Set(bookings.map((booking) => booking.courseId)))
    for (const change of await priorityStore(table).list(courseId))
      if (change.learnerId === learnerId && change.reason) found.push({ courseId, reason: change.reason });
  return found;
};

const knownStore = (table: CommunityTable) => {
  const find = async (learnerId: string): Promise<Outcome<KeptOfLearner> | undefined> => {
    const learner = await learnerStore(table).find(learnerId);
    if (!learner) return undefined;
    const bookings = await bookingStore(table).allOf(learnerId);
    const attendance = await attendanceOf(table, learnerId, bookings);
    const reasons = await reasonsFor(table, learnerId, bookings);
    return { state: { learner, bookings, attendance, reasons }, version: 0, replayed: false };
  };

  /** The name is removed, and the reasons: bookings hold ids and no words. */
  const decide = async (
    learnerId: string,
    _: Command,
    verb: (known: KeptOfLearner) => Decision<KeptOfLearner> | undefined,
  ) => {
    const found = await find(learnerId);
    const after = found && verb(found.state);
    if (!found || !after) return;
    await learnerStore(table).forgetName(learnerId);
    for (const { courseId } of found.state.reasons) await priorityStore(table).forget(courseId, learnerId);
  };
  return { schema: KeptLearner, stateKey: (learnerId: string) => learnerKey(table.scope, learnerId), find, decide };
};

const withoutName = <Named extends { name?: string | undefined }>({ name: _, ...rest }: Named): Named => rest as Named;

const forgetLearner = ({ learner, ...known }: KeptOfLearner, personId: string): KeptOfLearner | undefined =>
  learner.learnerId === personId && (learner.name !== undefined || known.reasons.length > 0)
    ? { ...known, learner: withoutName(learner), reasons: [] }
    : undefined;

const forgetSeat = (campus: Campus, personId: string): Campus | undefined => {
  const isNamed = campus.seats.some((seat) => seat.personId === personId && seat.name !== undefined);
  const seats = campus.seats.map((seat) => (seat.personId === personId ? withoutName(seat) : seat));
  return isNamed ? { ...campus, seats } : undefined;
};

/** The days of the checks stay; what was written about them goes with the name. */
const forgetInstructor = (instructor: Instructor): Instructor | undefined => {
  const isKnown = instructor.name !== undefined || instructor.checks.some(({ evidence }) => evidence !== undefined);
  const checks = instructor.checks.map(({ evidence: _, ...check }) => check);
  return isKnown ? { ...withoutName(instructor), checks } : undefined;
};

const nothing = () => undefined;

/** All that courses keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const coursesKeeping: Keeping = {
  service: "courses",
  rooms: [skillGapRoom, ["COURSE-DATE"], ...AgeGroup.options.map((group) => ["COURSE-AGE", group])],
  holdings: [
    holding({
      kind: "CAMPUS",
      store: campusStore,
      show: ({ campusId, name, seats }, personId) => ({
        campus: { campusId, name },
        seats: seats.filter((seat) => seat.personId === personId),
      }),
      forget: forgetSeat,
      beside: (campusId, campus) => [
        homeRoom(campusId),
        ["CAMPUS-COURSES", campusId],
        termsPartition(campusId),
        ...(campus?.venues ?? []).map(({ venueId }) => ["VENUE", venueId]),
      ],
    }),
    holding({
      kind: "COURSE",
      store: courseStore,
      show: ({ courseId, title }) => ({ proposed: { courseId, title } }),
      forget: nothing,
      beside: (courseId) => [
        ["SEATS", courseId],
        ["ROSTER", courseId],
      ],
    }),
    holding({ kind: "SESSION", store: sessionStore, show: ({ sessionId }) => ({ sessionId }), forget: nothing }),
    holding({ kind: "INSTRUCTOR", store: instructorStore, show: (instructor) => instructor, forget: forgetInstructor }),
    holding({ kind: "TERM-PLAN", store: termPlanStore, show: ({ termPlanId }) => ({ termPlanId }), forget: nothing }),
    holding({ kind: "CERTIFICATE", store: certificateStore, show: (certificate) => certificate, forget: nothing }),
    holding({ kind: "FEEDBACK", store: feedbackStore, show: (feedback) => feedback, forget: nothing }),
    holding({
      kind: "FEED",
      store: feedStore,
      show: ({ feedId, campusId }) => ({ feedId, campusId }),
      forget: closeFeed,
    }),
    holding({ kind: "LEARNER", store: knownStore, show: (known) => known, forget: forgetLearner }),
  ],
  besides: [{ kind: "PERSON", partitions: (personId) => [["SHORT-CODE", personId]] }],
};
