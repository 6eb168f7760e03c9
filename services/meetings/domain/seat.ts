import * as z from "zod";
import { Day, type Instant } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import { type Standing, sideSpokenFor } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId, SeatId, SeriesId } from "./parts.ts";

/** A person who sits in a body for a side, from a day on, and until before another. */
export const Seat = z.object({
  seatId: SeatId,
  side: Side,
  /** What the body itself calls it. */
  label: Name,
  personId: PersonId,
  /** Absent once it was erased. */
  name: Name.optional(),
  from: Day,
  to: Day.optional(),
});
export type Seat = z.infer<typeof Seat>;

/** A seat as a list shows it, with the name that its person has now. */
export const SeatCard = Seat.extend({ seriesId: SeriesId }).meta({ id: "SeatCard" });
export type Sitting = Pick<Seat, "personId" | "side" | "seatId">;

const isInEffect = ({ from, to }: Seat, day: Day): boolean => from <= day && (to === undefined || day < to);

/** Every seat of a body on a day. */
export const seatsOn = ({ seats }: { readonly seats: readonly Seat[] }, day: Day): Seat[] =>
  seats.filter((seat) => isInEffect(seat, day));

const sides: readonly Side[] = Side.options;

/** The seats of a body that are not over on a day, side by side. */
export const seatsFrom = ({ seats }: { readonly seats: readonly Seat[] }, day: Day): Seat[] =>
  seats
    .filter(({ to }) => to === undefined || day < to)
    .toSorted((one, other) => sides.indexOf(one.side) - sides.indexOf(other.side));

/** The seats that count now: somebody sits for the side that they are of, from the instant on that they are not for none. */
export const heldSeats = (seats: readonly Seat[], standings: ReadonlyMap<string, Standing>, now: Instant): Seat[] =>
  seats.filter(({ personId, side }) => sideSpokenFor(standings.get(personId), now)?.side === side);
