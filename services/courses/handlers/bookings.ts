import { actingPerson } from "#shared/domain/caller.ts";
import type { Call } from "#shared/http/endpoint.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { isDesk } from "../domain/access.ts";
import { viewOf } from "../domain/seats/booking-view.ts";
import { candidateOf } from "../domain/seats/candidates.ts";
import { lookOf, reprioritise } from "../domain/seats/offer.ts";
import { accept, cancel, mustBeOffered, offeredWith } from "../domain/seats/release.ts";
import { type Entry, entryOfBooking, type Move, markOf, type Seats } from "../domain/seats/seats.ts";
import { keep } from "../domain/seats/suspend.ts";
import { coursesRoutes as routes } from "../routes.ts";
import {
  type FoundBooking,
  foundIn,
  learnerOf,
  mustBeActive,
  mustBeOpenStill,
  mustBeTheirs,
  readBooking,
  readTaught,
  toldOf,
} from "../store/booking-reader.ts";
import { bookingStore } from "../store/booking-store.ts";
import { learnerStore } from "../store/learner-store.ts";
import { priorityStore } from "../store/priority-store.ts";
import { seatStore } from "../store/seat-store.ts";
import { isStaffOf } from "../store/teaching.ts";

const getBooking = endpoint(routes.getBooking, async (call) => {
  const { params, caller, table } = call;
  const found = await readBooking(table, params.bookingId);
  if (!(await isStaffOf(table, caller, found.seats.courseId))) await mustBeTheirs(table, caller, found);
  return { body: viewOf(toldOf(found), found.seats, lookOf(call.community, call.now)), subject: found };
});

const listOwnBookings = endpoint(routes.listOwnBookings, async ({ caller, query, table }) => {
  const { personId } = actingPerson(caller);
  const learnerIds = await learnerStore(table).ownOf(personId);
  return { body: await bookingStore(table).listOf(personId, learnerIds, query) };
});

type OnBooking = Call<typeof routes.cancelBooking>;
type Deciding = { readonly seats: Seats; readonly entry: Entry; readonly mark: string };

/** A verb on a booking is one conditional update of its course's seats. */
const decideOn = async (call: OnBooking, found: FoundBooking, verb: (deciding: Deciding) => Move | undefined) => {
  const { params, command, table } = call;
  const mark = markOf(command);
  const learnerId = learnerOf(found) || undefined;
  const { seats, outcome } = await seatStore(table).decideOn(found.seats, command, (current) =>
    verb({ seats: current, entry: mustBeActive(entryOfBooking(current, params.bookingId, learnerId)), mark }),
  );
  const body = viewOf(toldOf(found), seats, lookOf(call.community, call.now));
  return { body, subject: foundIn(found, seats), replayed: outcome === "replayed" };
};

const cancelBooking = endpoint(routes.cancelBooking, async (call) => {
  const { params, caller, command, community, now, table } = call;
  const found = await readBooking(table, params.bookingId, command);
  if (!isDesk(caller)) await mustBeTheirs(table, caller, found);
  else if (!found.isDone) await mustBeOpenStill(found, now, () => readTaught(table, found.seats.courseId));
  const act = { isDesk: isDesk(caller), at: now, policy: community.policy };
  return decideOn(call, found, ({ seats, ...deciding }) => cancel(seats, { ...deciding, ...act }));
});

/** An offer is left to others; a seat that was taken by then is not given up by it. */
export const leaveOffer = endpoint(routes.cancelBooking, async (call) => {
  const { params, caller, command, community, now, table } = call;
  const found = await readBooking(table, params.bookingId, command);
  await mustBeTheirs(table, caller, found);
  const act = { isDesk: false, at: now, policy: community.policy };
  return decideOn(call, found, ({ seats, ...deciding }) => {
    mustBeOffered(seats, deciding.entry, now);
    return cancel(seats, { ...deciding, ...act });
  });
});

const acceptOffer = endpoint(routes.acceptOffer, async (call) => {
  const { params, caller, command, community, now, table } = call;
  const found = await readBooking(table, params.bookingId, command);
  if (!isDesk(caller)) await mustBeTheirs(table, caller, found);
  const offered = found.entry ? offeredWith(found.seats, found.entry) : [];
  const learners = await learnerStore(table).list(offered);
  return decideOn(call, found, ({ seats, ...deciding }) => {
    const candidates = learners.map((learner) => candidateOf(learner, seats));
    return accept(seats, { ...deciding, learners: candidates, at: now, policy: community.policy });
  });
});

const keepSeat = endpoint(routes.keepSeat, async (call) => {
  const { params, caller, command, now, table } = call;
  const found = await readBooking(table, params.bookingId, command);
  if (!isDesk(caller)) await mustBeTheirs(table, caller, found);
  return decideOn(call, found, ({ seats, entry, mark }) => keep(seats, entry, mark, now));
});

/** The reason is kept before the place is changed, and only where it will be: no place changes without one. */
const setPriority = endpoint(routes.setPriority, async (call) => {
  const { params, body, caller, command, now, table } = call;
  const { priority, reason } = body;
  const found = await readBooking(table, params.bookingId, command);
  const { courseId } = found.seats;
  const learnerId = learnerOf(found);
  const reordered = (seats: Seats, mark: string) => reprioritise(seats, { learnerId, priority, mark });
  if (!found.isDone) reordered(found.seats, markOf(command));
  await priorityStore(table).keep(courseId, command.id, { learnerId, priority, reason, by: caller.personId, at: now });
  return decideOn(call as unknown as OnBooking, found, ({ seats, mark }) => reordered(seats, mark));
});

export const bookingEndpoints = { getBooking, listOwnBookings, cancelBooking, acceptOffer, keepSeat, setPriority };
