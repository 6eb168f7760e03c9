import { erasureDue } from "#shared/contracts/releases.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { DataExport, Erasure } from "../domain/rights.ts";
import { erasureStanding } from "./standing.ts";

const exportEntity: Entity<DataExport> = {
  name: "DATA-EXPORT",
  schema: DataExport,
  people: ({ personId }) => [personId],
};
const erasureEntity: Entity<Erasure> = {
  name: "ERASURE",
  schema: Erasure,
  companions: (scope, before, after) => {
    const { personId, erasureId, dueAt, begunAt } = after;
    const isAnnounced = dueAt !== undefined && before?.dueAt === undefined && begunAt === undefined;
    const due = { dueAt: dueAt ?? "", fact: erasureDue({ personId, erasureId }), correlationId: erasureId };
    const deadline = isAnnounced ? [{ write: deadlineWrite(scope, due) }] : [];
    return [...erasureStanding(scope, before, after), ...deadline];
  },
};

/** The requests of people for all that is kept of them. */
export const dataExportStore = (table: CommunityTable) => entityStore(table, exportEntity);

/** The requests of people to be removed. */
export const erasureStore = (table: CommunityTable) => entityStore(table, erasureEntity);
