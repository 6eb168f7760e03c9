import { Refusal } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { householdPath, livesHere, standingKey } from "#shared/people/standing.ts";
import { type Companion, stored } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Change, Item, Path, Value } from "#shared/table/table.ts";
import { type Erasure, isOpen } from "../domain/erasure.ts";
import type { Household } from "../domain/household.ts";
import { ownStanding } from "../domain/own-standing.ts";
import type { Person } from "../domain/person.ts";

const changeOf = (name: string, value: Value | undefined): Change =>
  value === undefined ? { remove: ["state", name] } : { set: ["state", name], to: value };

/** The whole standing of a person. */
export const standingItem = (
  scope: CommunityScope,
  person: Person,
  householdIds: readonly string[],
  erasureRequestedAt?: string,
): Item => {
  const { personId } = person;
  const households = Object.fromEntries(householdIds.map((householdId) => [householdId, true]));
  const [householdId] = householdIds;
  const state: Standing = { personId, households, erasureRequestedAt, ...ownStanding(person), householdId } as Standing;
  return { ...standingKey(scope, personId), state: stored(state) };
};

/** A person of an older release has none until it is rebuilt. */
const notYet = new Refusal("try-again");

/** Writes what a person's commit changes of their standing; nothing where it changes none. */
export const personStanding = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  if (!before) return [{ write: { put: standingItem(scope, after, []) } }];
  const key = standingKey(scope, after.personId);
  const [former, present] = [ownStanding(before), ownStanding(after)].map(
    (own) => stored(own) as Record<string, Value>,
  );
  const changes = Object.keys(ownStanding(after))
    .filter((name) => JSON.stringify(former?.[name]) !== JSON.stringify(present?.[name]))
    .map((name) => changeOf(name, present?.[name]));
  return changes.length > 0 ? [{ write: { update: key, changes }, refusal: notYet }] : [];
};

const ownHousehold: Path = ["state", "householdId"];

/** Only who lives here can join a household, and no second one; whoever moved out can join nothing after that. */
export const householdStanding = (
  scope: CommunityScope,
  before: Household | undefined,
  { householdId, memberIds }: Household,
): Companion[] => {
  const former = before?.memberIds ?? [];
  const path = householdPath(householdId);
  const joined = memberIds.filter((personId) => !former.includes(personId));
  const left = former.filter((personId) => !memberIds.includes(personId));
  return [
    ...joined.map((personId) => ({
      write: {
        update: standingKey(scope, personId),
        changes: [
          { set: path, to: true as const },
          { set: ownHousehold, to: householdId },
        ],
        when: [livesHere, { path: ownHousehold, is: "absent" as const }],
      },
      refusal: notYet,
    })),
    ...left.map((personId) => ({
      write: { update: standingKey(scope, personId), changes: [{ remove: path }, { remove: ownHousehold }] },
      refusal: notYet,
    })),
  ];
};

/** When whoever is to be removed asked for it; nothing before it is released, or once they stay. */
export const askedAt = (erasure: Erasure): string | undefined =>
  isOpen(erasure) && (erasure.dueAt ?? erasure.begunAt) !== undefined ? erasure.requestedAt : undefined;

/** Whoever is to be removed is named in nothing new, unless they take it back. */
export const erasureStanding = (scope: CommunityScope, before: Erasure | undefined, after: Erasure): Companion[] => {
  const [former, present] = [before && askedAt(before), askedAt(after)];
  if (former === present) return [];
  const change = changeOf("erasureRequestedAt", present);
  return [{ write: { update: standingKey(scope, after.personId), changes: [change] }, refusal: notYet }];
};
