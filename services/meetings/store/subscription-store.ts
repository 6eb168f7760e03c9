import { Refusal } from "#shared/domain/refusal.ts";
import { stillHolds } from "#shared/people/standing.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key, Paging } from "#shared/table/table.ts";
import { pageOfPerson } from "#shared/table/whole-page.ts";
import { Subscription, subscribe, subscriptionIdOf } from "../domain/subscription.ts";

export const subscribersOf = (seriesId: string): readonly string[] => ["SUBSCRIBERS", seriesId];

const rowKey = (scope: CommunityScope, { seriesId, personId }: Subscription): Key =>
  scope.key(subscribersOf(seriesId), personId);

/** Who follows a body stands in rows of it, as long as they follow; they begin as somebody who lives here. */
const subscriberRow = (scope: CommunityScope, _: Subscription | undefined, after: Subscription): Companion[] => {
  const row = rowKey(scope, after);
  return after.endedAt
    ? [{ write: { delete: row } }]
    : [{ write: { put: row } }, stillHolds(scope, after.personId, undefined)];
};

const subscriptionEntity: Entity<Subscription> = {
  name: "SUBSCRIPTION",
  schema: Subscription,
  people: ({ personId }) => [personId],
  companions: subscriberRow,
};

type Subscribing = Parameters<typeof subscribe>[1];

/** Who follows the meetings of which body. */
export const subscriptionStore = (table: CommunityTable) => {
  const store = entityStore(table, subscriptionEntity);

  const again = (subscribing: Subscribing, command: Command) =>
    store.decide(subscriptionIdOf(subscribing), command, (current) => subscribe(current, subscribing));

  /** Whoever asks twice at once follows once. */
  const begin = async (subscribing: Subscribing, command: Command) => {
    const id = subscriptionIdOf(subscribing);
    const first = (await store.find(id)) ? undefined : subscribe(undefined, subscribing);
    if (!first) return again(subscribing, command);
    try {
      return await store.create(id, command, first);
    } catch (error) {
      if (error instanceof Refusal && error.code === "version-conflict") return again(subscribing, command);
      throw error;
    }
  };

  const ofPerson = (personId: string, paging: Paging) =>
    pageOfPerson(table, { kind: subscriptionEntity.name, store, personId }, paging);

  /** Everybody who follows a body. */
  const subscribers = async (seriesId: string): Promise<string[]> => {
    const found: string[] = [];
    const partition = table.scope.partition(...subscribersOf(seriesId));
    for await (const items of pagesOf(table, { partition, limit: 1000 })) found.push(...items.map(({ sort }) => sort));
    return found;
  };

  return { ...store, begin, ofPerson, subscribers };
};
