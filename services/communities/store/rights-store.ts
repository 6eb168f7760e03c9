import { erasureDue } from "#shared/contracts/releases.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item } from "#shared/table/table.ts";
import { DataExport, Erasure } from "../domain/rights.ts";
import { erasureStanding } from "./standing.ts";

const exportEntity: Entity<DataExport> = {
  name: "DATA-EXPORT",
  schema: DataExport,
  people: ({ personId }) => [personId],
};
const waitPartition = ["ERASURE-WAIT"] as const;

/** What waits for a successor has a row by which a successor finds it. */
const wait = (scope: CommunityScope, before: Erasure | undefined, after: Erasure): Companion[] => {
  const [former, present] = [before, after].map((each) => Boolean(each?.awaitsSuccessor && !each.takenBackAt));
  if (former === present) return [];
  const key = scope.key(waitPartition, after.erasureId);
  return [{ write: present ? { put: key as Item } : { delete: key } }];
};

const erasureEntity: Entity<Erasure> = {
  name: "ERASURE",
  schema: Erasure,
  companions: (scope, before, after) => {
    const { personId, erasureId, dueAt, begunAt } = after;
    const isAnnounced = dueAt !== undefined && before?.dueAt !== dueAt && begunAt === undefined;
    const due = { dueAt: dueAt ?? "", fact: erasureDue({ personId, erasureId }), correlationId: erasureId };
    const deadline = isAnnounced ? [{ write: deadlineWrite(scope, due) }] : [];
    return [...erasureStanding(scope, before, after), ...deadline, ...wait(scope, before, after)];
  },
};

/** The requests of people for all that is kept of them. */
export const dataExportStore = (table: CommunityTable) => entityStore(table, exportEntity);

/** The requests of people to be removed. */
export const erasureStore = (table: CommunityTable) => entityStore(table, erasureEntity);

/** The removals that wait for a successor. */
export const waitingErasures = async (table: CommunityTable): Promise<string[]> => {
  const waiting: string[] = [];
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...waitPartition), limit: 100 }))
    waiting.push(...rows.map(({ sort }) => sort));
  return waiting;
};
