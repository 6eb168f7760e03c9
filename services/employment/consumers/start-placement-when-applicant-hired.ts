import { dayIn } from "#shared/domain/dates.ts";
import { consumer } from "#shared/events/consumer.ts";
import { beginByHire } from "../domain/placement.ts";
import { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";
import { placementStore } from "../store/placement-store.ts";

/** The placement's id was told when the applicant was hired; hearing of it twice finds the placement there. */
export const startPlacementWhenApplicantHired = consumer(
  employmentReactions.startPlacementWhenApplicantHired,
  async ({ event, table, now, command, community }) => {
    const { jobApplicationId, placementId } = event.data;
    const { state: application } = await applicationStore(table).get(jobApplicationId);
    if (application.status !== "hired") throw new Error(`${jobApplicationId} was hired and is ${application.status}`);
    const { timeZone } = await community();
    const today = { at: now, day: dayIn(timeZone, now), timeZone };
    await placementStore(table).create(placementId, command, beginByHire(application, today));
  },
);
