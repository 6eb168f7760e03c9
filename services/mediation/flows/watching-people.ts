import type { Instant } from "#shared/domain/dates.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import { standingOf } from "#shared/people/standing.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Case } from "../domain/case.ts";
import { leadWhileOpen } from "../domain/case-lifecycle.ts";
import type { Danger } from "../domain/danger-report.ts";
import { hasInterest, relatedAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { caseStore } from "../store/case-store.ts";

/** A danger of a case as it is by now, and who answers for it. */
export type Watched = { readonly subject: Case; readonly danger: Danger; readonly people: readonly string[] };

type DangerNamed = { readonly caseId: string; readonly dangerId: string; readonly now: Instant };

/**
 * A danger and those who are told of it: who presides, the worker of the residents' committee, and the lead; nobody who
 * has an interest in the case.
 */
export const watchedDanger = async (
  table: CommunityTable,
  { caseId, dangerId, now }: DangerNamed,
): Promise<Watched | undefined> => {
  const found = (await caseStore(table).find(caseId))?.state;
  const danger = found?.dangers?.find((each) => each.dangerId === dangerId);
  if (!found || !danger) return undefined;
  const [presidents, workers] = await Promise.all([
    roleHolders(table, "association-president", now),
    roleHolders(table, "residents-committee-worker", now),
  ]);
  const lead = leadWhileOpen(found);
  const answering = [...new Set([...presidents, ...workers, ...(lead ? [lead.personId] : [])])];
  const known = await standingOf(table, [...answering, ...interestedIn(found)]);
  const subject = withHouseholds(found, known);
  const people = answering.filter((personId) => !hasInterest(subject, relatedAs(personId, known.get(personId), now)));
  return { subject, danger, people };
};
