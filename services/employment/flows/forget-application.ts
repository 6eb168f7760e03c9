import { applicationOldDue } from "#shared/contracts/employment.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Write } from "#shared/table/table.ts";
import { forgetOldApplication, keptUntil } from "../domain/forget.ts";
import type { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";

/** When an application that has ended is forgotten. */
export const forgettingDeadline = (scope: CommunityScope, jobApplicationId: string, dueAt: Instant): Write =>
  deadlineWrite(scope, { dueAt, fact: applicationOldDue({ jobApplicationId }), correlationId: jobApplicationId });

/** When it ends, the deadline of its forgetting is set; when that falls, it is forgotten. */
export const forgetApplication = async (heard: Heard<typeof employmentReactions.forgetWhenApplicationOld>) => {
  const { event, table, now: at, command, community } = heard;
  const { jobApplicationId } = event.data;
  const { timeZone, policy } = await community();
  const applications = applicationStore(table);
  const { state } = await applications.get(jobApplicationId);
  const dueAt = keptUntil(state, policy, timeZone);
  if (dueAt === undefined) return;
  if (at < dueAt) await table.write(forgettingDeadline(table.scope, jobApplicationId, dueAt));
  else await applications.decide(jobApplicationId, command, (current) => forgetOldApplication(current, at));
};
