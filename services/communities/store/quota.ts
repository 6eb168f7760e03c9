import { refuse } from "#shared/domain/refusal.ts";
import { ConditionFailed, type Key, type Table } from "#shared/table/table.ts";

type Hour = { readonly now: string; readonly most: number };

/** Counts one more in this hour. Refuses `quota-exceeded` where there were as many as may be. */
export const countInHour = async (table: Pick<Table, "write">, quota: Key, { now, most }: Hour): Promise<void> => {
  const hour = now.slice(0, 13);
  const isOfHour = { path: ["hour"] as [string], is: "equals" as const, value: hour };
  const hasRoom = { path: ["count"] as [string], is: "below" as const, value: most };
  try {
    await table.write({ update: quota, changes: [{ add: ["count"], by: 1 }], when: [isOfHour, hasRoom] });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    if (error.failures[0]?.item?.hour === hour) refuse("quota-exceeded");
    await table.write({ put: { ...quota, hour, count: 1 } });
  }
};
