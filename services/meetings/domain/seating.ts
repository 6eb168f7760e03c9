import * as z from "zod";
import { seatEnded, seatTaken } from "#shared/contracts/meetings.ts";
import { Day, dayIn } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { mustSpeakForSide, type Standing } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId } from "./parts.ts";
import type { Seat } from "./seat.ts";
import type { Series, Told } from "./series.ts";

export const SeatPerson = z.strictObject({
  personId: PersonId,
  name: Name,
  label: Name,
  from: Day.optional(),
  to: Day.optional(),
});

export type Seating = Told &
  z.infer<typeof SeatPerson> & { readonly commandId: string; readonly member: Standing | undefined };

/** A body keeps who sat in it: so many fit into its one item. */
const mostSeats = 500;

const isOver = ({ to }: Seat, from: Day): boolean => to !== undefined && to <= from;

/** Room for one seat more: of those that ended the earliest goes, for the journal tells of it. */
const withRoom = (seats: readonly Seat[], day: Day): readonly Seat[] => {
  if (seats.length < mostSeats) return seats;
  const [oldest] = seats
    .filter((each) => isOver(each, day))
    .toSorted((one, other) => ((one.to ?? "") < (other.to ?? "") ? -1 : 1));
  return oldest ? seats.filter((each) => each !== oldest) : refuseField("/personId", "too-big");
};

/**
 * Somebody sits for the side that the label stands for, which is their own. Nobody sits twice: a person cannot be two
 * sides. Answers the grant, too, that makes them of it.
 */
export const seat = (current: Series, seating: Seating) => {
  const { at, community, commandId, personId, name, label, from, to, member } = seating;
  const side = current.labels.find((each) => each.label === label)?.side ?? refuseField("/label", "not-one-of");
  const grantId = mustSpeakForSide(member, { side, now: at, pointer: "/personId" });
  const begins = from ?? dayIn(community.timeZone, at);
  if (to !== undefined && to <= begins) refuseField("/to", "ends-before-it-begins");
  if (current.seats.some((each) => each.personId === personId && !isOver(each, begins)))
    refuseField("/personId", "seated-already");
  const kept = withRoom(current.seats, dayIn(community.timeZone, at));
  const { seriesId } = current;
  const seatId = newChildId("sea", seriesId, commandId);
  const taken = { seatId, side, label, personId, name, from: begins, ...(to && { to }) };
  const facts = [seatTaken({ seriesId, seatId, personId, side })];
  return { state: { ...current, seats: [...kept, taken] }, facts, taken, grantId };
};

export const EndSeat = z.strictObject({});

const endedOn = (current: Series, day: Day, isMeant: (seat: Seat) => boolean) => {
  const ending = current.seats.filter((each) => isMeant(each) && !isOver(each, day));
  if (ending.length === 0) return undefined;
  const seats = current.seats.map((each) => (ending.includes(each) ? { ...each, to: day } : each));
  const { seriesId } = current;
  const facts = ending.map(({ seatId, personId, side }) => seatEnded({ seriesId, seatId, personId, side }));
  return { state: { ...current, seats }, facts };
};

/** The seat ends today. */
export const endSeat = (current: Series, { at, community, seatId }: Told & { readonly seatId: string }) => {
  if (!current.seats.some((each) => each.seatId === seatId)) refuse("not-found");
  return endedOn(current, dayIn(community.timeZone, at), (each) => each.seatId === seatId);
};

type Changed = { readonly personId: string; readonly day: Day; readonly side?: Side | undefined };

/** Every seat ends of somebody who is of its side no longer: who is no longer there is of none. */
export const endSeatsOf = (current: Series, { personId, day, side }: Changed) =>
  endedOn(current, day, (each) => each.personId === personId && each.side !== side);
