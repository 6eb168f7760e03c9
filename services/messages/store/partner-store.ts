import { webhookDeliveryDue } from "#shared/contracts/webhooks.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { keysIn } from "#shared/table/holding.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Key, type Paging, type ValueMap, type Write } from "#shared/table/table.ts";
import { Attempt, Health, PartnerDelivery } from "../domain/partner-delivery.ts";
import { webhookStore } from "./webhook-store.ts";

/** Where all lies that is kept of a webhook beside the list: what is on its way, how it answers, and what was tried. */
export const partnerRoom = (webhookId: string): readonly string[] => ["WEBHOOK", webhookId];

const attemptPrefix = "ATTEMPT#";
const mostAttempts = 100;
const mostBeyond = 20;

type Named = Pick<PartnerDelivery, "webhookId" | "deliveryId">;

/** What goes on with partners. It has no journal: a fact has its own, and what was tried is a row. */
export const partnerStore = (table: CommunityTable) => {
  const { scope } = table;
  const rowKey = ({ webhookId, deliveryId }: Named): Key => scope.key(partnerRoom(webhookId), `DELIVERY#${deliveryId}`);
  const healthKey = (webhookId: string): Key => scope.key(partnerRoom(webhookId), "HEALTH");
  const itemOf = (delivery: PartnerDelivery): Item => ({ ...rowKey(delivery), delivery }) as unknown as Item;

  const dueWrite = (delivery: PartnerDelivery, correlationId: string): Write => {
    const { webhookId, deliveryId, at } = delivery;
    return deadlineWrite(scope, { dueAt: at, fact: webhookDeliveryDue({ webhookId, deliveryId }), correlationId });
  };

  /** Whether a commit was made; not, where somebody else was first. */
  const made = async (writes: readonly Write[]): Promise<boolean> => {
    try {
      await table.commit(writes);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  };

  const isAt = (tries: number) => [{ path: ["delivery", "tries"], is: "equals", value: tries }] as const;

  /** The first try is written down before it is made, with the hour at which it is looked at again. */
  const begin = (delivery: PartnerDelivery, correlationId: string): Promise<boolean> =>
    made([{ put: itemOf(delivery), when: [{ path: ["partition"], is: "absent" }] }, dueWrite(delivery, correlationId)]);

  /** Another try, or another hour; of two who do so the second does nothing. */
  const goOn = (delivery: PartnerDelivery, tries: number, correlationId: string): Promise<boolean> =>
    made([{ put: itemOf(delivery), when: isAt(tries) }, dueWrite(delivery, correlationId)]);

  const attemptItem = (delivery: PartnerDelivery, attempt: Attempt): Item => ({
    ...scope.key(
      partnerRoom(delivery.webhookId),
      `${attemptPrefix}${attempt.at}#${delivery.deliveryId}#${delivery.tries}`,
    ),
    attempt: attempt as ValueMap,
  });

  /** What came of a try, and how the delivery goes on, if it does and the webhook is still there. */
  const conclude = (delivery: PartnerDelivery, attempt: Attempt, after: readonly Write[]): Promise<boolean> =>
    made([{ put: attemptItem(delivery, attempt) }, ...after]);

  const kept = (delivery: PartnerDelivery): Write => ({ put: itemOf(delivery), when: isAt(delivery.tries) });
  /** It rests until its hour, which is looked at then. */
  const later = (delivery: PartnerDelivery, correlationId: string): Write[] => [
    kept(delivery),
    dueWrite(delivery, correlationId),
  ];
  const gone = (delivery: PartnerDelivery): Write => ({ delete: rowKey(delivery), when: isAt(delivery.tries) });

  const forget = (named: Named): Promise<unknown> => table.write({ delete: rowKey(named) });

  /** A delivery, the list that its webhook is in, and how that answered lately. */
  const lookAt = async (named: Named) => {
    const webhooks = webhookStore(table);
    const [row, list, health] = await table.getMany([rowKey(named), webhooks.listKey, healthKey(named.webhookId)]);
    return {
      delivery: row && PartnerDelivery.parse(row.delivery),
      webhook: webhooks.read(list)?.state.webhooks.find(({ webhookId }) => webhookId === named.webhookId),
      health: Health.parse(health?.health ?? {}),
    };
  };

  const healthOf = async (webhookId: string): Promise<Health> =>
    Health.parse((await table.get(healthKey(webhookId)))?.health ?? {});

  const healthWrite = (webhookId: string, health: Health | undefined): Write =>
    health ? { put: { ...healthKey(webhookId), health } as unknown as Item } : { delete: healthKey(webhookId) };

  /** What was tried, the latest first. */
  const attempts = async (webhookId: string, { limit, cursor }: Paging) => {
    const query = {
      partition: scope.partition(...partnerRoom(webhookId)),
      prefix: attemptPrefix,
      reverse: true,
      limit,
    };
    const page = await table.query({ ...query, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ attempt }) => Attempt.parse(attempt)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** Of what was tried the last hundred are kept. */
  const trim = async (webhookId: string): Promise<void> => {
    const partition = scope.partition(...partnerRoom(webhookId));
    const limit = mostAttempts + mostBeyond;
    const { items } = await table.query({ partition, prefix: attemptPrefix, reverse: true, limit });
    for (const { sort } of items.slice(mostAttempts)) await table.write({ delete: { partition, sort } });
  };

  /** Removes all that is kept of a webhook, until nothing is left by which more could come. */
  const clear = async (webhookId: string): Promise<void> => {
    const partition = scope.partition(...partnerRoom(webhookId));
    let found: number;
    do {
      found = 0;
      for await (const keys of keysIn(table, partition))
        for (const key of keys) {
          await table.write({ delete: key });
          found += 1;
        }
    } while (found > 0);
  };

  return { begin, goOn, conclude, kept, later, gone, forget, lookAt, healthOf, healthWrite, attempts, trim, clear };
};
