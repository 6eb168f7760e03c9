import { approversOf } from "#shared/domain/approvals.ts";
import { holds } from "#shared/domain/caller.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { type Asking, offers, offersFrom, readOnce, withParts } from "#shared/http/offers.ts";
import { hearingOf } from "#shared/people/hearing.ts";
import { standingKey, standingOf, standingsAmong } from "#shared/people/standing.ts";
import { isDesk } from "./domain/access.ts";
import { Campus, campusLifecycle, mostRounds, mostVenues, saidTo } from "./domain/campus/campus.ts";
import { approveDecision, mustBeUndecided, rejectDecision } from "./domain/campus/decision.ts";
import { approve, open } from "./domain/campus/proposal.ts";
import { seatedSide, seatOf } from "./domain/campus/sides.ts";
import { type Course, courseLifecycle } from "./domain/course/course.ts";
import { mustBeMovable } from "./domain/course/dated.ts";
import { approveCourse, openEnrolment } from "./domain/course/enrolment.ts";
import { mustHaveBeenThere } from "./domain/course/feedback.ts";
import { courseOfSession } from "./domain/ids.ts";
import type { Instructor } from "./domain/instructor.ts";
import { groupOf } from "./domain/seats/offer.ts";
import { mustBeInTime, mustBeOffered } from "./domain/seats/release.ts";
import { keep } from "./domain/seats/suspend.ts";
import { mustBeNear, mustBeOver } from "./domain/session/attendance.ts";
import { mostInACourse } from "./domain/session/schedule.ts";
import { type Session, sessionLifecycle } from "./domain/session/session.ts";
import {
  type FoundBooking,
  learnerOf,
  mustBeActive,
  mustBeOpenStill,
  mustBeTheirs,
  withSessions,
} from "./store/booking-reader.ts";
import { campusKey } from "./store/campus-store.ts";
import { courseKey, courseStore } from "./store/course-store.ts";
import { answeredAlready, feedbackStore } from "./store/feedback-store.ts";
import { mustBeAtDoorOf } from "./store/teaching.ts";

/** What was said already changes nothing, and is not asked for again. */
const unlessSaid = (decision: object | undefined): void => {
  if (!decision) refuse("conflict-of-interest");
};

/** What the reader is at the source, and those who said yes before. */
const speaking = readOnce(async (campus: Campus, asking) => ({
  ...(await hearingOf(asking, saidTo(campus))),
  commandId: "",
}));

const campusOffers = offersFrom<Campus>(campusLifecycle, {
  consultOnCampus: ({ rounds }) => mustHaveRoom(rounds, mostRounds, ""),
  approveCampus: async (campus, asking) => unlessSaid(approve(campus, await speaking(campus, asking))),
  addVenue: ({ venues }) => mustHaveRoom(venues, mostVenues, "/name"),
  openCampus: async (campus, asking) => {
    if (!holds(asking.by, "community-admin")) seatOf(campus, asking);
    const seated = campus.seats.map(({ personId }) => personId);
    open(campus, { ...asking, standings: await standingOf(asking.table, seated) });
  },
  proposeDecision: async (campus, asking) => {
    mustBeUndecided(campus);
    seatOf(campus, asking);
    seatedSide(campus, await speaking(campus, asking));
  },
  approveDecision: async (campus, asking) => {
    seatOf(campus, asking);
    unlessSaid(approveDecision(campus, await speaking(campus, asking)));
  },
  rejectDecision: async (campus, asking) => {
    seatOf(campus, asking);
    rejectDecision(campus, await speaking(campus, asking));
  },
});

/** The campus of a course, and what the reader is who may sit on its committee. */
const ofCommittee = readOnce(async (course: Course, { by, at, table }) => {
  const { scope } = table;
  const said = course.status === "draft" ? approversOf(course.approvals) : [];
  const people = [...new Set([by.personId, ...said])].map((personId) => standingKey(scope, personId));
  const [campus, ...items] = await table.getMany([campusKey(scope, course.campusId), ...people]);
  const others = standingsAmong(items);
  return { by, at, standing: others.get(by.personId), others, campus: Campus.parse(campus?.state) };
});

const courseOffers = offersFrom<Course>(courseLifecycle, {
  scheduleSessions: ({ sessions }) => mustHaveRoom(sessions, mostInACourse, "/count"),
  approveCourse: async (course, asking) => unlessSaid(approveCourse(course, await ofCommittee(course, asking))),
  openEnrolment: async (course, asking) => openEnrolment(course, await ofCommittee(course, asking)),
});

const courseFor = readOnce(
  async ({ sessionId }: Session, { table }) => (await courseStore(table).get(courseOfSession(sessionId))).state,
);
const atDoor = readOnce((session: Session, { by, table }) => mustBeAtDoorOf(table, by, session));

const sessionOffers = offersFrom<Session>(sessionLifecycle, {
  moveSession: async (session, asking) => mustBeMovable(await courseFor(session, asking), session.sessionId),
  cancelSession: async (session, asking) => courseLifecycle.allow("cancelSession", await courseFor(session, asking)),
  checkIn: async (session, asking) => {
    mustBeNear(session, asking.at);
    await atDoor(session, asking);
  },
  checkOut: atDoor,
  excuse: atDoor,
  holdSession: async (session, asking) => {
    mustBeOver(session, asking.at);
    await atDoor(session, asking);
    courseLifecycle.allow("holdSession", await courseFor(session, asking));
  },
});

/** Whether the booking is of the reader's household; of several that they booked at once, each is. */
const theirs = readOnce((found: FoundBooking, { by, table }) => mustBeTheirs(table, by, found));
const mustBeServed = async (found: FoundBooking, asking: Asking): Promise<void> => {
  if (!isDesk(asking.by)) await theirs(found, asking);
};

/** The course of a booking as it was taught, and whether it was said how it was. */
const taught = readOnce(async ({ bookingId, seats }: FoundBooking, { table }) => {
  const keys = [courseKey(table.scope, seats.courseId), feedbackStore(table).stateKey(bookingId)];
  const [item, answer] = await table.getMany(keys);
  const { state } = courseStore(table).read(item) ?? refuse("not-found");
  return { ...(await withSessions(table, state)), isAnswered: answer !== undefined };
});

/** Nobody was there before anybody is let in: nothing more is read to know it. */
const doorMustHaveOpened = ({ seats }: FoundBooking, { at }: Asking): void => mustBeNear(seats, at);

const bookingOffers = offers<FoundBooking>({
  cancelBooking: async (found, asking) => {
    const { by, at, community } = asking;
    const isServing = isDesk(by);
    mustBeInTime(found.seats, { entry: mustBeActive(found.entry), isDesk: isServing, at, policy: community.policy });
    await mustBeServed(found, asking);
    if (isServing) await mustBeOpenStill(found, at, () => taught(found, asking));
  },
  acceptOffer: async (found, asking) => {
    mustBeOffered(found.seats, mustBeActive(found.entry), asking.at);
    await mustBeServed(found, asking);
  },
  keepSeat: async (found, asking) => {
    const entry = mustBeActive(found.entry);
    unlessSaid(keep(found.seats, entry, entry.mark, asking.at));
    await mustBeServed(found, asking);
  },
  setPriority: (found) => groupOf(found.seats, learnerOf(found)),
  printSlip: async (found, asking) => {
    if (!asking.by.onBehalfOf) refuse("session-required");
    mustBeActive(found.entry);
    await theirs(found, asking);
  },
  giveFeedback: async (found, asking) => {
    doorMustHaveOpened(found, asking);
    await theirs(found, asking);
    const { sessions, isAnswered } = await taught(found, asking);
    mustHaveBeenThere(learnerOf(found), sessions);
    if (isAnswered) throw answeredAlready;
  },
});

const bookedOffers = withParts<readonly FoundBooking[], FoundBooking>(offers({}), bookingOffers, (booked) =>
  booked.map((found) => [found.bookingId, found] as const),
);

export const coursesOffers = {
  campus: campusOffers,
  course: courseOffers,
  session: sessionOffers,
  booking: bookingOffers,
  booked: bookedOffers,
  instructor: offers<Instructor>({ recordCheck: () => undefined }),
};
