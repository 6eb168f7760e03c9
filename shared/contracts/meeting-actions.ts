import * as z from "zod";
import { Side } from "../domain/roles.ts";
import { event } from "../events/contract.ts";

const id = z.string();
const count = z.int().min(0);
const sides = z.array(Side);

const actionEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`meetings.${name}.v1`, summary, "actionId", z.object({ actionId: id, issueId: id, ...shape }));

export const actionAssigned = actionEvent("action-assigned", "Somebody is to do what was decided.", {
  leadId: id,
  sides,
  dueOn: z.string(),
});
export const actionReassigned = actionEvent("action-reassigned", "Somebody else is to do it.", {
  leadId: id,
  formerLeadId: id,
  dueOn: z.string(),
});
export const actionLeadLost = actionEvent("action-lead-lost", "The action is without a lead: it waits for another.", {
  leadId: id,
});
export const actionAccepted = actionEvent("action-accepted", "The lead took the action on.", {});
export const actionStarted = actionEvent("action-started", "Work on the action began.", {});
export const actionDueSoon = actionEvent("action-due-soon", "The action is due in a few days.", {});
export const actionDue = actionEvent("action-due", "The action's day is over.", {});
export const actionReminded = actionEvent("action-reminded", "The lead was reminded.", { leadId: id });
export const actionOverdue = actionEvent("action-overdue", "The action was not done in time: a reason is owed.", {
  leadId: id,
});
export const actionExplained = actionEvent("action-explained", "The lead said why the action is late.", {});
export const actionDone = actionEvent("action-done", "The lead reports the action done.", {});
export const actionVerified = actionEvent("action-verified", "Somebody else saw that the action is done.", {
  remaining: count,
  onTime: z.boolean(),
});
export const actionReturned = actionEvent("action-returned", "The action is not done yet after all.", {});
