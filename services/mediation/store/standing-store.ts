import type { Role } from "#shared/domain/roles.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key, type Path } from "#shared/table/table.ts";
import { Standing } from "../domain/lead.ts";

export const standingKey = (scope: CommunityScope, personId: string): Key => scope.key(["STANDING", personId], "STATE");

export const standingOf = (item: Item | undefined): Standing | undefined => item && Standing.parse(item.state);

/** The paths of what a person leads by, for the condition that it still stands. */
export const grantPath = (grantId: string): Path => ["state", "grants", grantId];
export const rosterPath = (associationId: string): Path => ["state", "rosters", associationId];

const householdPath = (householdId: string): Path => ["state", "households", householdId];

/** Marks beside what rules know of a person: they no longer live here, or asked to be forgotten. */
export const movedOutPath: Path = ["movedOut"];
const forgottenPath: Path = ["forgotten"];

const isForgotten = (item: Item | undefined): boolean => item?.forgotten === true;

const endedPath = (id: string): Path => ["ended", id];

/**
 * What mediation keeps of a person from the facts it hears. A grant that has ended stays ended, so facts may come
 * twice, late or out of order.
 */
export const standingStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  /** Makes the person known, whichever fact of them is heard first. */
  const register = async (personId: string): Promise<void> => {
    const empty = {
      ...standingKey(scope, personId),
      state: { personId, grants: {}, rosters: {}, households: {} },
      ended: {},
    };
    try {
      await table.write({ put: empty, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** Changes what is known, unless `when` says that it no longer applies. */
  const change = async (
    personId: string,
    changes: readonly Change[],
    when: readonly Condition[] = [],
  ): Promise<void> => {
    try {
      await table.write({ update: standingKey(scope, personId), changes, when });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const isKnown = error.failures.some(({ item }) => item !== undefined);
      if (isKnown) return;
      await register(personId);
      await change(personId, changes, when);
    }
  };

  /** Those of these people who asked to be forgotten. */
  const forgottenAmong = async (personIds: readonly string[]): Promise<string[]> => {
    const items = await table.getMany(personIds.map((personId) => standingKey(scope, personId)));
    return personIds.filter((_, at) => isForgotten(items[at]));
  };

  const grant = (personId: string, grantId: string, role: Role): Promise<void> =>
    change(personId, [{ set: grantPath(grantId), to: role }], [{ path: endedPath(grantId), is: "absent" }]);

  const revoke = (personId: string, grantId: string): Promise<void> =>
    change(personId, [{ remove: grantPath(grantId) }, { set: endedPath(grantId), to: true }]);

  const moveOut = (personId: string): Promise<void> => change(personId, [{ set: movedOutPath, to: true }]);

  const forget = (personId: string): Promise<void> => change(personId, [{ set: forgottenPath, to: true }]);

  /**
   * One may leave a household and join it again: the fact of its later sequence counts, in whatever order they come.
   * Their times do not tell: who asked first may have been served last.
   */
  const join = (personId: string, householdId: string, sequence: string): Promise<void> =>
    change(
      personId,
      [{ set: householdPath(householdId), to: sequence }],
      [
        { path: endedPath(householdId), is: "below", value: sequence },
        { path: householdPath(householdId), is: "below", value: sequence },
      ],
    );

  const leave = (personId: string, householdId: string, sequence: string): Promise<void> =>
    change(
      personId,
      [{ remove: householdPath(householdId) }, { set: endedPath(householdId), to: sequence }],
      [
        { path: endedPath(householdId), is: "below", value: sequence },
        { path: householdPath(householdId), is: "below", value: sequence },
      ],
    );

  return { forgottenAmong, register, grant, revoke, moveOut, forget, join, leave };
};
