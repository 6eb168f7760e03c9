import { Refusal } from "#shared/domain/refusal.ts";
import { householdPath, livesHere, standingKey } from "#shared/people/standing.ts";
import type { Companion, Decision } from "#shared/table/entity.ts";
import { keyOf } from "#shared/table/limits.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Condition, Key } from "#shared/table/table.ts";
import { isOwn } from "../domain/access.ts";
import { type Case, leadOf } from "../domain/case.ts";
import type { Insider } from "../domain/recusal.ts";

/** Of somebody's standing: that they live here, and with nobody who is in dispute. */
export const apartFrom = ({ disputants }: Case): Condition[] => {
  const homes = new Set(disputants.flatMap(({ householdIds = [] }) => householdIds));
  return [livesHere, ...[...homes].map((id) => ({ path: householdPath(id), is: "absent" }) as const)];
};

type Decided = { readonly subject: Case; readonly by: Insider; readonly decision: Decision<Case> };

/** A lead who is named in this commit is looked at by the row of theirs. */
const isNamed = ({ subject, by, decision }: Decided): boolean => {
  const [before, after] = [leadOf(subject), leadOf(decision.state)];
  return after?.personId === by.personId && (before?.personId !== after.personId || before.since !== after.since);
};

/**
 * A decision in whose commit whoever acts lives here, and unless they act for themselves with nobody who is in dispute,
 * beside whatever else is looked at of them.
 */
export const whileImpartial = (scope: CommunityScope, decided: Decided): Decision<Case> => {
  const { subject, by, decision } = decided;
  if (isNamed(decided)) return decision;
  const { also = [] } = decision;
  const key = standingKey(scope, by.personId);
  const when = isOwn(subject, by) ? [livesHere] : apartFrom(subject);
  const isSame = (one: Key): boolean => one.partition === key.partition && one.sort === key.sort;
  const nth = also.findIndex(({ write }) => isSame(keyOf(write)));
  const there = also[nth];
  if (there && "check" in there.write) {
    const write = { ...there.write, when: [...there.write.when, ...when] };
    return { ...decision, also: also.with(nth, { ...there, write }) };
  }
  const companion: Companion = { write: { check: key, when }, refusal: new Refusal("try-again") };
  return { ...decision, also: [...also, companion] };
};
