import { type Approvals, approversOf, type Hearing, type Holder } from "../domain/approvals.ts";
import type { Caller } from "../domain/caller.ts";
import type { Instant } from "../domain/dates.ts";
import { refuse } from "../domain/refusal.ts";
import type { Decide, Decision, Outcome } from "../table/entity.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Item, Key } from "../table/table.ts";
import { standingKey, standingOf, standingsAmong, whileOfSide } from "./standing.ts";

type Act = {
  readonly caller: Caller;
  readonly command: Command;
  readonly now: Instant;
  readonly table: CommunityTable;
};

/** What somebody is who may say yes, and those who said it already. */
export const hearingOf = async (
  { by, at, table }: { readonly by: Caller; readonly at: Instant; readonly table: CommunityTable },
  said: Approvals | undefined,
): Promise<Hearing> => {
  const others = await standingOf(table, [by.personId, ...approversOf(said)]);
  return { by, at, standing: others.get(by.personId), others };
};

/** What was decided, and by whose standing; nothing where there is nothing to do. */
export type Heard<State> = (Decision<State> & { readonly holders: readonly Holder[] }) | undefined;

type Matter<State> = {
  readonly id: string;
  readonly store: {
    get(id: string): Promise<Outcome<State>>;
    decide(id: string, command: Command, verb: Decide<State>, alongside: readonly Key[]): Promise<Outcome<State>>;
  };
  /** The yes that is said already to what does not stand yet. */
  readonly said: (state: State) => Approvals | undefined;
  readonly verb: (current: State, hearing: Hearing, beside: readonly (Item | undefined)[]) => Heard<State>;
  readonly beside?: (state: State) => readonly Key[];
};

/**
 * What is decided by those who say yes for their sides: what the caller is, and who said yes before, is read at its
 * source beside the thing, and is so in the commit still.
 */
export const hear = async <State>(
  { caller, command, now, table }: Act,
  { id, store, said, verb, beside = () => [] }: Matter<State>,
): Promise<Outcome<State>> => {
  const { scope } = table;
  const { state } = await store.get(id);
  const asked = [...new Set([caller.personId, ...approversOf(said(state))])];
  return store.decide(
    id,
    command,
    (current, items) => {
      if (approversOf(said(current)).some((personId) => !asked.includes(personId))) refuse("version-conflict");
      const others = standingsAmong(items);
      const hearing = { by: caller, at: now, standing: others.get(caller.personId), others };
      const decision = verb(current, hearing, items.slice(asked.length));
      return decision && whileOfSide(scope, decision);
    },
    [...asked.map((personId) => standingKey(scope, personId)), ...beside(state)],
  );
};
