import { certificateOldDue } from "#shared/contracts/employment-seekers.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

type Completed = { readonly learnerId: string; readonly courseId: string };

/** What somebody learned in a course, and when that was certified. */
export type Certificate = Completed & { readonly skill: string; readonly issuedAt: Instant };

const rowPrefix = "CERTIFICATE#";

const certificateKey = (scope: CommunityScope, { learnerId, courseId }: Completed): Key =>
  scope.key(["JOB-CONSENT", learnerId], rowPrefix + courseId);

/** The courses that seekers completed of late, beside the consents that they may turn on. */
export const certificateStore = (table: CommunityTable) => {
  const { scope } = table;

  const keep = async ({ skill, issuedAt, ...completed }: Certificate, dueAt: Instant): Promise<void> => {
    const fact = certificateOldDue({ ...completed });
    await table.commit([
      { put: { ...certificateKey(scope, completed), skill, issuedAt } },
      deadlineWrite(scope, { dueAt, fact, correlationId: completed.courseId }),
    ]);
  };

  const listOf = async (learnerId: string): Promise<Certificate[]> => {
    const certificates: Certificate[] = [];
    const partition = scope.partition("JOB-CONSENT", learnerId);
    for await (const rows of pagesOf(table, { partition, prefix: rowPrefix, limit: 100 }))
      for (const { sort, skill, issuedAt } of rows) {
        const courseId = sort.slice(rowPrefix.length);
        certificates.push({ learnerId, courseId, skill: String(skill), issuedAt: String(issuedAt) });
      }
    return certificates;
  };

  const forget = (completed: Completed): Promise<unknown> => table.write({ delete: certificateKey(scope, completed) });

  const forgetEach = async (learnerId: string): Promise<void> => {
    for (const certificate of await listOf(learnerId)) await forget(certificate);
  };

  return { keep, listOf, forget, forgetEach };
};
