import { dataExportReleaseDue, erasureDue, erasureReleaseDue } from "#shared/contracts/releases.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { Refusal, refuse } from "#shared/domain/refusal.ts";
import type { Fact } from "#shared/events/contract.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { DataExport } from "../domain/data-export.ts";
import { Erasure, isOpen } from "../domain/erasure.ts";
import { awaitsRelease } from "../domain/release.ts";
import { erasureStanding } from "./standing.ts";

type Requested = { readonly personId: string; readonly id: string };

/** The row beside a person that says which of their requests of a kind is open: there is one at a time. */
export const openRequestKey = (scope: CommunityScope, kind: "DATA-EXPORT" | "ERASURE", personId: string): Key =>
  scope.key(["PERSON", personId], `OPEN-${kind}`);

type OpenState = { readonly key: Key; readonly id: string; readonly wasOpen: boolean; readonly isOpen: boolean };

/** Keeps the row as the request is opened and closed. */
const openRow = ({ key, id, wasOpen, isOpen: stays }: OpenState): Companion[] => {
  if (wasOpen === stays) return [];
  if (!stays) return [{ write: { delete: key } }];
  const absent = [{ path: ["partition"] as [string], is: "absent" as const }];
  return [{ write: { put: { ...key, id }, when: absent }, refusal: new Refusal("requested-already") }];
};

/** Refuses a second request, with the id of the one that is open. */
export const mustBeOnly = async (table: CommunityTable, kind: "DATA-EXPORT" | "ERASURE", asked: Requested) => {
  const row = await table.get(openRequestKey(table.scope, kind, asked.personId));
  return (): void => {
    if (row && row.id !== asked.id) refuse("requested-already", { openRequestId: String(row.id) });
  };
};

const deadlineOf = (scope: CommunityScope, dueAt: Instant, fact: Fact, correlationId: string): Companion => ({
  write: deadlineWrite(scope, { dueAt, fact, correlationId }),
});

/** An export that the desk asked for lapses by a deadline. */
export const exportReleaseDeadline = (scope: CommunityScope, { personId, exportId }: DataExport, dueAt: Instant) =>
  deadlineOf(scope, dueAt, dataExportReleaseDue({ personId, exportId }), exportId);

/** So does a removal. */
export const erasureReleaseDeadline = (scope: CommunityScope, { personId, erasureId }: Erasure, dueAt: Instant) =>
  deadlineOf(scope, dueAt, erasureReleaseDue({ personId, erasureId }), erasureId);

const exportEntity: Entity<DataExport> = {
  name: "DATA-EXPORT",
  schema: DataExport,
  people: ({ personId }) => [personId],
  companions: (scope, before, after) => {
    const { personId, exportId, releaseBy } = after;
    const key = openRequestKey(scope, "DATA-EXPORT", personId);
    const wasOpen = before !== undefined && awaitsRelease(before);
    const due = releaseBy && !before ? [exportReleaseDeadline(scope, after, releaseBy)] : [];
    return [...openRow({ key, id: exportId, wasOpen, isOpen: awaitsRelease(after) }), ...due];
  },
};
const waitPartition = ["ERASURE-WAIT"] as const;

/** What waits for a successor has a row by which a successor finds it. */
const wait = (scope: CommunityScope, before: Erasure | undefined, after: Erasure): Companion[] => {
  const [former, present] = [before, after].map((each) => Boolean(each?.awaitsSuccessor && isOpen(each)));
  if (former === present) return [];
  const key = scope.key(waitPartition, after.erasureId);
  return [{ write: present ? { put: key as Item } : { delete: key } }];
};

const asked = ({ requestedAt, erasureId }: Erasure): string => `${requestedAt}#${erasureId}`;

const erasureLists = lists<Erasure>()({
  byPerson: { index: "first", under: "ERASURE-PERSON", by: ({ personId }) => personId, sort: asked },
  byRequester: { index: "second", under: "ERASURE-REQUESTER", by: ({ requestedBy }) => requestedBy, sort: asked },
});

const erasureEntity: Entity<Erasure> = {
  name: "ERASURE",
  schema: Erasure,
  card: (erasure) => erasure,
  indexes: placesIn(erasureLists),
  companions: (scope, before, after) => {
    const { personId, erasureId, dueAt, begunAt, releaseBy } = after;
    const isAnnounced = dueAt !== undefined && before?.dueAt !== dueAt && begunAt === undefined;
    const due = { dueAt: dueAt ?? "", fact: erasureDue({ personId, erasureId }), correlationId: erasureId };
    const deadline = isAnnounced ? [{ write: deadlineWrite(scope, due) }] : [];
    const key = openRequestKey(scope, "ERASURE", personId);
    const wasOpen = before !== undefined && isOpen(before);
    return [
      ...openRow({ key, id: erasureId, wasOpen, isOpen: isOpen(after) }),
      ...erasureStanding(scope, before, after),
      ...deadline,
      ...(releaseBy && !before ? [erasureReleaseDeadline(scope, after, releaseBy)] : []),
      ...wait(scope, before, after),
    ];
  },
};

/** The requests of people for all that is kept of them. */
export const dataExportStore = (table: CommunityTable) => entityStore(table, exportEntity);

/** What a person asked for of all that is kept of them. */
export const exportsOf = (table: CommunityTable, personId: string, paging: Paging) =>
  pageOfPerson(table, { kind: exportEntity.name, store: dataExportStore(table), personId }, paging);

/** The requests of people to be removed. */
export const erasureStore = (table: CommunityTable) => ({
  ...entityStore(table, erasureEntity),
  ...pages(table, { lists: erasureLists, card: Erasure }),
});

/** The removals that wait for a successor. */
export const waitingErasures = async (table: CommunityTable): Promise<string[]> => {
  const waiting: string[] = [];
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...waitPartition), limit: 100 }))
    waiting.push(...rows.map(({ sort }) => sort));
  return waiting;
};
