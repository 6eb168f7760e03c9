import { Refusal } from "#shared/domain/refusal.ts";
import { grantPath, standingKey } from "#shared/people/standing.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import { type Case, leadWhileOpen } from "../domain/case.ts";
import type { Lead } from "../domain/parts.ts";
import { rosterPath, rostersKey } from "./roster-store.ts";
import { apartFrom } from "./still-impartial.ts";

const assignmentKey = (scope: CommunityScope, { personId }: Lead, caseId: string): Key =>
  scope.key(["LEAD", personId], `CASE#${caseId}`);

/** The lead still has what they lead by, the grant or the place on the roster, and lives with nobody in dispute. */
const stillStands = (scope: CommunityScope, subject: Case, { personId, grantId, associationId = "" }: Lead) => {
  const held = grantId ? [{ path: grantPath(grantId), is: "present" } as const] : [];
  const standing = { check: standingKey(scope, personId), when: [...held, ...apartFrom(subject)] };
  const roster = {
    check: rostersKey(scope, personId),
    when: [{ path: rosterPath(associationId), is: "present" } as const],
  };
  return grantId ? [standing] : [standing, roster];
};

/**
 * Each case a person leads has a row beside the case, written and removed with the lead: when a role ends, the
 * cases are found in the table, not in an index that may be late. A new lead is checked in the same commit.
 */
export const leadCompanions = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const [former, lead] = [before && leadWhileOpen(before), leadWhileOpen(after)];
  if (former?.personId === lead?.personId && former?.since === lead?.since) return [];
  const isSamePerson = former?.personId === lead?.personId;
  const companions: Companion[] = [];
  if (former && !isSamePerson) companions.push({ write: { delete: assignmentKey(scope, former, after.caseId) } });
  if (!lead) return companions;
  const row = { ...assignmentKey(scope, lead, after.caseId), caseId: after.caseId };
  const refusal = new Refusal("try-again");
  const checks = stillStands(scope, after, lead).map((write) => ({ write, refusal }));
  return [...companions, { write: { put: row } }, ...checks];
};
