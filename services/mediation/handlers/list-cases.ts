import { actingPerson } from "#shared/domain/caller.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import { standingIn, standingKey, standingOf } from "#shared/people/standing.ts";
import { namesOf } from "#shared/table/names.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isTheirs } from "../domain/access.ts";
import { openStatuses } from "../domain/case.ts";
import { cardOf, type KeptCaseCard } from "../domain/case-card.ts";
import { insiderAs } from "../domain/recusal.ts";
import { interestedIn, withHouseholds } from "../domain/release-lead.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";

const withLeads = async (table: CommunityTable, cards: readonly KeptCaseCard[]) => {
  const names = await namesOf(
    table,
    cards.map(({ leadId }) => leadId),
  );
  return cards.map((card) => ({ ...card, leadName: card.leadId && names.get(card.leadId) }));
};

type Wishes = Call<typeof mediationRoutes.listCases>["query"];

/** By the one filter that was named; without any, what is open. */
const listed = (table: CommunityTable, { status, building, lead, sort, ...paging }: Wishes) => {
  const cases = caseStore(table);
  const order = { reverse: sort === "newest" };
  const filter = oneFilter(
    [
      status !== undefined && ({ by: "byStatus", value: status } as const),
      building !== undefined && ({ by: "byBuilding", value: building } as const),
      lead !== undefined && ({ by: "byLead", value: lead } as const),
    ],
    "status",
  );
  return filter
    ? cases.list(filter.by, filter.value, paging, order)
    : cases.among("byStatus", openStatuses, paging, order);
};

export const listCases = endpoint(mediationRoutes.listCases, async ({ query, table }) => {
  const { items, ...page } = await listed(table, query);
  return { body: { ...page, items: await withLeads(table, items) } };
});

/** What they have a part in, of that what is theirs as they ask, and what they may read. */
export const listOwnCases = endpoint(mediationRoutes.listOwnCases, async ({ query, caller, now, table }) => {
  const [standing, { items, ...page }] = await Promise.all([
    table.get(standingKey(table.scope, caller.personId)),
    caseStore(table).ofPerson(actingPerson(caller).personId, query),
  ]);
  const by = insiderAs(caller, standingIn(standing), now);
  const known = await standingOf(table, by.households.length > 0 ? items.flatMap(interestedIn) : []);
  const own = items
    .map((subject) => withHouseholds(subject, known))
    .filter((subject) => isTheirs(subject, by, query.as));
  return { body: { ...page, items: await withLeads(table, own.map(cardOf)) } };
});
