import type { Channel } from "#shared/contracts/messages.ts";
import type { Entity, IndexEntry } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { markUnreachable, Preferences, phoneSaid, setPreferences, usual } from "../domain/preferences.ts";

const unreachableRoom: readonly string[] = ["UNREACHABLE"];

const Card = Preferences.pick({ personId: true });

type Unreachable = { readonly channel: Channel; readonly address: string };

const preferencesEntity: Entity<Preferences> = {
  name: "PREFERENCES",
  schema: Preferences,
  people: ({ personId }) => [personId],
  card: ({ personId }) => ({ personId }),
  indexes: ({ personId, unreachable }): Partial<Record<"first", IndexEntry>> =>
    unreachable ? { first: { partition: unreachableRoom, sort: personId } } : {},
};

/** How people want to be told; who said nothing is told as is usual. */
export const preferencesStore = (table: CommunityTable) => {
  const store = entityStore(table, preferencesEntity);

  const of = async (personId: string): Promise<Preferences> => (await store.find(personId))?.state ?? usual(personId);

  const set = async (personId: string, command: Command, told: Omit<Parameters<typeof setPreferences>[1], never>) => {
    const found = await store.find(personId);
    return found
      ? store.decide(personId, command, (current) => setPreferences(current, told))
      : store.create(personId, command, setPreferences(usual(personId), told));
  };

  const mark = async (personId: string, command: Command, { channel, address }: Unreachable) => {
    const found = await store.find(personId);
    if (found) await store.decide(personId, command, (current) => markUnreachable(current, channel, address));
    else {
      const decision = markUnreachable(usual(personId), channel, address);
      if (decision) await store.create(personId, command, decision);
    }
  };

  /** The phone is tried again; nothing to do for who said nothing and of whom nothing was reported. */
  const sayPhone = async (personId: string, command: Command): Promise<void> => {
    if (await store.find(personId)) await store.decide(personId, command, phoneSaid);
  };

  /** Whose phone or e-mail is nobody's, and by which channels. */
  const unreachable = async ({ limit, cursor }: Paging) => {
    const partition = table.scope.partition(...unreachableRoom);
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: await store.getEach(page.items.map(({ card }) => Card.parse(card).personId)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  return { ...store, of, set, mark, sayPhone, unreachable };
};
