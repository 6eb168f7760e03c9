import { Refusal } from "#shared/domain/refusal.ts";
import type { Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { due, Message, messageIdOf, type Telling } from "../domain/message.ts";

const messageEntity: Entity<Message> = {
  name: "MESSAGE",
  schema: Message,
  people: ({ personId }) => [personId],
};

/** What people are to be told. The id comes from the cause, so that nothing makes two of one. */
export const messageStore = (table: CommunityTable) => {
  const store = entityStore(table, messageEntity);

  const tell = async (telling: Telling, command: Command): Promise<void> => {
    try {
      await store.create(messageIdOf(telling), command, due(telling, command.at));
    } catch (error) {
      const isTold = error instanceof Refusal && error.code === "version-conflict";
      if (!isTold) throw error;
    }
  };

  return { ...store, tell };
};
