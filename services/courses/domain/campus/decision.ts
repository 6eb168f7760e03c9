import * as z from "zod";
import {
  campusClosed,
  campusReopened,
  campusRetired,
  decisionProposed,
  decisionRejected,
  sideApproved,
} from "#shared/contracts/courses.ts";
import { type Hearing, missingSides, type Speaking, withYes } from "#shared/domain/approvals.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { type Campus, campusLifecycle, currentClosure, type Decision, mostClosures, Wanted } from "./campus.ts";
import { seatedSide } from "./sides.ts";

type Running = Extract<Campus, { status: "open" | "closed-temporarily" }>;

export const ProposeDecision = z.strictObject({ wanted: Wanted, happenedOn: PartialDate.optional() });

const mustMakeSense = ({ status }: Running, { kind }: Wanted): void => {
  const allowed = { open: ["closing", "retiring"], "closed-temporarily": ["reopening", "retiring"] }[status];
  if (!allowed.includes(kind)) refuseAt("/wanted/kind", "wrong-state", { state: status, allowedVerbs: [] });
};

/** One question at a time. */
export const mustBeUndecided = (subject: Campus): void => {
  if ("decision" in subject && subject.decision)
    refuse("wrong-state", { state: "decision-pending", allowedVerbs: ["approveDecision", "rejectDecision"] });
};

type ProposingDecision = Speaking & z.infer<typeof ProposeDecision> & { readonly commandId: string };

/** One who sits on the committee asks it to decide, which is their own side's yes. */
export const proposeDecision = (current: Campus, proposing: ProposingDecision) => {
  const { by, at, wanted, happenedOn, commandId } = proposing;
  const subject = campusLifecycle.allow("proposeDecision", current);
  const holder = seatedSide(subject, proposing);
  mustMakeSense(subject, wanted);
  mustBeUndecided(subject);
  const approvals = { [holder.side]: { personId: holder.personId, at } };
  const decision: Decision = { wanted, happenedOn, proposedBy: by.personId, proposedAt: at, approvals };
  const { campusId } = subject;
  const proposed = decisionProposed({ campusId, kind: wanted.kind });
  return { ...decided({ ...subject, decision }, [proposed], { at, commandId }), holders: [holder] };
};

type When = { readonly at: Instant; readonly commandId: string };
type Facts = readonly ReturnType<typeof decisionProposed>[];

const closing = ({ decision: _, ...subject }: Running, { approvals, happenedOn, wanted }: Decision, when: When) => {
  const { cause, plannedReopen } = wanted as Extract<Wanted, { kind: "closing" }>;
  const { campusId } = subject;
  const closureId = newChildId("clo", campusId, when.commandId);
  const closure = { closureId, cause, from: when.at, happenedOn, plannedReopen, approvals };
  const closures = [...subject.closures, closure].slice(-mostClosures);
  const state: Campus = { ...subject, status: "closed-temporarily", closures };
  return { state, facts: [campusClosed({ campusId, closureId, cause, plannedReopen })] };
};

const reopening = ({ decision: _, ...subject }: Running, { happenedOn }: Decision, { at }: When) => {
  const closed = currentClosure(subject);
  const closures = subject.closures.map((each) =>
    each.closureId === closed?.closureId ? { ...each, reopenedAt: at, reopenedOn: happenedOn } : each,
  );
  const state: Campus = { ...subject, status: "open", closures };
  const { campusId } = subject;
  const { closureId = "", plannedReopen } = closed ?? {};
  return { state, facts: [campusReopened({ campusId, closureId, plannedReopen })] };
};

const retiring = ({ decision: _, ...subject }: Running, __: Decision, { at }: When) => {
  const state: Campus = { ...subject, status: "retired", retiredAt: at };
  return { state, facts: [campusRetired({ campusId: subject.campusId })] };
};

const effects = { closing, reopening, retiring };

/** With the yes of the last side the decision takes effect; until then it waits. */
const decided = (subject: Running, told: Facts, when: When) => {
  const { decision } = subject;
  if (!decision || missingSides(decision.approvals).length > 0) return { state: subject as Campus, facts: [...told] };
  const { state, facts } = effects[decision.wanted.kind](subject, decision, when);
  return { state, facts: [...told, ...facts] };
};

const mustBePending = ({ decision, status }: Running): Decision =>
  decision ?? refuse("wrong-state", { state: status, allowedVerbs: ["proposeDecision"] });

export const ApproveDecision = z.strictObject({});

/** The yes of another side; a second yes of the same side changes nothing, and one of who left it since counts no more. */
export const approveDecision = (current: Campus, approving: Hearing & { readonly commandId: string }) => {
  const { at, commandId } = approving;
  const subject = campusLifecycle.allow("approveDecision", current);
  const holder = seatedSide(subject, approving);
  const decision = mustBePending(subject);
  const said = withYes(decision.approvals, holder, approving);
  if (!said) return undefined;
  const { approvals, holders } = said;
  const { campusId } = subject;
  const told = sideApproved({ campusId, side: holder.side, remaining: missingSides(approvals).length });
  return { ...decided({ ...subject, decision: { ...decision, approvals } }, [told], { at, commandId }), holders };
};

export const RejectDecision = z.strictObject({});

/** The no of any side: nothing changes, and another question may be put. */
export const rejectDecision = (current: Campus, rejecting: Speaking) => {
  const { decision: _, ...subject } = campusLifecycle.allow("rejectDecision", current);
  const holder = seatedSide(subject, rejecting);
  const { wanted } = mustBePending(current as Running);
  const { campusId } = subject;
  const facts = [decisionRejected({ campusId, kind: wanted.kind, side: holder.side })];
  return { state: subject as Campus, facts, holders: [holder] };
};
