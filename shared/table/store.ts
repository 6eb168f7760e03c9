import { madeBy } from "../domain/made.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import { assistedAct } from "./assisted.ts";
import { catalogueRow } from "./catalogue.ts";
import {
  asRead,
  type Companion,
  type Decide,
  type Decision,
  type Entity,
  keyIn,
  type Outcome,
  stateItem,
  stateSort,
  stored,
  type Version,
} from "./entity.ts";
import { asExpected } from "./expected.ts";
import { involvementWrites } from "./involvement.ts";
import { type Command, JournalEntry, journalEntry } from "./journal.ts";
import { journalPrefix } from "./layout.ts";
import { pagesOf } from "./pages.ts";
import { mustFitItem } from "./room.ts";
import type { CommunityScope, Scope, ScopedTable } from "./scope.ts";
import { ConditionFailed, type Item, type Key, type Write } from "./table.ts";

const isAbsent = { path: ["partition"], is: "absent" } as const;
const isVersion = (version: number) => ({ path: ["version"], is: "equals", value: version }) as const;

/** Where a thing was before a decision; version 0 before it is made. */
type Before<State> = { readonly id: string; readonly version: number; readonly state?: State };

/** The store of one kind of thing in one scope: the only way its states and its journal are written. */
export const entityStore = <State, S extends Scope = CommunityScope>(
  table: ScopedTable<S>,
  entity: Entity<State, S>,
) => {
  const { scope } = table;
  const stateKey = (id: string): Key => keyIn(entity, scope, id, stateSort);
  const entryKey = (id: string, { id: command }: Command): Key => keyIn(entity, scope, id, journalPrefix + command);

  const outcome = (item: Item, replayed: boolean): Outcome<State> => ({
    state: madeBy(entity.schema, item.state),
    version: Number(item.version),
    replayed,
  });

  const find = async (id: string): Promise<Outcome<State> | undefined> => {
    const item = await table.get(stateKey(id));
    return item && outcome(item, false);
  };
  const get = async (id: string): Promise<Outcome<State>> => (await find(id)) ?? refuse("not-found");

  /** The states of many, in the order asked, without those that are not there. */
  const getEach = async (ids: readonly string[]): Promise<State[]> => {
    const items = await table.getMany(ids.map(stateKey));
    return items.flatMap((item) => (item ? [outcome(item, false).state] : []));
  };

  /** The command met its own entry: it was done before, and answers the state as it is now. */
  const replay = async (id: string, command: Command, entry: Item, state?: Item): Promise<Outcome<State>> => {
    if (entry.payload !== command.payload) refuse("idempotency-mismatch");
    const isAfterwards = state && Number(state.version) >= Number(entry.version);
    return isAfterwards ? outcome(state, true) : { ...(await get(id)), replayed: true };
  };

  const companionsOf = (before: Before<State>, { state, also = [] }: Decision<State>): readonly Companion[] => [
    ...(entity.companions?.(scope, before.state, state) ?? []),
    ...also,
  ];

  const writesOf = (
    before: Before<State>,
    command: Command,
    decision: Decision<State>,
    companions: readonly Companion[],
  ): Write[] => {
    const version = before.version + 1;
    const entry = stored({
      ...entryKey(before.id, command),
      ...journalEntry(command, version, decision.facts),
      community: entity.community?.(decision.state),
    }) as Item;
    const state = mustFitItem(stateItem(entity, scope, { id: before.id, state: decision.state, version }), command);
    return [
      { put: entry, when: [isAbsent] },
      { put: state, when: [before.version === 0 ? isAbsent : isVersion(before.version)] },
      ...companions.map(({ write }) => write),
      ...involvementWrites(
        scope,
        { kind: entity.name, id: before.id },
        before.state === undefined ? [] : (entity.people?.(before.state) ?? []),
        entity.people?.(decision.state) ?? [],
      ),
      ...(before.version === 0 ? catalogueRow(scope, entity.name, before.id) : []),
    ];
  };

  /**
   * What a decision on a second thing writes, to go into the commit of a first one as its `also`. Nobody else may
   * have changed the second thing since it was read: else the first is refused with `version-conflict`.
   */
  const beside = (before: Before<State>, command: Command, decided: Decision<State>): Companion[] => {
    const decision = asRead(entity, decided);
    const refusal = new Refusal("version-conflict", { version: before.version });
    return writesOf(before, command, decision, companionsOf(before, decision)).map((write) => ({ write, refusal }));
  };

  /** The thing in an item that was read alongside another's; nothing where there is none. */
  const read = (item: Item | undefined): Outcome<State> | undefined => item && outcome(item, false);

  /** Why a commit failed: it was done before, somebody else was first, or a companion's condition did not hold. */
  const explain = (
    before: Before<State>,
    command: Command,
    companions: readonly Companion[],
    failed: ConditionFailed,
  ) => {
    const met = new Map(failed.failures.map(({ index, item }) => [index, item]));
    const entry = met.get(0);
    if (entry) return replay(before.id, command, entry, met.get(1));
    if (met.has(1)) return refuse("version-conflict", { version: Number(met.get(1)?.version ?? 0) });
    const [broken] = [...met.keys()].flatMap((index) => companions[index - 2]?.refusal ?? []);
    throw broken ?? failed;
  };

  const commit = async (before: Before<State>, command: Command, decided: Decision<State>): Promise<Outcome<State>> => {
    const decision = asRead(entity, decided);
    const companions = companionsOf(before, decision);
    try {
      await table.commit([
        ...writesOf(before, command, decision, companions),
        ...assistedAct(scope, { ...command, command: command.id }),
      ]);
    } catch (error) {
      if (error instanceof ConditionFailed) return explain(before, command, companions, error);
      throw error;
    }
    return { state: decision.state, version: before.version + 1, replayed: false };
  };

  /** Whether a command was done to a thing, whatever became of it since. */
  const isDone = async (id: string, command: Command): Promise<boolean> =>
    (await table.get(entryKey(id, command))) !== undefined;

  /** State and entry are not read at one instant: before a refusal the command's entry is looked at once more. */
  const unlessDone = async (id: string, command: Command, error: unknown): Promise<Outcome<State>> => {
    const entry = error instanceof Refusal ? await table.get(entryKey(id, command)) : undefined;
    if (!entry) throw error;
    return replay(id, command, entry);
  };

  /** Makes a thing once for a command. A rule that may by now refuse what it allowed before is given as such. */
  const create = async (id: string, command: Command, decision: Decision<State> | (() => Decision<State>)) => {
    try {
      return await commit({ id, version: 0 }, command, typeof decision === "function" ? decision() : decision);
    } catch (error) {
      return unlessDone(id, command, error);
    }
  };

  /**
   * Loads the state, the command's own entry and the items `alongside`, recognises a replay, asks the domain, commits
   * what it decides. Refuses `not-found`, `version-conflict`, `idempotency-mismatch`, and what domain or companion do.
   */
  const decide = async (id: string, command: Command, decision: Decide<State>, alongside: readonly Key[] = []) => {
    const [item, entry, ...others] = await table.getMany([stateKey(id), entryKey(id, command), ...alongside]);
    if (entry) return replay(id, command, entry, item);
    if (!item) return refuse("not-found");
    const before = outcome(item, false);
    try {
      const decided = asExpected(before, command, () => decision(before.state, others));
      return decided ? await commit({ id, ...before }, command, decided) : before;
    } catch (error) {
      return unlessDone(id, command, error);
    }
  };

  /** Every entry of the thing's journal, by version. */
  const journal = async (id: string): Promise<JournalEntry[]> => {
    const entries: JournalEntry[] = [];
    for await (const items of pagesOf(table, { partition: stateKey(id).partition, prefix: journalPrefix, limit: 100 }))
      entries.push(...items.map((item) => JournalEntry.parse(item)));
    return entries.toSorted((one, other) => one.version - other.version);
  };

  /** The item of a state as it is written today. */
  const itemOf = (thing: Version<State>): Item => stateItem(entity, scope, thing);

  return { schema: entity.schema, itemOf, stateKey, find, get, getEach, read, isDone, create, decide, beside, journal };
};
