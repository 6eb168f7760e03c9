import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import { lists, pages, placesIn } from "#shared/table/lists.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key } from "#shared/table/table.ts";
import { cardOf, Employer, EmployerCard } from "../domain/employer.ts";
import { stateItem } from "./state-item.ts";

/** Which employer has a credit code: the codes lie together, each a row. */
export const creditCodesPartition = ["EMPLOYER-CODES"] as const;

export const creditCodeKey = (scope: CommunityScope, creditCode: string): Key =>
  scope.key(creditCodesPartition, `CODE#${creditCode}`);

const knownAlready = new Refusal("invalid", { errors: [{ pointer: "/creditCode", code: "there-already" }] });

const claim = (scope: CommunityScope, { employerId, creditCode }: Employer): Companion[] => {
  if (creditCode === undefined) return [];
  const put = { ...creditCodeKey(scope, creditCode), employerId };
  return [{ write: { put, when: [{ path: ["partition"], is: "absent" }] }, refusal: knownAlready }];
};

const employerLists = lists<Employer>()({
  byStatus: {
    index: "first",
    under: "EMPLOYER-STATUS",
    by: ({ status }) => status,
    sort: ({ employerId }) => employerId,
  },
});

const employerEntity: Entity<Employer> = {
  name: "EMPLOYER",
  schema: Employer,
  card: cardOf,
  indexes: placesIn(employerLists),
  companions: (scope, before, after) => (before ? [] : claim(scope, after)),
};

export const employerItem = stateItem(employerEntity);

/** The row that says an employer was visited, and when last: written with each visit. */
export const visitedKey = (scope: CommunityScope, employerId: string): Key =>
  scope.key(["EMPLOYER", employerId], "VISITED");

/** The row that ties a posting to its employer. */
export const employersPostingKey = (scope: CommunityScope, employerId: string, postingId: string): Key =>
  scope.key(["EMPLOYER", employerId], `POSTING#${postingId}`);

/** The employers of one community. */
export const employerStore = (table: CommunityTable) => ({
  ...entityStore(table, employerEntity),
  ...pages(table, { lists: employerLists, card: EmployerCard }),
});
