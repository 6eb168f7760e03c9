import type { Heard } from "#shared/events/consumer.ts";
import { withdrawWithSeeker } from "../domain/application/apply.ts";
import type { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";
import { seekerItem } from "../store/seeker-store.ts";

/**
 * A profile that is closed gets no more applications, so those that are there are all there are. Whoever has come
 * back before this is heard keeps what they opened since.
 */
export const withdrawApplications = async (heard: Heard<typeof employmentReactions.withdrawWhenSeekerClosed>) => {
  const { event, table, now: at, command } = heard;
  const { seekerId } = event.data;
  const applications = applicationStore(table);
  for await (const jobApplicationId of applications.idsOf(seekerId))
    await applications.decide(
      jobApplicationId,
      command,
      (current, [seeker]) =>
        seekerItem.read(seeker)?.status === "closed" || current.openedAt <= event.time
          ? withdrawWithSeeker(current, at)
          : undefined,
      [seekerItem.key(table.scope, seekerId)],
    );
};
