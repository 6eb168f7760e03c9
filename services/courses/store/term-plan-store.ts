import { digest } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { pageOfAll } from "#shared/table/whole-page.ts";
import { foldedTerm } from "../domain/course/folded-term.ts";
import { TermPlan } from "../domain/course/term-plan.ts";

export const termsPartition = (campusId: string) => ["CAMPUS-TERMS", campusId] as const;

const namedAlready = new Refusal("invalid", { errors: [{ pointer: "/name", code: "there-already" }] });

/** Two plans of a campus are not called the same, however it is typed. */
const claim = (scope: CommunityScope, { campusId, name, termPlanId }: TermPlan): Companion[] => {
  if (name === undefined) return [];
  const put = { ...scope.key(termsPartition(campusId), `NAME#${digest([foldedTerm(name)])}`), termPlanId };
  return [{ write: { put, when: [{ path: ["partition"], is: "absent" }] }, refusal: namedAlready }];
};

const termPlanEntity: Entity<TermPlan> = {
  name: "TERM-PLAN",
  schema: TermPlan,
  companions: (scope, before, after) => (before ? [] : claim(scope, after)),
};

/** What the campuses of one community mean to offer. */
export const termPlanStore = (table: CommunityTable) => {
  const store = entityStore(table, termPlanEntity);
  const list = (paging: Paging) => pageOfAll(table, { kind: termPlanEntity.name, store }, paging);
  return { ...store, list };
};
