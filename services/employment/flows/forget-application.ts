import { applicationOldDue } from "#shared/contracts/employment.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { forgetOldApplication, keptUntil } from "../domain/forget.ts";
import type { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";

/** When it ends, the deadline of its forgetting is set; when that falls, it is forgotten. */
export const forgetApplication = async (heard: Heard<typeof employmentReactions.forgetWhenApplicationOld>) => {
  const { event, table, now: at, command, community } = heard;
  const { jobApplicationId } = event.data;
  const { timeZone, policy } = await community();
  const applications = applicationStore(table);
  const { state } = await applications.get(jobApplicationId);
  const dueAt = keptUntil(state, policy, timeZone);
  if (dueAt === undefined) return;
  const fact = applicationOldDue({ jobApplicationId });
  if (at < dueAt) await table.write(deadlineWrite(table.scope, { dueAt, fact, correlationId: jobApplicationId }));
  else await applications.decide(jobApplicationId, command, (current) => forgetOldApplication(current, at));
};
