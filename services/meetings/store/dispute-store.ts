import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Change, type Condition, ConditionFailed, type Item, type Key, type Path } from "#shared/table/table.ts";

/** What meetings knows of a case: the issues that stand for it, how it ended last, and when it was brought up again. */
const Dispute = z.object({
  issues: z.record(z.string(), z.literal(true)),
  ended: z.object({ at: Instant, outcome: z.string() }).optional(),
  reopenedAt: Instant.optional(),
});
export type Dispute = z.infer<typeof Dispute>;

/** That what is known lies before an instant, if anything is. */
const later = (path: Path, at: Instant): Condition => ({ path, is: "below", value: at });

/**
 * Links, endings and reopenings are heard in any order. Each is one write to one item and answers the item afterwards,
 * so whoever comes second sees the first: no ending is lost between them, and the latest of a kind stays.
 */
export const disputeStore = (table: CommunityTable) => {
  const { scope } = table;
  const keyOf = (caseId: string): Key => scope.key(["DISPUTES"], caseId);
  const disputeOf = (item: Item | undefined): Dispute => Dispute.parse(item?.state);

  const change = async (
    caseId: string,
    changes: readonly Change[],
    when: readonly Condition[] = [],
  ): Promise<Dispute> => {
    try {
      return disputeOf(await table.write({ update: keyOf(caseId), changes, when }));
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      const [failure] = error.failures;
      if (failure?.item) return disputeOf(failure.item);
      await begin(caseId);
      return change(caseId, changes, when);
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
    change(caseId, [{ set: ["state", "ended"], to: ended }], [later(["state", "ended", "at"], ended.at)]);

  /** The case was brought up again; answers the same. */
  const reopen = (caseId: string, at: Instant): Promise<Dispute> =>
    change(caseId, [{ set: ["state", "reopenedAt"], to: at }], [later(["state", "reopenedAt"], at)]);

  return { link, end, reopen };
};
