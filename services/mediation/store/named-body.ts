import type { CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { isRegistered } from "../domain/body-id.ts";
import type { NamedBody } from "../domain/lead.ts";
import { associationStore } from "./association-store.ts";
import { bodyStore } from "./body-store.ts";

/** Where a body that an act names is read beside the case. */
export const namedBodyKeys = (table: CommunityTable, bodyId: string | undefined): Key[] => {
  if (bodyId === undefined) return [];
  return [isRegistered(bodyId) ? bodyStore(table).stateKey(bodyId) : associationStore(table).stateKey(bodyId)];
};

/** The body in what was read; none where there is no such one, or it is an association that is not founded. */
export const namedBodyIn = (
  table: CommunityTable,
  bodyId: string | undefined,
  item: Item | undefined,
): NamedBody | undefined => {
  if (bodyId === undefined) return undefined;
  if (isRegistered(bodyId)) {
    const body = bodyStore(table).read(item)?.state;
    return body && { bodyId, kind: body.kind };
  }
  const isFounded = associationStore(table).read(item)?.state.status === "founded";
  return isFounded ? { bodyId, kind: "mutual-aid" } : undefined;
};
