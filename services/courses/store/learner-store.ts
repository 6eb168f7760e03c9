import type { Day } from "#shared/domain/dates.ts";
import type { Role } from "#shared/domain/roles.ts";
import { catalogueRow } from "#shared/table/catalogue.ts";
import { stateSort, stored } from "#shared/table/entity.ts";
import { involvements, involvementWrites } from "#shared/table/involvement.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key, type Path } from "#shared/table/table.ts";
import { type ConsentAnswer, Learner } from "../domain/learner.ts";

export const learnerKey = (scope: CommunityScope, learnerId: string): Key =>
  scope.key(["LEARNER", learnerId], stateSort);

export const learnerIn = (item: Item | undefined): Learner | undefined => item && Learner.parse(item.state);

const isAbsent = { path: ["partition"], is: "absent" } as const;
const householdPath = (householdId: string): Path => ["state", "households", householdId];
const endedPath = (id: string): Path => ["ended", id];

type Dependant = {
  readonly dependantId: string;
  readonly householdId: string;
  readonly guardianIds: readonly string[];
  readonly birthYear: number;
};

/**
 * What courses keeps of each person and dependant from the facts it hears, which may come twice, late or out of
 * order: what has ended stays ended, and of two that contradict each other the later counts, by the order of what told it.
 */
export const learnerStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  /** Makes a learner known, whichever fact of them is heard first. */
  const register = async (learnerId: string, known: Partial<Learner> = {}): Promise<void> => {
    const state = { learnerId, households: {}, consents: {}, roles: {}, noShows: {}, ...known };
    const people = known.guardianIds ?? (learnerId.startsWith("per_") ? [learnerId] : []);
    const put = { ...learnerKey(scope, learnerId), state: stored(state), ended: {} } as Item;
    const rows = involvementWrites(scope, { kind: "LEARNER", id: learnerId }, [], people);
    try {
      await table.commit([{ put, when: [isAbsent] }, ...catalogueRow(scope, "LEARNER", learnerId), ...rows]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** Changes what is known, unless `when` says that it no longer applies. */
  const change = async (
    learnerId: string,
    changes: readonly Change[],
    when: readonly Condition[] = [],
  ): Promise<void> => {
    try {
      await table.write({ update: learnerKey(scope, learnerId), changes, when });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.failures.some(({ item }) => item !== undefined)) return;
      await register(learnerId);
      await change(learnerId, changes, when);
    }
  };

  const setAll = (values: Readonly<Record<string, unknown>>): Change[] =>
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ({ set: ["state", name], to: stored(value) }));

  const find = async (learnerId: string): Promise<Learner | undefined> =>
    learnerIn(await table.get(learnerKey(scope, learnerId)));

  const list = async (learnerIds: readonly string[]): Promise<Learner[]> => {
    const found: Learner[] = [];
    for (let at = 0; at < learnerIds.length; at += 100) {
      const keys = learnerIds.slice(at, at + 100).map((learnerId) => learnerKey(scope, learnerId));
      found.push(...(await table.getMany(keys)).flatMap((item) => learnerIn(item) ?? []));
    }
    return found;
  };

  /** Whose bookings are a person's own: their own, and those of the children and wards whose guardian they are. */
  const ownOf = async (personId: string): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of involvements(table, personId, { kind: "LEARNER" })) if (id !== personId) ids.push(id);
    const wards = (await list(ids)).filter(({ guardianIds }) => guardianIds?.includes(personId));
    return [personId, ...wards.map(({ learnerId }) => learnerId)];
  };

  /** What was mended later counts, whichever is heard first. */
  const know = async (personId: string, birthYear: number | undefined, sequence: string): Promise<void> => {
    await register(personId);
    const heard: Path = ["ended", "person"];
    const changes = [...setAll({ birthYear }), { set: heard, to: sequence } as const];
    await change(personId, changes, [{ path: heard, is: "below", value: sequence }]);
  };

  /** Who its guardians are is told anew when one of them leaves: the later fact counts. */
  const knowDependant = async ({ dependantId, ...dependant }: Dependant, sequence: string): Promise<void> => {
    const known = { ...dependant, guardianIds: [...dependant.guardianIds] };
    await register(dependantId, known);
    const heard: Path = ["ended", "guardians"];
    await change(
      dependantId,
      [...setAll(known), { set: heard, to: sequence }],
      [
        { path: endedPath("dependant"), is: "absent" },
        { path: heard, is: "below", value: sequence },
      ],
    );
  };

  /** The dependant is no longer kept: no name, no household, no guardian is left. */
  const removeDependant = (dependantId: string): Promise<void> =>
    change(dependantId, [
      { set: ["state", "isGone"], to: true },
      { set: endedPath("dependant"), to: true },
      ...["name", "birthYear", "householdId", "guardianIds"].map((name): Change => ({ remove: ["state", name] })),
    ]);

  /** One may leave a household and join it again: the later of the two facts counts. */
  const later = (householdId: string, sequence: string): Condition[] => [
    { path: endedPath(householdId), is: "below", value: sequence },
    { path: householdPath(householdId), is: "below", value: sequence },
  ];
  const join = (personId: string, householdId: string, sequence: string): Promise<void> =>
    change(personId, [{ set: householdPath(householdId), to: sequence }], later(householdId, sequence));
  const leave = (personId: string, householdId: string, sequence: string): Promise<void> =>
    change(
      personId,
      [{ remove: householdPath(householdId) }, { set: endedPath(householdId), to: sequence }],
      later(householdId, sequence),
    );

  /** A role that has ended stays ended. Of who was known before roles were kept, none is: the others are not known. */
  const rolePath = (grantId: string): Path => ["state", "roles", grantId];
  const keepsRoles: Condition = { path: ["state", "roles"], is: "present" };
  const grant = (personId: string, grantId: string, role: Role): Promise<void> =>
    change(personId, [{ set: rolePath(grantId), to: role }], [keepsRoles, { path: endedPath(grantId), is: "absent" }]);
  const revoke = (personId: string, grantId: string): Promise<void> =>
    change(personId, [{ remove: rolePath(grantId) }, { set: endedPath(grantId), to: true }], [keepsRoles]);

  /** A withdrawal stays, whatever is heard of that consent afterwards. */
  const answer = (learnerId: string, consentId: string, { answer: said, ...rest }: ConsentAnswer): Promise<void> => {
    const path: Path = ["state", "consents", consentId];
    const when: Condition[] = said === "withdrawn" ? [] : [{ path, is: "absent" }];
    return change(learnerId, [{ set: path, to: { answer: said, ...rest } }], when);
  };

  const missed = (learnerId: string, sessionId: string, day: Day): Promise<void> =>
    change(learnerId, [{ set: ["state", "noShows", sessionId], to: day }]);
  const forgive = (learnerId: string, sessionId: string): Promise<void> =>
    change(learnerId, [{ remove: ["state", "noShows", sessionId] }]);

  const call = (learnerId: string, name: string): Promise<void> => change(learnerId, setAll({ name }));
  const forgetName = (learnerId: string): Promise<void> => change(learnerId, [{ remove: ["state", "name"] }]);
  const moveOut = (personId: string): Promise<void> => change(personId, setAll({ isGone: true }));

  return {
    find,
    list,
    ownOf,
    register,
    know,
    knowDependant,
    removeDependant,
    join,
    leave,
    grant,
    revoke,
    answer,
    missed,
    forgive,
    call,
    forgetName,
    moveOut,
  };
};
