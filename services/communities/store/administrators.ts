import type { Instant } from "#shared/domain/dates.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { grantPath, livesHere, standingKey, standingOf } from "#shared/people/standing.ts";
import type { Companion } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item } from "#shared/table/table.ts";
import { type Administrator, administratorsAmong } from "../domain/administrators.ts";
import type { Person } from "../domain/person.ts";

const partition = ["ADMINISTRATOR"] as const;

const administers = (person: Person | undefined): boolean =>
  person?.grants.some(({ role, revokedAt }) => role === "community-admin" && !revokedAt) ?? false;

/** Who was made an administrator has a row by which they are found; whether they are one now, their standing says. */
export const administratorRow = (scope: CommunityScope, before: Person | undefined, after: Person): Companion[] => {
  if (administers(before) === administers(after)) return [];
  const key = scope.key(partition, after.personId);
  return [{ write: administers(after) ? { put: key as Item } : { delete: key } }];
};

/** Everybody who administers the community now. */
export const administratorsOf = async (table: CommunityTable, now: Instant): Promise<Administrator[]> => {
  const ids: string[] = [];
  for await (const rows of pagesOf(table, { partition: table.scope.partition(...partition), limit: 100 }))
    ids.push(...rows.map(({ sort }) => sort));
  return administratorsAmong((await standingOf(table, ids)).values(), now);
};

/** The check, in the commit that relies on it, that each of those administers still. */
export const stillAdminister = (scope: CommunityScope, administrators: readonly Administrator[]): Companion[] =>
  administrators.map(({ personId, grantId }) => {
    const when = [
      livesHere,
      { path: grantPath(grantId), is: "present" } as const,
      { path: ["state", "erasureRequestedAt"], is: "absent" } as const,
    ];
    return { write: { check: standingKey(scope, personId), when }, refusal: new Refusal("try-again") };
  });
