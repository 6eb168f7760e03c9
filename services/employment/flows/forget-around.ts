import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isOpen } from "../domain/application/application.ts";
import { forgetInApplication, forgetInWellbeing } from "../domain/forget.ts";
import { applicationStore } from "../store/application-store.ts";
import { wellbeingStore } from "../store/wellbeing-store.ts";

const silently = <State>(state: State | undefined) => state && { state, facts: [] };

/**
 * What lies beside a profile goes with it, as it does in an erasure; a story stands on a consent of its own. What is
 * still open is withdrawn when it is heard that the profile was closed.
 */
export const forgetAround = async (table: CommunityTable, command: Command, seekerId: string): Promise<void> => {
  const [applications, worries] = [applicationStore(table), wellbeingStore(table)];
  for await (const id of applications.idsOf(seekerId))
    await applications.decide(id, command, (current) =>
      isOpen(current) ? undefined : silently(forgetInApplication(current)),
    );
  if (await worries.find(seekerId))
    await worries.decide(seekerId, command, (current) => silently(forgetInWellbeing(current)));
};
