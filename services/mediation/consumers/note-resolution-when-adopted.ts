import { consumer } from "#shared/events/consumer.ts";
import { noteResolution } from "../domain/joint-meeting.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const noteResolutionWhenAdopted = consumer(
  mediationReactions.noteResolutionWhenAdopted,
  async ({ event, table, command }) => {
    const { caseIds, issueId, resolutionId } = event.data;
    const resolution = { issueId, resolutionId, adoptedAt: event.time };
    for (const caseId of caseIds)
      await caseStore(table).decide(caseId, command, (current) => noteResolution(current, resolution));
  },
);
