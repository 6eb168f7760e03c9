import { answersDue, firstContactDue, mediationDue } from "#shared/contracts/mediation.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Fact } from "#shared/events/contract.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { grantPath, standingKey } from "#shared/people/standing.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging, Query, Write } from "#shared/table/table.ts";
import { Case, type CaseStatus, caseLifecycle } from "../domain/case.ts";
import { CaseCard } from "../domain/case-card.ts";
import { peopleIn } from "../domain/forget.ts";
import type { Lead } from "../domain/parts.ts";
import type { Spot } from "../domain/recurrence.ts";
import { rosterPath, rostersKey } from "./roster-store.ts";

const leadOf = (subject: Case | undefined): Lead | undefined =>
  subject && "lead" in subject && caseLifecycle.can("assignLead", subject) ? subject.lead : undefined;

const assignmentKey = (scope: CommunityScope, { personId }: Lead, caseId: string): Key =>
  scope.key(["LEAD", personId], `CASE#${caseId}`);

/** The lead still has what they lead by: the grant, or the place on the roster. */
const stillStands = (scope: CommunityScope, { personId, grantId, associationId = "" }: Lead): Write =>
  grantId
    ? { check: standingKey(scope, personId), when: [{ path: grantPath(grantId), is: "present" }] }
    : { check: rostersKey(scope, personId), when: [{ path: rosterPath(associationId), is: "present" }] };

/**
 * Each case a person leads has a row beside the case, written and removed with the lead: when a role ends, the
 * cases are found in the table, not in an index that may be late. A new lead is checked in the same commit.
 */
const leadCompanions = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const [former, lead] = [leadOf(before), leadOf(after)];
  if (former?.personId === lead?.personId && former?.since === lead?.since) return [];
  const isSamePerson = former?.personId === lead?.personId;
  const companions: Companion[] = [];
  if (former && !isSamePerson) companions.push({ write: { delete: assignmentKey(scope, former, after.caseId) } });
  if (lead) {
    const row = { ...assignmentKey(scope, lead, after.caseId), caseId: after.caseId };
    companions.push({ write: { put: row } });
    companions.push({ write: stillStands(scope, lead), refusal: new Refusal("peer-first") });
  }
  return companions;
};

type Due = { readonly dueAt: string | undefined; readonly fact: Fact };

/** The instants at which something is to be looked at again, as far as the case has them. */
const dueIn = ({ caseId, contactDueAt, mediationDueAt, inquiry }: Case): Due[] => [
  { dueAt: contactDueAt, fact: firstContactDue({ caseId }) },
  { dueAt: mediationDueAt, fact: mediationDue({ caseId }) },
  { dueAt: inquiry?.answersDueAt, fact: answersDue({ caseId, issueId: inquiry?.issueId ?? "" }) },
];

/** A deadline for each of them that is new. */
const deadlines = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const named = (due: Due): string => JSON.stringify(due);
  const known = new Set((before ? dueIn(before) : []).map(named));
  return dueIn(after).flatMap(({ dueAt, fact }) =>
    dueAt && !known.has(named({ dueAt, fact }))
      ? [{ write: deadlineWrite(scope, { dueAt, fact, correlationId: after.caseId }) }]
      : [],
  );
};

const cardOf = (subject: Case): CaseCard => ({
  caseId: subject.caseId,
  number: subject.number,
  category: subject.category,
  building: subject.place.building,
  status: subject.status,
  filedAt: subject.filedAt,
  isLate: subject.lateContact !== undefined,
  leadId: leadOf(subject)?.personId,
});

const caseEntity: Entity<Case> = {
  name: "CASE",
  schema: Case,
  card: cardOf,
  people: peopleIn,
  indexes: (subject) => {
    const sort = `${subject.filedAt}#${subject.caseId}`;
    const lead = leadOf(subject);
    return {
      first: { partition: ["CASE-STATUS", subject.status], sort },
      second: { partition: ["CASE-BUILDING", subject.place.building], sort },
      ...(lead && { third: { partition: ["CASE-LEAD", lead.personId], sort } }),
    };
  },
  companions: (scope, before, after) => [...leadCompanions(scope, before, after), ...deadlines(scope, before, after)],
};

/** One of the ways to list cases, oldest first. */
export type CaseFilter = { readonly status: CaseStatus } | { readonly building: string } | { readonly lead: string };

/** The cases of one community. */
export const caseStore = (table: CommunityTable) => {
  const { scope } = table;
  const cases = entityStore(table, caseEntity);

  const placeOf = (filter: CaseFilter): Pick<Query, "index" | "partition"> => {
    if ("status" in filter) return { index: "first", partition: scope.partition("CASE-STATUS", filter.status) };
    if ("building" in filter) return { index: "second", partition: scope.partition("CASE-BUILDING", filter.building) };
    return { index: "third", partition: scope.partition("CASE-LEAD", filter.lead) };
  };

  const list = async (filter: CaseFilter, { limit, cursor }: Paging) => {
    const page = await table.query({ ...placeOf(filter), limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => CaseCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** The ids of the cases a person leads, from the table: all there are, even while they are being released. */
  async function* ledBy(personId: string): AsyncGenerator<string> {
    const partition = scope.partition("LEAD", personId);
    for await (const items of pagesOf(table, { partition, prefix: "CASE#", limit: 100 }))
      yield* items.map(({ caseId }) => String(caseId));
  }

  /** The categories and buildings of these cases, each once. */
  const spotsOf = async (caseIds: readonly string[]): Promise<Spot[]> => {
    const found = await cases.getEach(caseIds);
    const spots = found.map(({ category, place }) => ({ category, building: place.building }));
    return [...new Map(spots.map((spot) => [`${spot.category} ${spot.building}`, spot])).values()];
  };

  return { ...cases, list, ledBy, spotsOf };
};
