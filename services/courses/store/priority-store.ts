import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Text } from "#shared/domain/text.ts";
import { stored } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item } from "#shared/table/table.ts";
import { LearnerId, PersonId } from "../domain/ids.ts";

const PriorityChange = z.object({
  learnerId: LearnerId,
  priority: z.int(),
  /** Absent once the learner asked to be forgotten. */
  reason: Text.optional(),
  by: PersonId,
  at: Instant,
});
export type PriorityChange = z.infer<typeof PriorityChange>;

const prefix = "PRIORITY#";

/** Why places in a course's list were changed: words, so they lie beside the seats and never in a journal. */
export const priorityStore = (table: CommunityTable) => {
  const partitionOf = (courseId: string): string => table.scope.partition("ROSTER", courseId);

  /** A retry of the command finds its row, and leaves it. */
  const keep = async (courseId: string, commandId: string, change: PriorityChange): Promise<void> => {
    const put = stored({ partition: partitionOf(courseId), sort: `${prefix}${commandId}`, ...change }) as Item;
    try {
      await table.write({ put, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  const list = async (courseId: string): Promise<PriorityChange[]> => {
    const found: PriorityChange[] = [];
    for await (const items of pagesOf(table, { partition: partitionOf(courseId), prefix, limit: 100 }))
      found.push(...items.map((item) => PriorityChange.parse(item)));
    return found.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  };

  /** Takes away the words about a learner; that the place was changed stays. */
  const forget = async (courseId: string, learnerId: string): Promise<void> => {
    const partition = partitionOf(courseId);
    for await (const items of pagesOf(table, { partition, prefix, limit: 100 }))
      for (const { sort } of items.filter((item) => item.learnerId === learnerId && item.reason !== undefined))
        await table.write({ update: { partition, sort }, changes: [{ remove: ["reason"] }] });
  };

  /** Takes away that places were changed, and for whom. */
  const clear = async (courseId: string): Promise<void> => {
    const partition = partitionOf(courseId);
    for await (const items of pagesOf(table, { partition, prefix, limit: 100 }))
      for (const { sort } of items) await table.write({ delete: { partition, sort } });
  };

  return { keep, list, forget, clear };
};
