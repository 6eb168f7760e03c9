import * as z from "zod";
import { Day, type Instant } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key } from "#shared/table/table.ts";
import { SeriesId } from "../domain/parts.ts";

const HeldSeat = z.object({ seriesId: SeriesId, side: Side, from: Day, to: Day.optional() });

/** What meetings knows of a person by the facts it heard, and the seats that it gave them itself. */
const Seated = z.object({ personId: z.string(), seats: z.record(z.string(), HeldSeat) });
export type Seated = z.infer<typeof Seated>;

export const seatedKey = (scope: CommunityScope, personId: string): Key => scope.key(["SEATS"], personId);

export const seatPath = (seatId: string) => ["state", "seats", seatId] as const;

/** The person is known here, and has not moved out. */
export const stillHere: readonly Condition[] = [
  { path: ["state"], is: "present" },
  { path: ["movedOutAt"], is: "absent" },
];

export const seatedOf = (item: Item | undefined): Seated | undefined => item && Seated.parse(item.state);

/** Whether a person sits in any body on a day. */
export const isSeatedOn = (item: Item | undefined, day: Day): boolean =>
  Object.values(seatedOf(item)?.seats ?? {}).some(({ from, to }) => from <= day && (to === undefined || day < to));

/** The side for which a person sits in a body on a day. */
export const sideOn = (seated: Seated | undefined, seriesId: string, day: Day): Side | undefined =>
  Object.values(seated?.seats ?? {}).find(
    (seat) => seat.seriesId === seriesId && seat.from <= day && (seat.to === undefined || day < seat.to),
  )?.side;

/** Who is known here. Facts may come twice, late or out of order: who has moved out stays so. */
export const seatsStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  const know = async (personId: string, more: object = {}): Promise<boolean> => {
    const item = { ...seatedKey(scope, personId), state: { personId, seats: {} }, ...more };
    try {
      await table.write({ put: item, when: [{ path: ["partition"], is: "absent" }] });
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  };

  /** Marks who has moved out, and answers what they sat in then: from now on they are given no seat. */
  const moveOut = async (personId: string, at: Instant): Promise<Seated | undefined> => {
    if (await know(personId, { movedOutAt: at })) return undefined;
    const changes: Change[] = [{ set: ["movedOutAt"], to: at }];
    return seatedOf(await table.write({ update: seatedKey(scope, personId), changes }));
  };

  return { know, moveOut };
};
