import * as z from "zod";
import { actionLeadLost, actionReassigned } from "#shared/contracts/meeting-actions.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Text } from "#shared/domain/text.ts";
import { type Issue, issueLifecycle } from "../issue/issue.ts";
import { PersonId } from "../parts.ts";
import { type Action, actionLifecycle } from "./action.ts";
import { actionIn, type OnAction, told, withAction, workedBy } from "./progress.ts";

export const ReassignAction = z.strictObject({ leadId: PersonId, reason: Text });

/** A convener gives it to somebody else, who takes it on anew; its day, and the reason that is owed, stay. */
export const reassignAction = (current: Issue, act: OnAction & z.infer<typeof ReassignAction>) => {
  const action = actionIn(current, act.actionId);
  const subject = issueLifecycle.allow("act", current);
  const {
    leadLost,
    returned: _,
    done: __,
    ...task
  } = { returned: 0, done: 0, ...actionLifecycle.allow("reassign", action) };
  const { leadId } = act;
  if (leadId === action.leadId && !leadLost) refuseField("/leadId", "leads-already");
  const handover = { at: act.at, by: act.by.personId, text: act.reason, formerLeadId: action.leadId };
  const given = {
    status: "assigned",
    leadId,
    worked: workedBy(action, leadId),
    handovers: [...task.handovers, handover],
  };
  const fact = actionReassigned({ ...told(subject, action), leadId, formerLeadId: action.leadId, dueOn: action.dueOn });
  const after = withAction(subject, { ...task, ...given } as Action, act.by, [fact]);
  mustFit(after.state, "ending");
  return after;
};

/**
 * Whether a person is known and can do something here: who has moved out cannot, nor whose every role has ended. Who
 * never held one may be assisted at the desk.
 */
export const canAct = (standing: Standing | undefined): standing is Standing =>
  standing !== undefined &&
  standing.movedOutAt === undefined &&
  (!standing.hasLostRole || Object.keys(standing.grants).length > 0);

/** A role of theirs, which stands for all that they have. */
export const someGrant = ({ grants }: Standing): string | undefined => Object.keys(grants)[0];

type Gone = {
  readonly personId: string;
  readonly at: Instant;
  /** The side that they went over to. */
  readonly side?: Side;
};

/**
 * The person can do nothing here any more, or went over to a side that does not answer for it: each action that they
 * lead says so, and waits for another lead.
 */
export const loseLead = (current: Issue, { personId, at, side }: Gone) => {
  if (current.status !== "in-action") return undefined;
  const isLost = (action: Action): boolean =>
    action.leadId === personId &&
    !action.leadLost &&
    !(side && action.sides.includes(side)) &&
    actionLifecycle.can("loseLead", action);
  const lost = current.actions.filter(isLost);
  if (lost.length === 0) return undefined;
  const actions = current.actions.map((each) => (isLost(each) ? { ...each, leadLost: { at } } : each));
  const facts = lost.map((action) => actionLeadLost({ ...told(current, action), leadId: personId }));
  return { state: { ...current, actions } as Issue, facts };
};
