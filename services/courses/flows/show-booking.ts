import { courseCancelled, courseCompleted } from "#shared/contracts/courses.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import type { Card, Concern } from "#shared/home/card.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import type { Course } from "../domain/course/course.ts";
import { courseOfBooking } from "../domain/ids.ts";
import { isPerson } from "../domain/learner.ts";
import type { Booking } from "../domain/seats/booking.ts";
import { bookingStore } from "../store/booking-store.ts";
import { courseStore } from "../store/course-store.ts";
import { learnerStore } from "../store/learner-store.ts";

/** A booking, with its course and the guardians of its learner. */
type Booked = {
  readonly booking: Booking;
  readonly course: Course | undefined;
  readonly guardianIds: readonly string[];
};

const endOf = ({ booking, course }: Booked): string | undefined => {
  if (booking.status === "ended") return booking.endedAt ?? booking.bookedAt;
  return course?.status === "completed" ? course.completedAt : undefined;
};

/** What waits for somebody of the household: a guardian's yes to a held seat, or to take the seat that is offered. */
const nextOf = ({ status, until, isMinor, learnerId, courseId }: Booking): NonNullable<Card["next"]> => {
  if (status === "offered") return [{ do: "acceptOffer", until }];
  const asked = { subjectId: learnerId, purpose: "child-course", scopeId: courseId };
  return status === "held" && isMinor ? [{ do: "giveConsent", with: asked, until, isElsewhere: true }] : [];
};

/** A booking, to whom it is for, to who made it, and of a child's to each guardian. */
const cardsOfBooking = (booked: Booked): Card[] => {
  const { booking, guardianIds } = booked;
  const { status, courseId, learnerId, bookerId, until } = booking;
  const endedAt = endOf(booked);
  const names = { title: { at: ["COURSE", courseId], path: ["title"] } };
  const next = endedAt === undefined ? nextOf(booking) : [];
  const about = { status, names, endedAt, dueAt: until, next };
  const learner = isPerson(learnerId) ? [learnerId] : [];
  const people = new Map([
    ...guardianIds.map((to) => [to, "guardian"] as const),
    [bookerId, "booker"] as const,
    ...learner.map((to) => [to, "learner"] as const),
  ]);
  return [...people].map(([to, as]) => ({ ...about, to, as }));
};

const endings: ReadonlySet<string> = new Set([courseCompleted, courseCancelled].map(({ type }) => type));

/** The row of a booking follows the seats; with the end of its course it is over, too. */
export const bookingConcern = {
  named: "bookingId",
  cardsOf: cardsOfBooking,
  journal: (id) => ["SEATS", courseOfBooking(id)],
  noted: (id) => ["ROSTER", courseOfBooking(id)],
  every: async function* (table) {
    for await (const courseId of catalogue(table, "COURSE"))
      for (const { bookingId } of await bookingStore(table).allOfCourse(courseId)) yield bookingId;
  },
  find: async (table, id) => {
    const found = await bookingStore(table).findWith(id);
    if (!found) return undefined;
    const { booking, sequence } = found;
    const [course, learner] = await Promise.all([
      courseStore(table).find(booking.courseId),
      learnerStore(table).find(booking.learnerId),
    ]);
    const guardianIds = learner?.guardianIds ?? [];
    const state = { booking, course: course?.state, guardianIds };
    return { state, sequence: `${sequence}~${sequenceOf(course?.version ?? 0, 0)}` };
  },
  also: async (table, { type, data }) =>
    endings.has(type)
      ? (await bookingStore(table).allOfCourse(String(data.courseId))).map(({ bookingId }) => bookingId)
      : [],
} satisfies Concern<Booked> as unknown as Concern;
