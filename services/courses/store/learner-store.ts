import type { Day } from "#shared/domain/dates.ts";
import { standingIn, standingKey } from "#shared/people/standing.ts";
import { catalogueRow } from "#shared/table/catalogue.ts";
import { stateSort, stored } from "#shared/table/entity.ts";
import { involvements, involvementWrites } from "#shared/table/involvement.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key, type Path } from "#shared/table/table.ts";
import { type ConsentAnswer, isPerson, KeptLearner, type Learner, learnerOf } from "../domain/learner.ts";

export const learnerKey = (scope: CommunityScope, learnerId: string): Key =>
  scope.key(["LEARNER", learnerId], stateSort);

const keptIn = (item: Item | undefined): KeptLearner | undefined => item && KeptLearner.parse(item.state);

/** What is to be read of learners: what courses keeps, and of a person their standing beside it. */
export const learnerKeys = (scope: CommunityScope, learnerIds: readonly string[]): Key[] => [
  ...learnerIds.map((learnerId) => learnerKey(scope, learnerId)),
  ...learnerIds.filter(isPerson).map((personId) => standingKey(scope, personId)),
];

/** The learners in what was read by {@link learnerKeys}; who is unknown is not in it. */
export const learnersIn = (
  learnerIds: readonly string[],
  items: readonly (Item | undefined)[],
): ReadonlyMap<string, Learner> => {
  const held = items.slice(learnerIds.length).flatMap((item) => standingIn(item) ?? []);
  const standings = new Map(held.map((standing) => [standing.personId, standing]));
  const found = learnerIds.map((learnerId, nth) => learnerOf(learnerId, keptIn(items[nth]), standings.get(learnerId)));
  return new Map(found.flatMap((learner) => (learner ? [[learner.learnerId, learner]] : [])));
};

const isAbsent = { path: ["partition"], is: "absent" } as const;
const endedPath = (id: string): Path => ["ended", id];

type Dependant = {
  readonly dependantId: string;
  readonly householdId: string;
  readonly guardianIds: readonly string[];
  readonly birthYear: number;
};

/**
 * What courses keeps of each learner. Facts of dependants and consents may come twice, late or out of order: what has
 * ended stays ended, and of two that contradict each other the later counts, by the order of what told it.
 */
export const learnerStore = (table: CommunityTable) => {
  const { scope } = table;

  /** Begins what is kept of a learner; whether it was not begun before. */
  const register = async (learnerId: string, known: Partial<KeptLearner> = {}): Promise<boolean> => {
    const state = { learnerId, consents: {}, noShows: {}, ...known };
    const people = known.guardianIds ?? (isPerson(learnerId) ? [learnerId] : []);
    const put = { ...learnerKey(scope, learnerId), state: stored(state), ended: {} } as Item;
    const rows = involvementWrites(scope, { kind: "LEARNER", id: learnerId }, [], people);
    try {
      await table.commit([{ put, when: [isAbsent] }, ...catalogueRow(scope, "LEARNER", learnerId), ...rows]);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  };

  /** Makes somebody one of whom courses keeps something, unless they are. */
  const begin = async (learnerId: string): Promise<void> => {
    if (!(await table.get(learnerKey(scope, learnerId)))) await register(learnerId);
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

  const list = async (learnerIds: readonly string[]): Promise<Learner[]> => [
    ...learnersIn(learnerIds, await table.getMany(learnerKeys(scope, learnerIds))).values(),
  ];

  const find = async (learnerId: string): Promise<Learner | undefined> => (await list([learnerId]))[0];

  /** What learners are called. */
  const namesOf = async (learnerIds: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> => {
    const items = await table.getMany(learnerIds.map((learnerId) => learnerKey(scope, learnerId)));
    return new Map(items.flatMap((item) => keptIn(item) ?? []).map(({ learnerId, name }) => [learnerId, name]));
  };

  /** Whose bookings are a person's own: their own, and those of the children and wards whose guardian they are. */
  const ownOf = async (personId: string): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of involvements(table, personId, { kind: "LEARNER" })) if (id !== personId) ids.push(id);
    const wards = (await list(ids)).filter(({ guardianIds }) => guardianIds?.includes(personId));
    return [personId, ...wards.map(({ learnerId }) => learnerId)];
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

  /** A withdrawal stays, whatever is heard of that consent afterwards; of a yes that was renewed the last counts. */
  const answer = (learnerId: string, consentId: string, { answer: said, ...rest }: ConsentAnswer): Promise<void> => {
    const path: Path = ["state", "consents", consentId];
    const when: Condition[] = said === "withdrawn" ? [] : [{ path: [...path, "at"], is: "below", value: rest.at }];
    return change(learnerId, [{ set: path, to: { answer: said, ...rest } }], when);
  };

  /** Keeps answers no longer, each unless it was changed meanwhile. */
  const dropAnswers = async (learnerId: string, answers: Readonly<Record<string, string>>): Promise<void> => {
    for (const [consentId, at] of Object.entries(answers)) {
      const path: Path = ["state", "consents", consentId];
      await change(learnerId, [{ remove: path }], [{ path: [...path, "at"], is: "equals", value: at }]);
    }
  };

  const missed = (learnerId: string, sessionId: string, day: Day): Promise<void> =>
    change(learnerId, [{ set: ["state", "noShows", sessionId], to: day }]);
  const forgive = (learnerId: string, sessionId: string): Promise<void> =>
    change(learnerId, [{ remove: ["state", "noShows", sessionId] }]);

  const call = async ({ learnerId, isNew }: Pick<Learner, "learnerId" | "isNew">, name: string): Promise<void> => {
    const isBegun = isNew && (await register(learnerId, { name }));
    if (!isBegun) await change(learnerId, setAll({ name }));
  };
  const forgetName = (learnerId: string): Promise<void> => change(learnerId, [{ remove: ["state", "name"] }]);

  return {
    find,
    list,
    namesOf,
    ownOf,
    begin,
    knowDependant,
    removeDependant,
    answer,
    dropAnswers,
    missed,
    forgive,
    call,
    forgetName,
  };
};
