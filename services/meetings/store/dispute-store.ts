import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Change, ConditionFailed, type Item, type Key } from "#shared/table/table.ts";

/** What meetings knows of a case: the issues that stand for it, and how it ended. */
const Dispute = z.object({
  issues: z.record(z.string(), z.literal(true)),
  ended: z.object({ at: Instant, outcome: z.string() }).optional(),
});
export type Dispute = z.infer<typeof Dispute>;

/**
 * Links and endings are heard in any order. Each is one write to one item and answers the item afterwards, so whoever
 * comes second sees the first: no ending is lost between them.
 */
export const disputeStore = (table: CommunityTable) => {
  const { scope } = table;
  const keyOf = (caseId: string): Key => scope.key(["DISPUTES"], caseId);
  const disputeOf = (item: Item | undefined): Dispute => Dispute.parse(item?.state);

  const change = async (caseId: string, changes: readonly Change[]): Promise<Dispute> => {
    try {
      return disputeOf(await table.write({ update: keyOf(caseId), changes }));
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      await begin(caseId);
      return change(caseId, changes);
    }
  };

  const begin = async (caseId: string): Promise<void> => {
    const empty = { ...keyOf(caseId), state: { issues: {} } };
    try {
      await table.write({ put: empty, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** An issue stands for the case; answers what is known of it, its ending included. */
  const link = (caseId: string, issueId: string): Promise<Dispute> =>
    change(caseId, [{ set: ["state", "issues", issueId], to: true }]);

  /** The case ended; answers what is known of it, the issues included. */
  const end = (caseId: string, ended: NonNullable<Dispute["ended"]>): Promise<Dispute> =>
    change(caseId, [{ set: ["state", "ended"], to: ended }]);

  return { link, end };
};
