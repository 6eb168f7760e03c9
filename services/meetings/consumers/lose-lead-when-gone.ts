import { consumer } from "#shared/events/consumer.ts";
import { loseLead } from "../domain/leading.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";
import { seatsStore } from "../store/seats-store.ts";

/** It is marked first: from then on nobody gives the person an action, so those found afterwards are all there are. */
export const loseLeadWhenGone = consumer(meetingsReactions.loseLeadWhenGone, async ({ event, table, now, command }) => {
  const { personId } = event.data;
  const [seats, issues] = [seatsStore(table), issueStore(table)];
  if ("grantId" in event.data) await seats.revoke(personId, event.data.grantId);
  else await seats.moveOut(personId, event.time);
  if (!(await seats.goneOf([personId])).has(personId)) return;
  for (const issueId of await issues.ledBy(personId))
    await issues.decide(issueId, command, (current) => loseLead(current, { personId, at: now }));
});
