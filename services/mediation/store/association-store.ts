import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Change, Condition } from "#shared/table/table.ts";
import { Association } from "../domain/association.ts";
import { movedOutPath, rosterPath, standingKey } from "./standing-store.ts";

const unknownPerson = new Refusal("invalid", { errors: [{ pointer: "/personId", code: "unknown-person" }] });

/** Whoever is on the roster is a peer from that commit on, until they leave it; only people who live in the community can join. */
const rosterCompanions = (scope: CommunityScope, before: Association | undefined, after: Association): Companion[] => {
  const [former, present] = [before, after].map((each) => new Set(each?.roster.map(({ personId }) => personId)));
  const joined = [...(present ?? [])].filter((personId) => !former?.has(personId));
  const left = [...(former ?? [])].filter((personId) => !present?.has(personId));
  const change = (personId: string, changes: readonly Change[], when: readonly Condition[] = []) => ({
    write: { update: standingKey(scope, personId), changes, when },
    refusal: unknownPerson,
  });
  const livesHere = [{ path: movedOutPath, is: "absent" }] as const;
  return [
    ...joined.map((personId) => change(personId, [{ set: rosterPath(after.associationId), to: true }], livesHere)),
    ...left.map((personId) => change(personId, [{ remove: rosterPath(after.associationId) }])),
  ];
};

const associationEntity: Entity<Association> = {
  name: "ASSOCIATION",
  schema: Association,
  people: ({ roster }) => roster.map(({ personId }) => personId),
  companions: rosterCompanions,
};

/** The neighbours' associations of one community. */
export const associationStore = (table: ScopedTable<CommunityScope>) => entityStore(table, associationEntity);
