import * as z from "zod";
import { CaseSource, Confirmation, ReleaseCause } from "#shared/contracts/mediation.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Name, Text } from "#shared/domain/text.ts";
import {
  CaseId,
  Decision,
  Demand,
  Disputant,
  Escalation,
  Extension,
  Fulfilment,
  Inquiry,
  Lead,
  MediatingBody,
  Negotiation,
  NotedResolution,
  Notice,
  PersonId,
  Place,
  Support,
  Survey,
} from "./parts.ts";

const intake = {
  caseId: CaseId,
  number: z.string(),
  category: CategoryKey,
  place: Place,
  source: CaseSource,
  description: Text.optional(),
  applicantId: PersonId,
  filedAt: Instant,
  /** When somebody must have spoken with the disputants. */
  contactDueAt: Instant,
  happenedOn: PartialDate.optional(),
  disputants: z.array(Disputant).min(1),
  demands: z.array(Demand),
  /** The names of those who acted, by id: erasing a name here erases it from the timeline. */
  people: z.record(PersonId, Name),
  lateContact: z.object({ at: Instant, allowedMinutes: z.int() }).optional(),
  /** When mediation must have come to an end, or the case goes before the joint meeting. */
  mediationDueAt: Instant.optional(),
  extension: Extension.optional(),
  escalation: Escalation.optional(),
  /** The issues of the joint meeting that stand for the case. */
  linkedIssues: z.array(z.string()).optional(),
  resolutions: z.array(NotedResolution).optional(),
  inquiry: Inquiry.optional(),
  /** What was asked for other issues before, and contested. */
  formerInquiries: z.array(Inquiry).optional(),
  /** What proves that legal notices of the case were given. */
  notices: z.array(Notice).optional(),
  /** The issues whose question waits until the open one is answered, in the order in which they came. */
  waitingIssues: z.array(z.string()).optional(),
};

const mediation = {
  acceptedAt: Instant,
  body: MediatingBody,
  lead: Lead.optional(),
  leadLost: z.object({ personId: PersonId, at: Instant, cause: ReleaseCause.optional() }).optional(),
  supports: z.array(Support),
  surveys: z.array(Survey),
  negotiations: z.array(Negotiation),
};

const outcome = { decision: Decision };
const work = { fulfilment: Fulfilment };

const resolution = z.object({
  at: Instant,
  days: z.int(),
  confirmation: Confirmation,
  /** The issue by whose resolution the dispute was settled, where it was the joint meeting. */
  issueId: z.string().optional(),
});
const ended = z.object({ at: Instant, reason: Text, otherWays: Text.optional() });

const whatThereWas = z.object({ ...mediation, ...outcome, ...work }).partial().shape;

/** One dispute. A field exists only in the states in which it must. */
export const Case = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("reported"), ...intake }),
    z.object({ status: z.literal("contacted"), ...intake }),
    z.object({ status: z.literal("accepted"), ...intake, ...mediation }),
    z.object({ status: z.literal("surveying"), ...intake, ...mediation }),
    z.object({ status: z.literal("negotiating"), ...intake, ...mediation }),
    z.object({ status: z.literal("decided"), ...intake, ...mediation, ...outcome }),
    z.object({ status: z.literal("in-fulfilment"), ...intake, ...mediation, ...outcome, ...work }),
    z.object({ status: z.literal("resolved"), ...intake, ...whatThereWas, resolution }),
    z.object({ status: z.literal("declined"), ...intake, ended }),
    z.object({ status: z.literal("withdrawn"), ...intake, ...whatThereWas, ended }),
  ])
  .meta({ id: "Case" });
export type Case = z.infer<typeof Case>;
export type CaseIn<Status extends Case["status"]> = Extract<Case, { status: Status }>;

export const CaseStatus = z.enum([
  "reported",
  "contacted",
  "accepted",
  "surveying",
  "negotiating",
  "decided",
  "in-fulfilment",
  "resolved",
  "declined",
  "withdrawn",
]);
export type CaseStatus = Case["status"];

const intakeStatuses = ["reported", "contacted"] as const;
const talkStatuses = ["accepted", "surveying", "negotiating"] as const;
const ledStatuses = [...talkStatuses, "decided", "in-fulfilment"] as const;
export const openStatuses = [...intakeStatuses, ...ledStatuses] as const;

export const caseLifecycle = lifecycle<Case>()("case", {
  contact: { from: intakeStatuses, to: ["same", "contacted"], as: "contactDisputants" },
  flagLateContact: { from: ["reported"], to: "same", by: "system" },
  accept: { from: intakeStatuses, to: "accepted", as: "acceptCase" },
  decline: { from: intakeStatuses, to: "declined", as: "declineCase" },
  assignLead: { from: ledStatuses, to: "same" },
  nameRepresentative: { from: openStatuses, to: "same" },
  endRepresentation: { from: openStatuses, to: "same", by: "system" },
  refuseMediator: { from: ledStatuses, to: "same" },
  releaseLead: { from: ledStatuses, to: "same", by: "system" },
  consult: { from: talkStatuses, to: "same", as: "consultPerson" },
  survey: { from: ["accepted", "surveying"], to: "surveying", as: "surveySite" },
  negotiate: { from: talkStatuses, to: "negotiating", as: "negotiateWithSupplier" },
  raiseDemand: { from: [...intakeStatuses, ...talkStatuses], to: "same" },
  answerDemand: { from: talkStatuses, to: "same" },
  decide: { from: ["negotiating"], to: "decided", as: "decideCase" },
  recordBasis: { from: ["decided"], to: "same" },
  startFulfilment: { from: ["decided"], to: "in-fulfilment" },
  reportFulfilment: { from: ["in-fulfilment"], to: "same" },
  confirm: { from: ["in-fulfilment"], to: ["same", "resolved"], as: "confirmOutcome" },
  withdraw: { from: openStatuses, to: "withdrawn", as: "withdrawCase" },
  extend: { from: openStatuses, to: "same", as: "extendMediation" },
  escalate: { from: openStatuses, to: "same", as: "escalateCase" },
  linkIssue: { from: CaseStatus.options, to: "same", by: "system" },
  noteResolution: { from: CaseStatus.options, to: "same", by: "system" },
  ask: { from: openStatuses, to: "same", by: "system" },
  answer: { from: openStatuses, to: ["same", "resolved"], as: "answerInquiry" },
  closeUnanswered: { from: openStatuses, to: "resolved", by: "system" },
});

export const Stage = z.enum(["intake", "mediation", "outcome", "fulfilment", "closed"]);
export type Stage = z.infer<typeof Stage>;

const stages: Readonly<Record<CaseStatus, Stage>> = {
  reported: "intake",
  contacted: "intake",
  accepted: "mediation",
  surveying: "mediation",
  negotiating: "mediation",
  decided: "outcome",
  "in-fulfilment": "fulfilment",
  resolved: "closed",
  declined: "closed",
  withdrawn: "closed",
};

/** The stage a person sees, by status alone. */
export const stageOf = ({ status }: { status: CaseStatus }): Stage => stages[status];

export const leadOf = (subject: Case): Lead | undefined => ("lead" in subject ? subject.lead : undefined);

/** The lead of a case that may have another one still. */
export const leadWhileOpen = (subject: Case): Lead | undefined =>
  caseLifecycle.can("assignLead", subject) ? leadOf(subject) : undefined;
