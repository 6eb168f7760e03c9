import { retentionDue } from "#shared/contracts/employment.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { cardOf, dueCheck, KeptPlacementCard, Placement } from "../domain/placement/placement.ts";
import { checkOf } from "../domain/placement/retention-check.ts";
import { claimKey } from "./application-store.ts";

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

/** Checks that wait for an answer, by who is to ask and since when. */
export const checksRoom: readonly string[] = ["RETENTION-CHECKS"];

const checkKey = (scope: CommunityScope, placement: Placement | undefined): Key | undefined => {
  const due = placement && checkOf(placement);
  if (due?.responsibleId === undefined) return undefined;
  return scope.key(checksRoom, `${due.responsibleId}#${due.dueAt}#${due.placementId}`);
};

const checkRows = (scope: CommunityScope, before: Placement | undefined, after: Placement): Companion[] => {
  const [former, present] = [checkKey(scope, before), checkKey(scope, after)];
  if (former?.sort === present?.sort) return [];
  return [
    ...(former ? [{ write: { delete: former } }] : []),
    ...(present ? [{ write: { put: { ...present, placementId: after.placementId } } }] : []),
  ];
};

const recorded = ({ recordedAt, placementId }: Placement): string => `${recordedAt}#${placementId}`;

const placementLists = lists<Placement>()({
  ofProgramme: {
    index: "first",
    under: "PLACEMENT-PROGRAMME",
    by: ({ programmeId }) => programmeId,
    sort: recorded,
  },
  ofEmployer: { index: "second", under: "PLACEMENT-EMPLOYER", by: ({ employerId }) => employerId, sort: recorded },
  checkDue: {
    index: "third",
    under: "PLACEMENT-CHECK-DUE",
    by: (subject) => dueCheck(subject) !== undefined || undefined,
    sort: (subject) => `${dueCheck(subject)?.dueAt}#${subject.placementId}`,
  },
});

const placementEntity: Entity<Placement> = {
  name: "PLACEMENT",
  schema: Placement,
  card: cardOf,
  people: ({ personId }) => (personId === undefined ? [] : [personId]),
  indexes: placesIn(placementLists),
  companions: (scope, before, after) => [
    ...(before ? ending(scope, before, after) : beginning(scope, after)),
    ...checkRows(scope, before, after),
  ],
};

/** The placements of one community. */
export const placementStore = (table: CommunityTable) => {
  const { scope } = table;
  const placements = entityStore(table, placementEntity);
  const listsOf = pages(table, { lists: placementLists, card: KeptPlacementCard });

  /** A page of a seeker's placements, from the table itself. */
  const ofSeeker = async (seekerId: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("SEEKER", seekerId);
    const page = await table.query({ partition, prefix: rowPrefix, limit, ...(cursor && { cursor }) });
    const found = await placements.getEach(page.items.map(({ sort }) => sort.slice(rowPrefix.length)));
    return { items: found.map(cardOf), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** A page of the placements after which somebody is to ask, the longest due first. */
  const askedBy = async (responsibleId: string, { limit, cursor }: Paging) => {
    const partition = scope.partition(...checksRoom);
    const page = await table.query({ partition, prefix: `${responsibleId}#`, limit, ...(cursor && { cursor }) });
    const items = await placements.getEach(page.items.map(({ placementId }) => String(placementId)));
    return { items, ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** The same, whoever is to ask. */
  const asked = async (paging: Paging) => {
    const { items, ...page } = await listsOf.list("checkDue", true, paging);
    return { ...page, items: await placements.getEach(items.map(({ placementId }) => placementId)) };
  };

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
    const partition = scope.partition("PLACEMENT-PROGRAMME", programmeId);
    for await (const page of pagesOf(table, { index: "first", partition, limit: 100 })) {
      yield* await placements.getEach(page.map(({ card }) => KeptPlacementCard.parse(card).placementId));
    }
  }

  return {
    ...placements,
    ...listsOf,
    askedBy,
    asked,
    ofSeeker,
    idsOf,
    ofProgramme,
  };
};
