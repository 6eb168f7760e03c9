import {
  bookingConfirmed,
  bookingSuspended,
  listLeft,
  offerAccepted,
  offerRecalled,
  seatOffered,
  seatReleased,
  seatsAtDoor,
  seatTaken,
} from "#shared/contracts/course-seats.ts";
import {
  certificateIssued,
  courseResumed,
  sessionCancelled,
  sessionMoved,
  sessionReminderDue,
} from "#shared/contracts/courses.ts";
import { type Instant, plusHours } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";
import type { ActiveStatus } from "./domain/seats/seats.ts";

/** A booking, the child or person it is for, and who is told of it: whoever booked, and the guardians of a child. */
export type BookingTold = {
  readonly people: readonly string[];
  readonly guardianIds: readonly string[];
  /** Where it stands by now; absent once it has ended. */
  readonly status: ActiveStatus | undefined;
  /** Until when a held seat, or the first right to one, is kept. */
  readonly until: Instant | undefined;
};

/** Who is told of what happens to a course: whose booking is concerned, with the guardians of children. */
export type CourseTold = { readonly people: readonly string[]; readonly rightUntil: Instant | undefined };

/** Who is told of a session, as it is by now. */
export type SessionTold = Pick<CourseTold, "people"> & { readonly status: string; readonly startsAt: Instant };

const booking = momentsOf<BookingTold>("booking", "bookingId");
const course = momentsOf<CourseTold>("course");
const session = momentsOf<SessionTold>("session");

type OfLearner = { readonly courseId: string; readonly learnerId: string };
const about = ({ courseId, learnerId }: OfLearner) => ({ course: courseId, learner: learnerId });

const reminders = ["remindedFirst", "remindedLast"];
const waitsForAnswer = ["consentNeeded", "offered"];

const released = (cause: string) => ({
  kind: "news" as const,
  when: ({ data }: { data: { cause: string } }) => data.cause === cause,
  tell: ({ found }: { found: BookingTold }) => found.people,
  params: ({ data }: { data: OfLearner }) => about(data),
  overtakes: waitsForAnswer,
});

type Reminding = {
  readonly found: SessionTold;
  readonly data: { readonly courseId: string; readonly startsAt: Instant; readonly hours: number };
  readonly now: Instant;
};

/** Told while it is still so far ahead that no later reminder, nor its beginning, is nearer. */
const reminded = (hours: number, untilHours: number) => ({
  kind: "news" as const,
  when: ({ found, data, now }: Reminding) =>
    data.hours === hours &&
    found.status === "scheduled" &&
    found.startsAt === data.startsAt &&
    now < plusHours(data.startsAt, -untilHours),
  tell: ({ found }: Reminding) => found.people,
  params: ({ data }: Reminding) => ({ course: data.courseId, startsAt: data.startsAt }),
  dueAt: ({ data }: Reminding) => data.startsAt,
  overtakes: reminders,
});

/** The moments in which courses tells somebody something. */
export const coursesMoments = {
  consentNeeded: booking([seatTaken, offerAccepted], {
    kind: "task",
    when: ({ found, data }) => !data.confirmed && found.status === "held",
    tell: ({ found }) => found.guardianIds,
    params: ({ data }) => about(data),
    dueAt: ({ found }) => found.until,
    cause: ({ data }) => data.bookingId,
    calls: ["giveConsent"],
    overtakes: ["offered"],
  }),
  confirmed: booking([seatTaken, offerAccepted, bookingConfirmed], {
    kind: "news",
    when: ({ data }) => !("confirmed" in data) || data.confirmed,
    tell: ({ found }) => found.people,
    params: ({ data }) => about(data),
    overtakes: waitsForAnswer,
  }),
  offered: booking(seatOffered, {
    kind: "task",
    when: ({ found }) => found.status === "offered",
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ ...about(data), until: data.until }),
    dueAt: ({ data }) => data.until,
    calls: ["acceptOffer", "cancelBooking"],
    overtakes: ["offered"],
  }),
  offerRecalled: booking(offerRecalled, {
    kind: "news",
    tell: ({ found }) => found.people,
    params: ({ data }) => about(data),
    overtakes: ["offered"],
  }),
  offerLapsed: booking(seatReleased, released("offer-lapsed")),
  holdLapsed: booking(seatReleased, released("consent-lapsed")),
  consentRefused: booking(seatReleased, released("consent-refused")),
  rightLapsed: booking(seatReleased, { ...released("right-lapsed"), overtakes: ["suspended"] }),
  cancelled: booking([seatReleased, listLeft], {
    ...released("course-cancelled"),
    kind: "notice",
    cause: ({ data }) => data.courseId,
  }),
  listLeft: booking(listLeft, {
    kind: "news",
    when: ({ data }) => data.cause === "capacity" || data.cause === "course-completed",
    tell: ({ found }) => found.people,
    params: ({ data }) => about(data),
    cause: ({ write }) => write,
  }),
  suspended: booking(bookingSuspended, {
    kind: "notice",
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ course: data.courseId }),
    cause: ({ data }) => data.closureId,
  }),
  firstRight: course(courseResumed, {
    kind: "task",
    tell: ({ found }) => found.people,
    params: ({ found, data }) => ({ course: data.courseId, ...(found.rightUntil && { until: found.rightUntil }) }),
    dueAt: ({ found }) => found.rightUntil,
    cause: ({ data }) => `${data.courseId} ${data.closureId}`,
    calls: ["keepSeat"],
  }),
  atDoor: course(seatsAtDoor, {
    kind: "news",
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ course: data.courseId }),
  }),
  sessionMoved: session(sessionMoved, {
    kind: "notice",
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ course: data.courseId, startsAt: data.startsAt }),
    overtakes: ["sessionMoved", ...reminders],
  }),
  sessionCancelled: session(sessionCancelled, {
    kind: "notice",
    tell: ({ found }) => found.people,
    params: ({ data }) => ({ course: data.courseId }),
    overtakes: ["sessionMoved", ...reminders],
  }),
  remindedFirst: session(sessionReminderDue, reminded(policy.remindFirstHours.value, policy.remindLastHours.value)),
  remindedLast: session(sessionReminderDue, reminded(policy.remindLastHours.value, 0)),
  certificate: course(certificateIssued, {
    kind: "news",
    tell: ({ found }) => found.people,
    params: ({ data }) => about(data),
  }),
  unreached,
};
