import { retentionDue } from "#shared/contracts/employment.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key } from "#shared/table/table.ts";
import { cardOf, dueCheck, Placement, PlacementCard } from "../domain/placement/placement.ts";
import { claimKey } from "./application-store.ts";
import { type Listing, type Paging, pageOfCards } from "./cards.ts";

const rowPrefix = "PLACEMENT#";

/** That a seeker works at an employer, as long as the placement there is active. */
export const worksKey = (scope: CommunityScope, { seekerId, employerId }: Placement): Key =>
  scope.key(["SEEKER", seekerId], `WORKS#${employerId}`);

const placedAlready = new Refusal("invalid", { errors: [{ pointer: "/employerId", code: "placed-already" }] });

/** What is recorded afterwards may be there already; a hire is a placement of its own in any case. */
const working = (scope: CommunityScope, placement: Placement): Companion => {
  const put = { ...worksKey(scope, placement), placementId: placement.placementId };
  const isRecorded = placement.jobApplicationId === undefined;
  return isRecorded
    ? { write: { put, when: [{ path: ["partition"], is: "absent" }] }, refusal: placedAlready }
    : { write: { put } };
};

const beginning = (scope: CommunityScope, placement: Placement): Companion[] => {
  const { placementId, seekerId, checks } = placement;
  return [
    { write: { put: scope.key(["SEEKER", seekerId], rowPrefix + placementId) } },
    working(scope, placement),
    ...checks.map(({ month, dueAt }) => {
      const fact = retentionDue({ placementId, month });
      return { write: deadlineWrite(scope, { dueAt, fact, correlationId: placementId }) };
    }),
  ];
};

/** Who no longer works there may work there again, and apply to the posting again. */
const ending = (scope: CommunityScope, before: Placement, after: Placement): Companion[] => {
  const { status, seekerId, postingId } = after;
  if (before.status === status) return [];
  const claims = postingId === undefined ? [] : [claimKey(scope, seekerId, postingId)];
  return [worksKey(scope, after), ...claims].map((key) => ({ write: { delete: key } }));
};

const placementEntity: Entity<Placement> = {
  name: "PLACEMENT",
  schema: Placement,
  card: cardOf,
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  indexes: (subject) => {
    const { programmeId, employerId, recordedAt, placementId } = subject;
    const sort = `${recordedAt}#${placementId}`;
    const due = dueCheck(subject);
    return {
      first: { partition: ["PLACEMENT-PROGRAMME", programmeId], sort },
      second: { partition: ["PLACEMENT-EMPLOYER", employerId], sort },
      ...(due && { third: { partition: ["PLACEMENT-CHECK-DUE"], sort: `${due.dueAt}#${placementId}` } }),
    };
  },
  companions: (scope, before, after) => (before ? ending(scope, before, after) : beginning(scope, after)),
};

/** One of the ways to list placements: of a programme, of an employer, or those with a check to answer. */
export type PlacementFilter =
  | { readonly programmeId: string }
  | { readonly employerId: string }
  | { readonly checkDue: true };

const listingOf = (scope: CommunityScope, filter: PlacementFilter): Listing => {
  if ("programmeId" in filter)
    return { index: "first", partition: scope.partition("PLACEMENT-PROGRAMME", filter.programmeId) };
  if ("employerId" in filter)
    return { index: "second", partition: scope.partition("PLACEMENT-EMPLOYER", filter.employerId) };
  return { index: "third", partition: scope.partition("PLACEMENT-CHECK-DUE") };
};

/** The placements of one community. */
export const placementStore = (table: CommunityTable) => {
  const { scope } = table;
  const placements = entityStore(table, placementEntity);

  const list = (filter: PlacementFilter, paging: Paging) =>
    pageOfCards(table, PlacementCard, listingOf(scope, filter), paging);

  /** The ids of a seeker's placements, from the table itself. */
  const idsOf = async (seekerId: string): Promise<string[]> => {
    const ids: string[] = [];
    const partition = scope.partition("SEEKER", seekerId);
    for await (const rows of pagesOf(table, { partition, prefix: rowPrefix, limit: 100 }))
      ids.push(...rows.map(({ sort }) => sort.slice(rowPrefix.length)));
    return ids;
  };

  /** Every placement of a programme, whole, as its list has them. */
  async function* ofProgramme(programmeId: string): AsyncGenerator<Placement> {
    const listing = listingOf(scope, { programmeId });
    for await (const page of pagesOf(table, { ...listing, limit: 100 })) {
      yield* await placements.getEach(page.map(({ card }) => PlacementCard.parse(card).placementId));
    }
  }

  return { ...placements, list, idsOf, ofProgramme };
};
