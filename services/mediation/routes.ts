import type * as z from "zod";
import type { RefusalCode } from "#shared/domain/refusal.ts";
import type { Role } from "#shared/domain/roles.ts";
import { Building } from "#shared/domain/text.ts";
import { pageOf, paging, routes, type Schema } from "#shared/http/route.ts";
import { CaseStatus } from "./domain/case.ts";
import { CaseCard } from "./domain/case-card.ts";
import { CaseView, FiledCase, TimelineItem } from "./domain/case-view.ts";
import { EscalateCase, ExtendMediation } from "./domain/escalate.ts";
import { AnswerInquiry } from "./domain/inquiry.ts";
import { ContactDisputants, DeclineCase, FileCase, WithdrawCase } from "./domain/intake.ts";
import { AcceptCase, AssignLead } from "./domain/lead.ts";
import { AnswerDemand, ConsultPerson, NegotiateWithSupplier, RaiseDemand } from "./domain/mediation.ts";
import { ConfirmOutcome, DecideCase, RecordBasis, ReportFulfilment, StartFulfilment } from "./domain/outcome.ts";
import { CaseId, DemandId, PersonId } from "./domain/parts.ts";
import { SurveySite } from "./domain/survey.ts";
import { associationRoutes } from "./routes/associations.ts";

const president = { roles: ["association-president"] } as const satisfies { roles: Role[] };
const mediators = { roles: ["mediator", "association-president"] } as const;
const listers = { roles: [...mediators.roles, "residents-committee-worker"] } as const;
const filers = { roles: [...mediators.roles, "building-leader", "desk-operator", "resident"] } as const;
/** A lead is a peer, or staff by an override; that the caller is the lead is the domain's rule. */
const leads = { roles: [...listers.roles, "resident", "property-staff"] } as const;
const peopleInACase = { roles: [...leads.roles, "building-leader", "desk-operator"] } as const;

type Verb<Body extends Schema, Access> = {
  readonly summary: string;
  readonly access: Access;
  readonly body: Body;
  readonly refusals?: readonly RefusalCode[];
};

const caseVerb = <Body extends Schema, Access extends { readonly roles: readonly Role[] }>(
  verb: string,
  { summary, access, body, refusals = [] }: Verb<Body, Access>,
) => ({
  method: "POST" as const,
  path: `/cases/{caseId}/${verb}`,
  summary,
  access,
  params: { caseId: CaseId },
  body,
  reply: CaseView,
  refusals: ["wrong-state" as const, "not-for-the-other-side" as const, ...refusals],
});

/** The API of mediation on one screen. */
export const mediationRoutes = routes("mediation", {
  fileCase: {
    method: "POST",
    path: "/cases",
    summary: "Take a dispute in",
    access: filers,
    body: FileCase,
    reply: FiledCase,
    status: 201,
    refusals: ["not-for-the-other-side"],
  },
  listCases: {
    method: "GET",
    path: "/cases",
    summary: "Cases by status, building or lead, oldest first",
    access: listers,
    query: { status: CaseStatus.optional(), building: Building.optional(), lead: PersonId.optional(), ...paging },
    reply: pageOf(CaseCard),
  },
  getCase: {
    method: "GET",
    path: "/cases/{caseId}",
    restricted: true,
    summary: "One case with everything",
    access: peopleInACase,
    params: { caseId: CaseId },
    refusals: ["not-for-the-other-side"],
    reply: CaseView,
  },
  getTimeline: {
    method: "GET",
    path: "/cases/{caseId}/timeline",
    restricted: true,
    summary: "What happened in a case, in order, each with its actor",
    access: peopleInACase,
    params: { caseId: CaseId },
    query: paging,
    refusals: ["not-for-the-other-side"],
    reply: pageOf(TimelineItem),
  },
  contactDisputants: caseVerb("contact", {
    summary: "Log the first contact",
    access: mediators,
    body: ContactDisputants,
    refusals: ["conflict-of-interest"],
  }),
  acceptCase: caseVerb("accept", {
    summary: "Accept a case and name its lead",
    access: president,
    body: AcceptCase,
    refusals: ["peer-first", "conflict-of-interest", "disputant-refuses", "rights-notice-missing"],
  }),
  declineCase: caseVerb("decline", {
    summary: "Decline a case and tell the other legal ways",
    access: president,
    body: DeclineCase,
    refusals: ["conflict-of-interest"],
  }),
  assignLead: caseVerb("assign-lead", {
    summary: "Name another lead",
    access: president,
    body: AssignLead,
    refusals: ["peer-first", "conflict-of-interest"],
  }),
  consultPerson: caseVerb("consult", {
    summary: "Consult somebody, who then supports the case",
    access: leads,
    body: ConsultPerson,
    refusals: ["conflict-of-interest"],
  }),
  surveySite: caseVerb("survey", {
    summary: "Record a survey of the site",
    access: leads,
    body: SurveySite,
    refusals: ["conflict-of-interest"],
  }),
  negotiateWithSupplier: caseVerb("negotiate", {
    summary: "Record a round with a supplier",
    access: leads,
    body: NegotiateWithSupplier,
  }),
  raiseDemand: caseVerb("raise-demand", {
    summary: "Record what a disputant asks for",
    access: peopleInACase,
    body: RaiseDemand,
  }),
  answerDemand: {
    ...caseVerb("", { summary: "Answer a demand", access: leads, body: AnswerDemand }),
    path: "/demands/{demandId}/answer",
    params: { demandId: DemandId },
  },
  decideCase: caseVerb("decide", {
    summary: "Adopt a decision",
    access: leads,
    body: DecideCase,
    refusals: ["demands-unanswered", "threshold-not-met"],
  }),
  recordBasis: caseVerb("record-basis", {
    summary: "Record what the decision stands on",
    access: leads,
    body: RecordBasis,
    refusals: ["threshold-not-met"],
  }),
  startFulfilment: caseVerb("start-fulfilment", {
    summary: "Start carrying the decision out",
    access: leads,
    body: StartFulfilment,
    refusals: ["decision-basis-required"],
  }),
  reportFulfilment: caseVerb("report-fulfilment", {
    summary: "Report the decision carried out",
    access: leads,
    body: ReportFulfilment,
  }),
  confirmOutcome: {
    ...caseVerb("confirm", {
      summary: "Confirm the outcome as a disputant",
      access: peopleInACase,
      body: ConfirmOutcome,
      refusals: ["conflict-of-interest"],
    }),
    needsIdentity: true,
  },
  escalateCase: caseVerb("escalate", {
    summary: "Bring a case before the joint meeting",
    access: leads,
    body: EscalateCase,
    refusals: ["conflict-of-interest"],
  }),
  extendMediation: caseVerb("extend", {
    summary: "Record more time, agreed by every disputant",
    access: leads,
    body: ExtendMediation,
    refusals: ["signatures-incomplete", "conflict-of-interest"],
  }),
  answerInquiry: {
    ...caseVerb("answer", {
      summary: "Say whether what the joint meeting decided settles the dispute",
      access: peopleInACase,
      body: AnswerInquiry,
      refusals: ["conflict-of-interest"],
    }),
    needsIdentity: ({ settled }: z.infer<typeof AnswerInquiry>) => settled,
  },
  withdrawCase: caseVerb("withdraw", { summary: "Withdraw one's own case", access: peopleInACase, body: WithdrawCase }),
  ...associationRoutes,
});
