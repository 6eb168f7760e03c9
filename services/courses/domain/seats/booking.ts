import * as z from "zod";
import type {
  bookingConfirmed,
  bookingSuspended,
  listJoined,
  offerAccepted,
  seatOffered,
  seatReleased,
  seatTaken,
} from "#shared/contracts/course-seats.ts";
import { Channel, LeaveCause, ReleaseCause } from "#shared/contracts/course-seats.ts";
import { Instant } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { BookingId, CourseId, LearnerId, PersonId } from "../ids.ts";
import type { ConsentAnswer } from "../learner.ts";

export const BookingStatus = z.enum(["held", "confirmed", "waiting", "offered", "suspended", "ended"]);
export type BookingStatus = z.infer<typeof BookingStatus>;

/** One learner's way through one course, told by the facts of its seats: three people's ids, and no name. */
export const Booking = z
  .object({
    bookingId: BookingId,
    courseId: CourseId,
    learnerId: LearnerId,
    bookerId: PersonId,
    operatorId: PersonId.optional(),
    channel: Channel,
    isMinor: z.boolean(),
    bookedAt: Instant,
    status: BookingStatus,
    /** Until when a held or offered seat waits. */
    until: Instant.optional(),
    consent: z.object({ basis: z.string(), textVersion: z.string().optional() }).optional(),
    closureId: z.string().optional(),
    cause: z.union([ReleaseCause, LeaveCause]).optional(),
    /** When it was given up, or lapsed; of earlier ones it is not known. */
    endedAt: Instant.optional(),
  })
  .meta({ id: "Booking" });
export type Booking = z.infer<typeof Booking>;

const seated = ["held", "confirmed", "offered", "suspended"] as const;

/** What may become of a booking. Each verb is a conditional update of the course's seats. */
export const bookingLifecycle = lifecycle<{ status: BookingStatus }>()("booking", {
  confirm: { from: ["held"], to: "confirmed", as: [] },
  offer: { from: ["waiting"], to: "offered", as: [] },
  accept: { from: ["offered"], to: ["confirmed", "held"], as: "acceptOffer" },
  recall: { from: ["offered"], to: "waiting", as: [] },
  lapse: { from: ["held", "offered", "suspended"], to: "ended", as: [] },
  suspend: { from: ["confirmed"], to: "suspended", as: [] },
  keep: { from: ["suspended"], to: "confirmed", as: "keepSeat" },
  cancel: { from: [...seated, "waiting"], to: "ended", as: "cancelBooking" },
});

type Data<Contract extends { data: z.core.$ZodType }> = z.infer<Contract["data"]>;
type Taken = Data<typeof seatTaken>;
type Joined = Data<typeof listJoined>;

/** A fact about a booking as it is heard, or read in the journal. */
export type BookingFact = { readonly type: string; readonly data: unknown };

type Change = Partial<Pick<Booking, "status" | "until" | "consent" | "closureId" | "cause">>;

const heldOrConfirmed = ({ confirmed, until }: { confirmed: boolean; until?: string | undefined }): Change =>
  confirmed ? { status: "confirmed" } : { status: "held", ...(until && { until }) };

const consentOf = ({ basis, textVersion }: Data<typeof bookingConfirmed>): Change =>
  basis ? { consent: { basis, textVersion } } : {};

/** What each fact makes of a booking: where it stands from then on, whatever came before. */
const changes: Readonly<Record<string, (data: never) => Change>> = {
  "courses.seat-taken.v1": (data: Taken) => heldOrConfirmed(data),
  "courses.booking-confirmed.v1": (data: Data<typeof bookingConfirmed>) => ({
    status: "confirmed",
    ...consentOf(data),
  }),
  "courses.seat-released.v1": ({ cause }: Data<typeof seatReleased>) => ({ status: "ended", cause }),
  "courses.list-joined.v1": () => ({ status: "waiting" }),
  "courses.seat-offered.v1": ({ until }: Data<typeof seatOffered>) => ({ status: "offered", until }),
  "courses.offer-accepted.v1": (data: Data<typeof offerAccepted>) => heldOrConfirmed(data),
  "courses.offer-recalled.v1": () => ({ status: "waiting" }),
  "courses.list-left.v1": ({ cause }: { cause: z.infer<typeof LeaveCause> }) => ({ status: "ended", cause }),
  "courses.booking-suspended.v1": ({ closureId }: Data<typeof bookingSuspended>) => ({
    status: "suspended",
    closureId,
  }),
};

const isFirst = (type: string): boolean => type === "courses.seat-taken.v1" || type === "courses.list-joined.v1";

const begun = (data: Taken | Joined, bookedAt: Instant): Omit<Booking, "status"> => {
  const { courseId, bookingId, learnerId, bookerId, operatorId, channel, minor } = data;
  return { courseId, bookingId, learnerId, bookerId, operatorId, channel, isMinor: minor, bookedAt };
};

/** Whether a fact is about where a booking stands. */
export const isAboutBooking = ({ type }: BookingFact): boolean => changes[type] !== undefined;

/** The booking after a fact about it; nothing where its beginning is not known. */
export const bookingAfter = (
  before: Booking | undefined,
  { type, data }: BookingFact,
  at: Instant,
): Booking | undefined => {
  const base = isFirst(type) ? begun(data as Taken, at) : before;
  const change = changes[type]?.(data as never);
  if (!base || !change) return undefined;
  const { until: _, cause: __, endedAt: ___, ...kept } = base as Booking;
  return { ...kept, ...change, ...(change.status === "ended" && { endedAt: at }) } as Booking;
};

const unconsented: ReadonlySet<string> = new Set(["consent-lapsed", "consent-refused", "consent-withdrawn"]);

/** Whether a booking ended for which no guardian's yes is known: then of a child's booking nothing is kept. */
export const isForgotten = ({ data }: BookingFact, said: ConsentAnswer["answer"] | undefined): boolean => {
  const { cause } = data as { cause?: string };
  return cause !== undefined && (said !== "given" || unconsented.has(cause));
};
