import { consentAnswered } from "#shared/contracts/course-consents.ts";
import { bookingConfirmed } from "#shared/contracts/course-seats.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type ConsentAnswer, consentFor, type Learner } from "../learner.ts";
import { end, untilOf } from "./release.ts";
import { type Entry, entryOf, entryOfBooking, idsOf, type Move, type Seats } from "./seats.ts";

type Basis = Pick<ConsentAnswer, "basis"> & { readonly textVersion?: string | undefined };

/** The consent that a held seat waited for was given: the booking stands. Nothing where it does not wait. */
export const confirm = (
  seats: Seats,
  learnerId: string,
  { basis, textVersion }: Basis,
  at: Instant,
): Move | undefined => {
  const seat = seats.seats[learnerId];
  const entry = entryOf(seats, learnerId);
  if (!entry || typeof seat !== "object" || seat.as !== "held" || seat.until <= at) return undefined;
  return {
    facts: [bookingConfirmed({ ...idsOf(seats, entry), basis, textVersion })],
    seats: { [learnerId]: seat.mark },
  };
};

/**
 * A booking stands with a yes, and ends with a no, or with a yes that was withdrawn while it stood by it. What is not
 * confirmed was asked for after the withdrawal, or stands by no yes yet: it waits for another answer.
 */
const followAnswer = (seats: Seats, { learnerId, status }: Entry, said: ConsentAnswer, at: Instant) => {
  if (said.answer === "given") return confirm(seats, learnerId, said, at);
  if (said.answer === "refused") return end(seats, learnerId, "consent-refused");
  const stood = status === "confirmed" || status === "suspended";
  return stood ? end(seats, learnerId, "consent-withdrawn") : undefined;
};

/** The booking as the learner's household has it by now, by the latest answer of a guardian; it ends with who is gone. */
export const followLearner = (seats: Seats, learner: Learner, at: Instant): Move | undefined => {
  const entry = entryOf(seats, learner.learnerId);
  if (!entry) return undefined;
  if (learner.isGone) return end(seats, entry.learnerId, "moved-out");
  const latest = consentFor(learner, seats.courseId);
  return latest && followAnswer(seats, entry, latest, at);
};

/** What is said by a code: a yes, or a no. */
type Said = ConsentAnswer & { readonly answer: "given" | "refused" };

type Answering = {
  readonly bookingId: string;
  readonly consentId: string;
  readonly said: Said;
  readonly mark: string;
  readonly at: Instant;
};

/**
 * Whether a yes to the course stands already. One that was kept under this very id, before what follows of it was done,
 * is to be followed still.
 */
export const isSaid = (learner: Learner, consentId: string, courseId: string): boolean =>
  consentFor(learner, courseId)?.answer === "given" && learner.consents[consentId] === undefined;

/**
 * A guardian answers by the code of a slip, which decides like an answer that communities recorded, and is theirs to
 * keep. Refuses where the booking has ended, and a yes to a seat that was held until now.
 */
export const answerByCode = (seats: Seats, { bookingId, consentId, said, mark, at }: Answering): Move => {
  const entry = entryOfBooking(seats, bookingId) ?? refuse("wrong-state", { state: "ended", allowedVerbs: [] });
  const until = untilOf(seats.seats[entry.learnerId]);
  const isLate = entry.status === "held" && until !== undefined && until <= at;
  if (isLate && said.answer === "given") refuse("window-lapsed");
  const move = followAnswer(seats, entry, said, at) ?? { facts: [] };
  const { answer, textVersion } = said;
  const told = consentAnswered({ ...idsOf(seats, entry), consentId, answer, textVersion });
  return { ...move, facts: [...move.facts, told], past: [...(move.past ?? []), { mark }] };
};
