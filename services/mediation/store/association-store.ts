import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Association } from "../domain/association.ts";
import { rosterPath, standingKey } from "./standing-store.ts";

const unknownPerson = new Refusal("invalid", { errors: [{ pointer: "/personId", code: "unknown-person" }] });

/** Whoever joins the roster is a peer from that commit on; only people the community knows can join. */
const rosterCompanions = (scope: CommunityScope, before: Association | undefined, after: Association): Companion[] => {
  const known = new Set(before?.roster.map(({ personId }) => personId));
  return after.roster
    .filter(({ personId }) => !known.has(personId))
    .map(({ personId }) => ({
      write: {
        update: standingKey(scope, personId),
        changes: [{ set: rosterPath(after.associationId), to: true }],
      },
      refusal: unknownPerson,
    }));
};

const associationEntity: Entity<Association> = {
  name: "ASSOCIATION",
  schema: Association,
  companions: rosterCompanions,
};

/** The neighbours' associations of one community. */
export const associationStore = (table: ScopedTable<CommunityScope>) => entityStore(table, associationEntity);
