import { cataloguePartition } from "#shared/table/catalogue.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { mergedPage } from "#shared/table/merged-page.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { RegisteredBody } from "../domain/body.ts";
import { bodyCardOf, cardOf } from "../domain/body-card.ts";
import { isRegistered } from "../domain/body-id.ts";
import { associationStore } from "./association-store.ts";
import { nameRows } from "./body-names.ts";
import { leaveRosterOf } from "./roster-store.ts";

const membersOf = (body: RegisteredBody | undefined): string[] => body?.members.map(({ personId }) => personId) ?? [];

/** Who leaves a body leads no case as its member from that commit on; and no two are of one name. */
const bodyCompanions = (
  scope: CommunityScope,
  before: RegisteredBody | undefined,
  after: RegisteredBody,
): Companion[] => {
  const present = membersOf(after);
  const left = membersOf(before).filter((personId) => !present.includes(personId));
  return [
    ...nameRows(scope, { name: after.name, isNew: before === undefined, isOver: false }),
    ...left.map((personId) => leaveRosterOf(scope, { personId, bodyId: after.bodyId })),
  ];
};

const bodyEntity: Entity<RegisteredBody> = {
  name: "BODY",
  schema: RegisteredBody,
  people: membersOf,
  companions: bodyCompanions,
};

/** The bodies that mediate in one community: those that it registered, and with them its associations where all are listed. */
export const bodyStore = (table: CommunityTable) => {
  const store = entityStore(table, bodyEntity);

  /** By their ids, so the associations first; one that is only proposed mediates nothing yet. */
  const list = async (paging: Paging) => {
    const parts = ["ASSOCIATION", bodyEntity.name].map((kind) => ({
      partition: cataloguePartition(table.scope, kind),
    }));
    const { items, ...page } = await mergedPage(table, { name: "BODIES", parts }, paging);
    const ids = items.map(({ sort }) => sort);
    const [registered, associations] = await Promise.all([
      store.getEach(ids.filter(isRegistered)),
      associationStore(table).getEach(ids.filter((id) => !isRegistered(id))),
    ]);
    const founded = associations.filter(({ status }) => status === "founded");
    return { ...page, items: [...founded.map(bodyCardOf), ...registered.map(cardOf)] };
  };

  return { ...store, list };
};
