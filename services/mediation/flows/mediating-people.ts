import type { Instant } from "#shared/domain/dates.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import { standingOf } from "#shared/people/standing.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Case } from "../domain/case.ts";
import { leadWhileOpen } from "../domain/case-lifecycle.ts";
import { hasInterest, relatedAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { ableHeads, headsOf } from "../store/acting-bodies.ts";
import { caseStore } from "../store/case-store.ts";

type Asked = { readonly thingId: string; readonly now: Instant };

/** Who acts for the body of a case, or for another, and has no interest in it. */
export const ableHeadsIn = async (table: CommunityTable, found: Case, at: Instant, bodyId?: string) => {
  const heads = await headsOf(table, { subject: found, at, bodyId });
  const known = await standingOf(table, [...heads, ...interestedIn(found)]);
  return ableHeads(heads, known, { subject: withHouseholds(found, known), at, bodyId });
};

/** The workers of the committee who have no interest in a case: they act while nobody of its body can. */
export const workersFor = async (table: CommunityTable, found: Case, now: Instant): Promise<string[]> => {
  const workers = await roleHolders(table, "residents-committee-worker", now);
  const known = await standingOf(table, [...workers, ...interestedIn(found)]);
  const subject = withHouseholds(found, known);
  return workers.filter((personId) => !hasInterest(subject, relatedAs(personId, known.get(personId), now)));
};

/**
 * Who answers for those in a case being told: its lead; while there is none, who acts for its body and has no interest
 * in it, and where nobody does, the worker.
 */
export const mediatingPeople = async (table: CommunityTable, { thingId, now }: Asked): Promise<string[]> => {
  const found = (await caseStore(table).find(thingId))?.state;
  if (!found) return roleHolders(table, "association-president", now);
  const lead = leadWhileOpen(found)?.personId;
  if (lead) return [lead];
  const heads = await ableHeadsIn(table, found, now);
  return heads.length > 0 ? heads : workersFor(table, found, now);
};
