import { actionDue } from "#shared/contracts/meetings.ts";
import { consumer } from "#shared/events/consumer.ts";
import { markOverdue, remind } from "../domain/acting.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";

export const remindWhenActionDue = consumer(meetingsReactions.remindWhenActionDue, ({ event, table, now, command }) => {
  const { issueId, actionId } = event.data;
  const verb = event.type === actionDue.type ? markOverdue : remind;
  return issueStore(table).decide(issueId, command, (current) => verb(current, { actionId, at: now }));
});
