import type { Instant } from "#shared/domain/dates.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import { standingOf } from "#shared/people/standing.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { leadWhileOpen } from "../domain/case.ts";
import { hasInterest, relatedAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { caseStore } from "../store/case-store.ts";

type Asked = { readonly thingId: string; readonly now: Instant };

/** Who answers for those in a case being told: its lead; while there is none, who presides and has no interest in it. */
export const mediatingPeople = async (table: CommunityTable, { thingId, now }: Asked): Promise<string[]> => {
  const found = (await caseStore(table).find(thingId))?.state;
  const lead = found && leadWhileOpen(found)?.personId;
  if (lead) return [lead];
  const presidents = await roleHolders(table, "association-president", now);
  if (!found) return presidents;
  const known = await standingOf(table, [...presidents, ...interestedIn(found)]);
  const subject = withHouseholds(found, known);
  return presidents.filter((personId) => !hasInterest(subject, relatedAs(personId, known.get(personId), now)));
};
