import { disputeKey } from "#shared/people/disputes.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";
import type { Case } from "../domain/case.ts";

const inDispute = (subject: Case | undefined): string[] =>
  (subject?.disputants ?? []).flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []);

/** Who is in dispute has a row of their own that says so: other services ask it. */
export const disputeKeys = (scope: CommunityScope, subject: Case): Key[] =>
  inDispute(subject).map((personId) => disputeKey(scope, personId, subject.caseId));

export const disputeRows = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const [former, present] = [inDispute(before), inDispute(after)];
  const key = (personId: string): Key => disputeKey(scope, personId, after.caseId);
  return [
    ...present.filter((id) => !former.includes(id)).map((id) => ({ write: { put: key(id) } })),
    ...former.filter((id) => !present.includes(id)).map((id) => ({ write: { delete: key(id) } })),
  ];
};
