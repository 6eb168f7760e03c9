import { seekerIdleDue } from "#shared/contracts/employment.ts";
import { consumer } from "#shared/events/consumer.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { forgetInApplication, forgetInWellbeing } from "../domain/forget.ts";
import { nextLook, review } from "../domain/idle-seeker.ts";
import { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { wellbeingStore } from "../store/wellbeing-store.ts";

type Place = ScopedTable<CommunityScope>;

const applicationIds = async (table: Place, seekerId: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of applicationStore(table).idsOf(seekerId)) ids.push(id);
  return ids;
};

const silently = <State>(state: State | undefined) => state && { state, facts: [] };

/** What lies beside a profile goes with it, as it does in an erasure; a story stands on a consent of its own. */
const forgetAround = async (table: Place, command: Command, seekerId: string): Promise<void> => {
  const [applications, worries] = [applicationStore(table), wellbeingStore(table)];
  for (const id of await applicationIds(table, seekerId))
    await applications.decide(id, command, (current) => silently(forgetInApplication(current)));
  if (await worries.find(seekerId))
    await worries.decide(seekerId, command, (current) => silently(forgetInWellbeing(current)));
};

/**
 * Each look sets the deadline of the next one, so it does not matter how often it is heard: the same moment is the
 * same deadline. What was done meanwhile is read where it lies, so nobody who acts needs to move a deadline.
 */
export const askOrForgetWhenSeekerIdle = consumer(
  employmentReactions.askOrForgetWhenSeekerIdle,
  async ({ event, table, now: at, command, community }) => {
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
  },
);
