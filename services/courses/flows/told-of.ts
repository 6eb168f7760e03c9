import type { Instant } from "#shared/domain/dates.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { answering } from "#shared/messages/unreached.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { courseOfBooking } from "../domain/ids.ts";
import { type ActiveStatus, bookingOfEntry, entriesOf, entryOfBooking, type Seats } from "../domain/seats/seats.ts";
import type { BookingTold, CourseTold, SessionTold } from "../messages.ts";
import { courseStore } from "../store/course-store.ts";
import { learnerStore } from "../store/learner-store.ts";
import { mustTell, peopleOf, peopleOfEach, tellEach } from "../store/retelling.ts";
import { seatStore } from "../store/seat-store.ts";
import { sessionStore } from "../store/session-store.ts";

type Event = Heard["event"];

const fieldOf = ({ data }: Event, name: string): string => String((data as Readonly<Record<string, unknown>>)[name]);

/** Until when a seat that is not confirmed waits. */
const untilOf = ({ seats, rightUntil }: Seats, learnerId: string) => {
  const seat = seats[learnerId];
  if (seat === undefined || typeof seat === "string") return undefined;
  return seat.as === "suspended" ? rightUntil : seat.until;
};

/** Whoever is told of a booking, and until when it waits for them. */
const bookingTold = async (table: CommunityTable, _: string, event: Event): Promise<BookingTold> => {
  const bookingId = fieldOf(event, "bookingId");
  const { learnerId, courseId } = await mustTell(table, bookingId);
  const [people, learner, seats] = await Promise.all([
    peopleOf(table, bookingId),
    learnerStore(table).find(learnerId),
    seatStore(table).find(courseId),
  ]);
  const guardianIds = learner?.guardianIds ?? [];
  const entry = seats && entryOfBooking(seats, bookingId, learnerId);
  return { people: [...people], guardianIds, status: entry?.status, until: entry && untilOf(seats, learnerId) };
};

type Those = { readonly statuses: readonly ActiveStatus[]; readonly by?: Instant };

/** Whoever is told of what a course has for those whose bookings are so, and were made by then. */
const peopleWhose = async (table: CommunityTable, courseId: string, { statuses, by }: Those): Promise<CourseTold> => {
  const seats = await seatStore(table).find(courseId);
  const entries = seats ? entriesOf(seats).filter(({ status }) => statuses.includes(status)) : [];
  const ids = entries.map((entry) => bookingOfEntry(seats as Seats, entry));
  const bookings = (await tellEach(table, courseId, ids)).filter(({ bookedAt }) => by === undefined || bookedAt <= by);
  return { people: [...(await peopleOfEach(table, bookings))], rightUntil: seats?.rightUntil };
};

/** Whoever has a certificate: the learner, or the guardians of a child. */
const learnerTold = async (table: CommunityTable, learnerId: string): Promise<CourseTold> => {
  const learner = await learnerStore(table).find(learnerId);
  return {
    people: [learnerId, ...(learner?.guardianIds ?? [])].filter((each) => each.startsWith("per_")),
    rightUntil: undefined,
  };
};

const ofCourse = (table: CommunityTable, courseId: string, event: Event): Promise<CourseTold> => {
  if (event.type === "courses.certificate-issued.v1") return learnerTold(table, fieldOf(event, "learnerId"));
  return peopleWhose(table, courseId, {
    statuses: [event.type === "courses.course-resumed.v1" ? "suspended" : "waiting"],
  });
};

/** Of a reminder nobody is told who booked later than it was due: they find the time where they book. */
const ofSession = async (table: CommunityTable, sessionId: string, event: Event): Promise<SessionTold | undefined> => {
  const found = await sessionStore(table).find(sessionId);
  if (!found) return undefined;
  const { status, startsAt, courseId } = found.state;
  const isReminder = event.type === "courses.session-reminder-due.v1";
  const those: Those = isReminder ? { statuses: ["confirmed"], by: event.time } : { statuses: ["confirmed", "held"] };
  const { people } = await peopleWhose(table, courseId, those);
  return { people, status, startsAt };
};

/** The course of a booking, a session, or itself. */
const courseOfThing = async (table: CommunityTable, id: string): Promise<string | undefined> => {
  if (id.startsWith("bkg_")) return courseOfBooking(id);
  return id.startsWith("csn_") ? (await sessionStore(table).find(id))?.state.courseId : id;
};

/** Who proposed the course answers for its people being told. */
const proposers = async (table: CommunityTable, { thingId }: { readonly thingId: string }) => {
  const courseId = await courseOfThing(table, thingId);
  return [courseId && (await courseStore(table).find(courseId))?.state.proposedBy];
};

/** Whoever a fact of courses concerns. */
export const toldOf = {
  booking: bookingTold,
  course: ofCourse,
  session: ofSession,
  unreached: answering("courses", proposers),
};
