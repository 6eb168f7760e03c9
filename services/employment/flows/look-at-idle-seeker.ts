import { seekerIdleDue } from "#shared/contracts/employment.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { nextLook, review } from "../domain/seeker/keep.ts";
import type { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { forgetAround } from "./forget-around.ts";

const applicationIds = async (table: CommunityTable, seekerId: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of applicationStore(table).idsOf(seekerId)) ids.push(id);
  return ids;
};

/**
 * Each look sets the deadline of the next one, so it does not matter how often it is heard: the same moment is the
 * same deadline. What was done meanwhile is read where it lies, so nobody who acts needs to move a deadline.
 */
export const lookAtIdleSeeker = async (heard: Heard<typeof employmentReactions.askOrForgetWhenSeekerIdle>) => {
  const { event, table, now: at, command, community } = heard;
  const { seekerId } = event.data;
  const placements = placementStore(table);
  const { timeZone, policy } = await community();
  const look = {
    ...{ at, timeZone, policy },
    applications: await applicationStore(table).getEach(await applicationIds(table, seekerId)),
    placements: await placements.getEach(await placements.idsOf(seekerId)),
  };
  const { state } = await seekerStore(table).decide(seekerId, command, (current) => review(current, look));
  const dueAt = nextLook(state, look);
  if (dueAt === undefined) return forgetAround(table, command, seekerId);
  const fact = seekerIdleDue({ seekerId });
  await table.write(deadlineWrite(table.scope, { dueAt, fact, correlationId: seekerId }));
};
