import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { TermPlan } from "../domain/course/term-plan.ts";

const termPlanEntity: Entity<TermPlan> = { name: "TERM-PLAN", schema: TermPlan };

/** What the campuses of one community mean to offer. */
export const termPlanStore = (table: CommunityTable) => entityStore(table, termPlanEntity);
