import * as z from "zod";
import { Day, type Instant } from "#shared/domain/dates.ts";
import { Side } from "#shared/domain/roles.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key, type Path } from "#shared/table/table.ts";
import { SeriesId } from "../domain/parts.ts";

const HeldSeat = z.object({ seriesId: SeriesId, side: Side, from: Day, to: Day.optional() });

/** What meetings knows of a person by the facts it heard, and the seats that it gave them itself. */
const Seated = z.object({
  personId: z.string(),
  seats: z.record(z.string(), HeldSeat),
  grants: z.record(z.string(), z.literal(true)).default({}),
});
export type Seated = z.infer<typeof Seated>;

const mostInOneRead = 100;

export const seatedKey = (scope: CommunityScope, personId: string): Key => scope.key(["SEATS"], personId);

export const seatPath = (seatId: string) => ["state", "seats", seatId] as const;

/** The person is known here, and has not moved out. */
export const stillHere: readonly Condition[] = [
  { path: ["state"], is: "present" },
  { path: ["movedOutAt"], is: "absent" },
];

export const seatedOf = (item: Item | undefined): Seated | undefined => item && Seated.parse(item.state);

/**
 * Whether a person can do nothing here any more: who has moved out, and whose every role has ended. Who never held
 * one may be assisted at the desk.
 */
export const isGone = (item: Item | undefined): boolean => {
  const hasLostAll =
    Object.keys(item?.ended ?? {}).length > 0 && Object.keys(seatedOf(item)?.grants ?? {}).length === 0;
  return item?.movedOutAt !== undefined || hasLostAll;
};

/** Whether a person sits in any body on a day. */
export const isSeatedOn = (item: Item | undefined, day: Day): boolean =>
  Object.values(seatedOf(item)?.seats ?? {}).some(({ from, to }) => from <= day && (to === undefined || day < to));

/** The side for which a person sits in a body on a day. */
export const sideOn = (seated: Seated | undefined, seriesId: string, day: Day): Side | undefined =>
  Object.values(seated?.seats ?? {}).find(
    (seat) => seat.seriesId === seriesId && seat.from <= day && (seat.to === undefined || day < seat.to),
  )?.side;

const failureOf = (error: unknown): ConditionFailed => {
  if (error instanceof ConditionFailed) return error;
  throw error;
};

/**
 * Who is known here. Facts may come twice, late or out of order: who has moved out stays so, and a role that has ended
 * stays ended.
 */
export const seatsStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  const know = async (personId: string, more: object = {}): Promise<boolean> => {
    const item = { ...seatedKey(scope, personId), state: { personId, seats: {}, grants: {} }, ended: {}, ...more };
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

  /** Roles that were given before they were kept here are not known: who may have one has not lost them all. */
  const keepRoles = async (personId: string): Promise<void> => {
    const changes: Change[] = [
      { set: ["state", "grants"], to: { earlier: true } },
      { set: ["ended"], to: {} },
    ];
    const when: Condition[] = [{ path: ["ended"], is: "absent" }];
    await table.write({ update: seatedKey(scope, personId), changes, when }).catch(failureOf);
  };

  const keepsRoles: Condition = { path: ["ended"], is: "present" };

  /** Changes what is known of somebody's roles, unless `when` says that it no longer applies. */
  const change = async (
    personId: string,
    changes: readonly Change[],
    when: readonly Condition[] = [],
  ): Promise<void> => {
    const update = { update: seatedKey(scope, personId), changes, when: [keepsRoles, ...when] };
    const failed = await table.write(update).then(() => undefined, failureOf);
    if (!failed) return;
    const [item] = failed.failures.map((failure) => failure.item);
    if (item?.ended !== undefined) return;
    await (item ? keepRoles(personId) : know(personId));
    await change(personId, changes, when);
  };

  const grantPath = (grantId: string): Path => ["state", "grants", grantId];

  const grant = (personId: string, grantId: string): Promise<void> =>
    change(personId, [{ set: grantPath(grantId), to: true }], [{ path: ["ended", grantId], is: "absent" }]);

  const revoke = (personId: string, grantId: string): Promise<void> =>
    change(personId, [{ remove: grantPath(grantId) }, { set: ["ended", grantId], to: true }]);

  /** Those of many who can do nothing here any more. */
  const goneOf = async (personIds: Iterable<string>): Promise<ReadonlySet<string>> => {
    const [gone, asked] = [new Set<string>(), [...new Set(personIds)]];
    for (let at = 0; at < asked.length; at += mostInOneRead) {
      const some = asked.slice(at, at + mostInOneRead);
      const items = await table.getMany(some.map((personId) => seatedKey(scope, personId)));
      for (const [nth, personId] of some.entries()) if (isGone(items[nth])) gone.add(personId);
    }
    return gone;
  };

  const find = async (personId: string) => seatedOf(await table.get(seatedKey(scope, personId)));

  return { know, find, moveOut, grant, revoke, goneOf };
};
