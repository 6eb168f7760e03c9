import { staffRoles } from "#shared/domain/roles.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { standingKey, standingsAmong } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { interestedIn, seeInterests } from "../domain/release-lead.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

type Told = Heard<typeof mediationReactions.releaseLeadWhenRelated>;

/** The cases in which what was told may be an interest: those that the person leads, or is in. */
const casesOf = async (table: CommunityTable, { data }: Told["event"]): Promise<Set<string>> => {
  if ("caseId" in data) return new Set([data.caseId]);
  const found = new Set<string>();
  if ("role" in data && !staffRoles.has(data.role)) return found;
  for await (const caseId of caseStore(table).ledBy(data.personId)) found.add(caseId);
  if ("householdId" in data)
    for await (const { id } of involvements(table, data.personId, { kind: "CASE" })) found.add(id);
  return found;
};

/**
 * A lead is looked at once more after they were named, and after what they are changed: whichever comes second sees the
 * other. Each case is a command of its own, so a crash in the middle is finished by the next delivery.
 */
export const releaseRelatedLeads = async ({ event, table, now, command }: Told) => {
  const cases = caseStore(table);
  for (const caseId of await casesOf(table, event)) {
    const people = interestedIn((await cases.get(caseId)).state).map((id) => standingKey(table.scope, id));
    const verb = (...[current, items]: Parameters<Parameters<typeof cases.decide>[2]>) =>
      seeInterests(current, { known: standingsAmong(items), at: now });
    await cases.decide(caseId, command, verb, people);
  }
};
