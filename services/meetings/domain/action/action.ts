import * as z from "zod";
import { Day, Instant } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Side } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { ActionId, PersonId } from "../parts.ts";

const said = { at: Instant, by: PersonId, text: Text.optional() };

const task = {
  actionId: ActionId,
  /** Absent once it was erased. */
  text: Text.optional(),
  /** The sides that answer for it together. */
  sides: z.array(Side).min(1),
  leadId: PersonId,
  dueOn: Day,
  remindAt: Instant,
  overdueAt: Instant,
  assignedAt: Instant,
  progress: z.array(z.object(said)),
  /** Everybody who ever led it or reported on it: none of them verifies it. */
  worked: z.array(PersonId).default([]),
  /** From whom it was taken, by whom and why. */
  handovers: z.array(z.object({ ...said, formerLeadId: PersonId })).default([]),
  /** Its lead can do nothing here any more: it waits for another. */
  leadLost: z.object({ at: Instant }).optional(),
  overdueSince: Instant.optional(),
  /** Why it is late: owed as soon as its day has passed. */
  explanation: z.object(said).optional(),
};

const report = {
  /** `recordedBy`: who reported it for the lead, at the desk. */
  done: z.object({ ...said, evidence: Text.optional(), recordedBy: PersonId.optional() }).omit({ text: true }),
};
const looked = { verification: z.object(said).omit({ text: true }) };
const returned = { returned: z.object(said) };

/** Something to be done by what was decided: led by one person, answered for by sides, verified by somebody else. */
export const Action = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("assigned"), ...task }),
    z.object({ status: z.literal("accepted"), ...task }),
    z.object({ status: z.literal("in-progress"), ...task }),
    z.object({ status: z.literal("done"), ...task, ...report }),
    z.object({ status: z.literal("verified"), ...task, ...report, ...looked }),
    z.object({ status: z.literal("returned"), ...task, ...report, ...returned }),
  ])
  .meta({ id: "Action" });
export type Action = z.infer<typeof Action>;

const atWork = ["accepted", "in-progress", "returned"] as const;
const undone = ["assigned", ...atWork] as const;

export const actionLifecycle = lifecycle<Action>()("action", {
  accept: { from: ["assigned"], to: "accepted", as: "acceptAction" },
  reportProgress: { from: atWork, to: "in-progress" },
  explain: { from: undone, to: "same", as: "explainAction" },
  reportDone: { from: atWork, to: "done", as: "reportActionDone" },
  verify: { from: ["done"], to: "verified", as: "verifyAction" },
  return: { from: ["done"], to: "returned", as: "returnAction" },
  reassign: { from: undone, to: "assigned", as: "reassignAction" },
  loseLead: { from: [...undone, "done"], to: "same", by: "system" },
  remind: { from: undone, to: "same", by: "system" },
  markOverdue: { from: undone, to: "same", by: "system" },
});

/** Whether its day passed before it was done; done in time and verified later is in time. */
export const wasInTime = (action: Action): boolean => "done" in action && action.done.at < action.overdueAt;

/** Whether it is late and still to be done: such an action leads the next agenda. */
export const isOverdue = (action: Action): boolean =>
  action.overdueSince !== undefined && actionLifecycle.can("markOverdue", action);
