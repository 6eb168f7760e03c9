import type { Decision, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { none, Webhooks } from "../domain/webhook.ts";

const webhooksEntity: Entity<Webhooks> = { name: "WEBHOOKS", schema: Webhooks };

/** A community has one list. */
const listId = "partners";

/** The partners' systems that a community lets hear of it. */
export const webhookStore = (table: CommunityTable) => {
  const store = entityStore(table, webhooksEntity);

  const all = async (): Promise<Webhooks> => (await store.find(listId))?.state ?? none;

  /** Changes the list; it is made with its first webhook. */
  const change = async (command: Command, verb: (current: Webhooks) => Decision<Webhooks> | undefined) => {
    if (await store.find(listId)) return store.decide(listId, command, verb);
    const first = verb(none);
    return first ? store.create(listId, command, first) : { state: none, version: 0, replayed: false };
  };

  return { ...store, listKey: store.stateKey(listId), all, change };
};
