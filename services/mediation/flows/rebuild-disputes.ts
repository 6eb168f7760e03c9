import { catalogue } from "#shared/table/catalogue.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed } from "#shared/table/table.ts";
import { caseStore } from "../store/case-store.ts";
import { disputeKeys } from "../store/dispute-rows.ts";

/** The rows of those who are in dispute in one case, if it does not change meanwhile. */
const rebuildCase = async (table: CommunityTable, caseId: string): Promise<void> => {
  const cases = caseStore(table);
  const { state, version } = await cases.get(caseId);
  const rows = disputeKeys(table.scope, state).map((put) => ({ put }));
  const unchanged = {
    check: cases.stateKey(caseId),
    when: [{ path: ["version"], is: "equals", value: version }],
  } as const;
  try {
    if (rows.length > 0) await table.commit([unchanged, ...rows]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await rebuildCase(table, caseId);
  }
};

/** Writes for everybody in which cases they are in dispute, and answers how many cases there are. */
export const rebuildDisputes = async (table: CommunityTable): Promise<number> => {
  let cases = 0;
  for await (const caseId of catalogue(table, "CASE")) {
    await rebuildCase(table, caseId);
    cases += 1;
  }
  return cases;
};
