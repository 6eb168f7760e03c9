import { consumer } from "#shared/events/consumer.ts";
import { noteCaseEnded } from "../domain/linking.ts";
import { meetingsReactions } from "../reactions.ts";
import { disputeStore } from "../store/dispute-store.ts";
import { issueStore } from "../store/issue-store.ts";

/** `mediation.case-resolved.v1` → `case-resolved`. */
const outcomeOf = (type: string): string => type.split(".")[1] ?? type;

export const noteCaseEndedWhenOver = consumer(
  meetingsReactions.noteCaseEndedWhenOver,
  async ({ event, table, now, command }) => {
    const { caseId } = event.data;
    const outcome = outcomeOf(event.type);
    const { issues } = await disputeStore(table).end(caseId, { at: event.time, outcome });
    const ending = { caseId, outcome, endedAt: event.time, at: now };
    for (const issueId of Object.keys(issues))
      await issueStore(table).decide(issueId, command, (current) => noteCaseEnded(current, ending));
  },
);
