import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Outcome } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import type { Household } from "../domain/household.ts";
import { householdStore } from "./household-store.ts";

/** The row by which a flat has one household, and that household; a place without a room is no flat. */
export type Flat = { readonly key: Key; readonly holder: Outcome<Household> | undefined };

type Address = Pick<Household, "building" | "room">;

export const flatKey = (scope: CommunityScope, { building, room }: Address): Key | undefined =>
  room === undefined ? undefined : scope.key(["HOUSEHOLD-FLAT"], `${building}~${room}`);

/** A flat and who holds it, read at their source. */
export const flatAt = async (table: CommunityTable, address: Address): Promise<Flat | undefined> => {
  const key = flatKey(table.scope, address);
  const row = key && (await table.get(key));
  if (!key) return undefined;
  return { key, holder: row && (await householdStore(table).find(String(row.householdId))) };
};

/** The household that lives in a flat; nobody's flat is one whose people have all left. */
export const livesIn = (flat: Flat | undefined): string | undefined => {
  const household = flat?.holder?.state;
  return household && household.memberIds.length > 0 ? household.householdId : undefined;
};

/** Somebody else came first: whoever asks again is told who. */
const meanwhile = new Refusal("try-again");

/** Takes a flat that nobody lives in for a household, if it still is as it was read. */
export const flatClaim = (table: CommunityTable, flat: Flat | undefined, householdId: string): Companion[] => {
  if (!flat || livesIn(flat) !== undefined) return [];
  const { key, holder } = flat;
  const former = holder?.state.householdId;
  const asRead =
    former === undefined
      ? ({ path: ["partition"], is: "absent" } as const)
      : ({ path: ["householdId"], is: "equals", value: former } as const);
  const claim = { write: { put: { ...key, householdId }, when: [asRead] }, refusal: meanwhile };
  if (!holder || former === undefined || former === householdId) return [claim];
  const when = [{ path: ["version"] as const, is: "equals" as const, value: holder.version }];
  return [claim, { write: { check: householdStore(table).stateKey(former), when }, refusal: meanwhile }];
};
