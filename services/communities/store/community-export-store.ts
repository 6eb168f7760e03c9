import { exportKind, exportRecord } from "#shared/table/community-export.ts";
import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import { CommunityExport } from "../domain/community-export.ts";

const exportEntity: Entity<CommunityExport> = {
  name: exportKind,
  schema: CommunityExport,
  /** It is of the moment in which it was asked for: what came later may lack in it. */
  companions: (scope, before, after) =>
    after.status === "ready" && before?.status !== "ready"
      ? [exportRecord(scope, after.digest, after.requestedAt)]
      : [],
};

/** The exports of a community that its administrators asked for. */
export const communityExportStore = (table: CommunityTable) => {
  const store = entityStore(table, exportEntity);
  const listAll = (paging: Paging) => pageOfAll(table, { kind: exportKind, store }, paging);
  return { ...store, listAll };
};
