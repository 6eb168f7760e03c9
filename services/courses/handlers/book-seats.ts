import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuseAt } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Learner, mayBeCalled } from "../domain/learner.ts";
import { book as take } from "../domain/seats/book.ts";
import { bookingIdOf } from "../domain/seats/booking-id.ts";
import { viewOf } from "../domain/seats/booking-view.ts";
import { bookersOf, candidatesOf, mustBeAGroup } from "../domain/seats/candidates.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { commandOf, markOf, type Seats } from "../domain/seats/seats.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { type FoundBooking, foundIn, toldOf } from "../store/booking-reader.ts";
import { courseStore } from "../store/course-store.ts";
import { knowFromSource } from "../store/dependant-source.ts";
import { withGuardians } from "../store/guardian-answer.ts";
import { learnerKeys, learnerStore, learnersIn } from "../store/learner-store.ts";
import { seatStore, seatsIn, seatsKey } from "../store/seat-store.ts";

type Who = ReturnType<typeof bookersOf>;
type BookCall = Call<typeof routes.bookSeats>;
type WishedLearners = BookCall["body"]["learners"];

/** A course that was never opened has no seats; one that nobody knows is not found. */
const refuseUnopened = async (table: BookCall["table"], courseId: string): Promise<never> => {
  const { state } = await courseStore(table).get(courseId);
  return refuseAt("/courseId", "wrong-state", { state: state.status, allowedVerbs: [] });
};

/** The seats as they are, and what is known of the booker and of each learner, in one read. */
const readAll = async ({ body, caller, table }: BookCall) => {
  const booker = actingPerson(caller).personId;
  const ids = [...new Set([booker, ...body.learners.map(({ learnerId }) => learnerId)])];
  const keys = [seatsKey(table.scope, body.courseId), ...learnerKeys(table.scope, ids)];
  const [seatsItem, ...items] = await table.getMany(keys);
  const kept = learnersIn(ids, items);
  const unheard = ids.filter((id) => id.startsWith("dpt_") && kept.get(id)?.guardianIds === undefined);
  const isNews = unheard.length > 0 && (await knowFromSource(table, unheard));
  const known = isNews ? new Map((await learnerStore(table).list(ids)).map((each) => [each.learnerId, each])) : kept;
  return {
    seats: seatsIn(seatsItem) ?? (await refuseUnopened(table, body.courseId)),
    booker: known.get(booker),
    learners: body.learners.map(({ learnerId }) => known.get(learnerId)),
  };
};

/** Keeps what learners are called, for the roster and the slip: nobody renames another grown-up. */
const keepNames = async (
  table: CommunityTable,
  caller: Caller,
  wished: WishedLearners,
  known: readonly (Learner | undefined)[],
): Promise<void> => {
  const own = actingPerson(caller);
  const named = new Map(wished.map(({ learnerId, name }) => [learnerId, name]));
  for (const learner of new Set(known)) {
    if (!learner) continue;
    const isOwn = learner.learnerId === own.personId;
    const name = isOwn ? own.name : named.get(learner.learnerId);
    const isNews = name !== undefined && (isOwn ? name !== learner.name : mayBeCalled(learner, name));
    if (isNews) await learnerStore(table).call(learner, name);
  }
};

const bookingsOf = ({ body }: BookCall, seats: Seats, mark: string, who: Who): FoundBooking[] =>
  body.learners.map(({ learnerId }) => {
    const bookingId = bookingIdOf(seats.courseId, commandOf(mark), learnerId);
    return foundIn({ bookingId, row: { learnerId, ...who } }, seats);
  });

/** One read of the seats and of who the learners are; one conditional update that decides. */
export const bookSeats = endpoint(routes.bookSeats, (call) => {
  const { courseId, learners } = call.body;
  const asked = learners.map(({ learnerId }) => ({ learnerId, courseId }));
  return withGuardians(call.table, asked, () => book(call));
});

const book = async (call: BookCall) => {
  const { body, caller, community, command, now, table } = call;
  const { policy, timeZone } = community;
  mustBeAGroup(body.learners, policy);
  const who = bookersOf(caller, body.channel);
  const { seats: read, ...known } = await readAll(call);
  const mark = markOf(command);
  const { seats, outcome } = await seatStore(table).decideOn(read, command, (current) => {
    const told = { ...known, today: dayIn(timeZone, now), policy };
    const learners = candidatesOf(body.learners, told, current);
    return take(current, { ...who, learners, ifFull: body.ifFull, mark, at: now, policy });
  });
  await keepNames(table, caller, body.learners, [known.booker, ...known.learners]);
  const booked = bookingsOf(call, seats, mark, who);
  const bookings = booked.map((found) => viewOf(toldOf(found), seats, lookOf(community, now)));
  return { body: { bookings }, subject: booked, made: booked[0]?.bookingId ?? "", replayed: outcome === "replayed" };
};
