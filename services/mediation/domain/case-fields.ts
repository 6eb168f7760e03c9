import * as z from "zod";
import { CaseSource, ReleaseCause } from "#shared/contracts/mediation.ts";
import { ReferredTo } from "#shared/contracts/mediation-ways.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { Appointment } from "./appointment.ts";
import { BodyId, CoBody, MediatingBody } from "./body-id.ts";
import { Care } from "./care.ts";
import { Companion } from "./companion.ts";
import { Court } from "./court-window.ts";
import { Danger } from "./danger-report.ts";
import { FormerOutcome } from "./former-outcome.ts";
import { FollowUp, Fulfilment, owing } from "./fulfilment.ts";
import { Joined } from "./joined.ts";
import {
  CaseId,
  Demand,
  Disputant,
  DisputantId,
  Escalation,
  Extension,
  Inquiry,
  Lead,
  most,
  Negotiation,
  NotedResolution,
  Notice,
  PersonId,
  Place,
  Support,
  Survey,
} from "./parts.ts";
import { AdoptedDecision, Agreement, Proposal } from "./proposal.ts";

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
  /** Since when nobody of the body can act, so that the worker of the committee does. */
  nobodyActsSince: Instant.optional(),
  /** The issues whose question waits until the open one is answered, in the order in which they came. */
  waitingIssues: z.array(z.string()).optional(),
  /** What may harm somebody, in the order in which it was raised. */
  dangers: z.array(Danger).optional(),
  /** How often it was brought up again after it was resolved, and how it had been resolved then. */
  reopenCount: z.int().optional(),
  formerOutcomes: z.array(FormerOutcome).optional(),
  /** Until when it is to be accepted or declined, where the community's calendar says so. */
  acceptDueAt: Instant.optional(),
  care: Care.optional(),
  joined: Joined.optional(),
  /** The cases that were joined to this one. */
  duplicates: z.array(CaseId).optional(),
  companions: z.array(Companion).optional(),
  appointments: z.array(Appointment).max(most.appointments).optional(),
  ...owing,
};

const mediation = {
  acceptedAt: Instant,
  body: MediatingBody,
  /** Which body it is; absent where it is the association's and nobody said of which. */
  bodyId: BodyId.optional(),
  coBodies: z.array(CoBody).max(most.coBodies).optional(),
  lead: Lead.optional(),
  leadLost: z.object({ personId: PersonId, at: Instant, cause: ReleaseCause.optional() }).optional(),
  supports: z.array(Support),
  surveys: z.array(Survey),
  negotiations: z.array(Negotiation),
  /** Texts to which somebody said no: what was said to them stays, and counts no more. */
  formerProposals: z.array(Proposal).optional(),
};

/** What is put before the disputants now. */
const proposed = { proposal: Proposal };
/** A decision of before had no text to which each said yes. */
const decided = { decision: AdoptedDecision, proposal: Proposal.optional() };
const agreed = { agreement: Agreement, proposal: Proposal, court: Court.optional() };
const outcome = { decision: AdoptedDecision, agreement: Agreement, proposal: Proposal, court: Court };
const work = { fulfilment: Fulfilment };

/** `disputantId`: of whom the reason is, where a disputant ended it. */
const ended = z.object({
  at: Instant,
  reason: Text,
  otherWays: Text.optional(),
  disputantId: DisputantId.optional(),
});
const referral = z.object({ at: Instant, to: ReferredTo, ground: Text });

const afterwards = { followUps: z.array(FollowUp).optional() };
const eitherOutcome = z.object(outcome).partial().shape;
const whatThereWas = z.object({ ...mediation, ...outcome, ...work }).partial().shape;

/** What a case has in every state, and what it has besides in some. */
export const caseFields = {
  intake,
  mediation,
  proposed,
  decided,
  agreed,
  work,
  eitherOutcome,
  whatThereWas,
  afterwards,
  ended,
  referral,
};
