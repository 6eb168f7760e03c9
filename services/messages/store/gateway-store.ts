import type { Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { Gateway, setGateway } from "../domain/gateway.ts";

const gatewayEntity: Entity<Gateway> = { name: "GATEWAY", schema: Gateway };

/** A community has one. */
export const gatewayId = "text";

/** The community's own gateway for texts. */
export const gatewayStore = (table: CommunityTable) => {
  const store = entityStore(table, gatewayEntity);

  /** The gateway that is open; nothing where there is none. */
  const open = async () => {
    const found = await store.find(gatewayId);
    return found && !found.state.closedAt ? found : undefined;
  };

  const set = async (url: string, command: Command) => {
    const decision = setGateway(url, { at: command.at, commandId: command.id });
    return (await store.find(gatewayId))
      ? store.decide(gatewayId, command, () => decision)
      : store.create(gatewayId, command, decision);
  };

  return { ...store, open, set };
};
