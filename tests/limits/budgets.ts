import type { routes } from "#services/services.ts";
import { communitiesBudgets } from "./communities.ts";
import type { Budget, BudgetsOf } from "./costs.ts";
import { coursesBudgets } from "./courses.ts";
import { employmentBudgets } from "./employment.ts";
import { mediationBudgets } from "./mediation.ts";
import { meetingsBudgets } from "./meetings.ts";
import { messagesBudgets } from "./messages.ts";

/** The budget of each operation, written by hand; an operation without one does not compile. */
export const budgets: Readonly<Record<string, Budget>> = {
  ...communitiesBudgets,
  ...coursesBudgets,
  ...employmentBudgets,
  ...mediationBudgets,
  ...meetingsBudgets,
  ...messagesBudgets,
} satisfies BudgetsOf<typeof routes>;
