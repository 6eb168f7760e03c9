import { Refusal } from "#shared/domain/refusal.ts";
import { livesHere, standingKey } from "#shared/people/standing.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Association } from "../domain/association.ts";
import { leaveRosterOf } from "./roster-store.ts";

const unknownPerson = new Refusal("invalid", { errors: [{ pointer: "/personId", code: "unknown-person" }] });

const rosterOf = (association: Association | undefined): string[] =>
  association?.roster.map(({ personId }) => personId) ?? [];

const approversOf = ({ approvals = {} }: Association): string[] =>
  Object.values(approvals).map(({ personId }) => personId);

/** Only people who live in the community join a roster; who leaves it is a peer no longer from that commit on. */
const rosterCompanions = (scope: CommunityScope, before: Association | undefined, after: Association): Companion[] => {
  const [former, present] = [rosterOf(before), rosterOf(after)];
  const { associationId } = after;
  const joined = present.filter((personId) => !former.includes(personId));
  const left = former.filter((personId) => !present.includes(personId));
  return [
    ...joined.map((personId) => ({
      write: { check: standingKey(scope, personId), when: [livesHere] },
      refusal: unknownPerson,
    })),
    ...left.map((personId) => leaveRosterOf(scope, { personId, associationId })),
  ];
};

const associationEntity: Entity<Association> = {
  name: "ASSOCIATION",
  schema: Association,
  people: (association) => [...new Set([...rosterOf(association), ...approversOf(association)])],
  companions: rosterCompanions,
};

/** The neighbours' associations of one community. */
export const associationStore = (table: CommunityTable) => entityStore(table, associationEntity);
