import * as z from "zod";
import { Day } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import { type Companion, stored } from "#shared/table/entity.ts";
import { entering } from "#shared/table/projection.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key, Value } from "#shared/table/table.ts";
import { SeriesId } from "../domain/parts.ts";
import type { Seat } from "../domain/seat.ts";

const HeldSeat = z.object({ seriesId: SeriesId, side: Side, from: Day, to: Day.optional() });

/** The seats of a person in every body, read beside what rests on them. */
const Seated = z.object({ seats: z.record(z.string(), HeldSeat) });

export const seatedKey = (scope: CommunityScope, personId: string): Key => scope.key(["SEATS"], personId);

const seatsHeld = (item: Item | undefined, day: Day) =>
  Object.entries(item ? Seated.parse(item.state).seats : {})
    .map(([seatId, seat]) => ({ seatId, ...seat }))
    .filter(({ from, to }) => from <= day && (to === undefined || day < to));

/** Whether a person sits in any body on a day. */
export const isSeatedOn = (item: Item | undefined, day: Day): boolean => seatsHeld(item, day).length > 0;

/** The seat of a person in a body on a day. */
export const seatOn = (item: Item | undefined, seriesId: string, day: Day) =>
  seatsHeld(item, day).find((seat) => seat.seriesId === seriesId);

/** The side for which a person sits in a body on a day. */
export const sideOn = (item: Item | undefined, seriesId: string, day: Day): Side | undefined =>
  seatOn(item, seriesId, day)?.side;

const heldAs = (seriesId: string, { side, from, to }: Seat) => stored({ seriesId, side, from, to }) as Value;

/** A seat that is new stands with its person too. */
export const takeSeat = (scope: CommunityScope, seriesId: string, seat: Seat, read: Item | undefined): Companion =>
  entering(seatedKey(scope, seat.personId), { map: "seats", name: seat.seatId, to: heldAs(seriesId, seat) }, read);

export const changeSeat = (scope: CommunityScope, seriesId: string, seat: Seat): Companion => ({
  write: {
    update: seatedKey(scope, seat.personId),
    changes: [{ set: ["state", "seats", seat.seatId], to: heldAs(seriesId, seat) }],
  },
});
