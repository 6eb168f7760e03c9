import { approversOf } from "#shared/domain/approvals.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import { Association } from "../domain/association.ts";
import { leaveRosterOf } from "./roster-store.ts";

const rosterOf = (association: Association | undefined): string[] =>
  association?.roster.map(({ personId }) => personId) ?? [];

/** Who leaves a roster is a peer no longer from that commit on. */
const rosterCompanions = (scope: CommunityScope, before: Association | undefined, after: Association): Companion[] => {
  const present = rosterOf(after);
  const left = rosterOf(before).filter((personId) => !present.includes(personId));
  return left.map((personId) => leaveRosterOf(scope, { personId, associationId: after.associationId }));
};

const associationEntity: Entity<Association> = {
  name: "ASSOCIATION",
  schema: Association,
  people: (association) => [...new Set([...rosterOf(association), ...approversOf(association.approvals)])],
  companions: rosterCompanions,
};

/** The neighbours' associations of one community. */
export const associationStore = (table: CommunityTable) => {
  const store = entityStore(table, associationEntity);
  const list = (paging: Paging) => pageOfAll(table, { kind: associationEntity.name, store }, paging);
  return { ...store, list };
};
