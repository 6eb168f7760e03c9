import * as z from "zod";
import { Name } from "#shared/domain/text.ts";
import { pageOf, paging, routes } from "#shared/http/route.ts";
import { FiledCase, ReadCase, TimelineItem } from "./domain/case-view.ts";
import { ContactDisputants } from "./domain/contact.ts";
import { EscalateCase, ExtendMediation } from "./domain/escalate.ts";
import { AnswerInquiry } from "./domain/inquiry.ts";
import { DeclineCase, FileCase, WithdrawCase } from "./domain/intake.ts";
import { AcceptCase, AssignLead } from "./domain/lead.ts";
import { AnswerDemand, ConsultPerson, NegotiateWithSupplier, RaiseDemand } from "./domain/mediation.ts";
import { ConfirmOutcome, DecideCase, RecordBasis, ReportFulfilment, StartFulfilment } from "./domain/outcome.ts";
import { CaseId, DemandId } from "./domain/parts.ts";
import { RefuseMediator } from "./domain/refuse-mediator.ts";
import { NameRepresentative } from "./domain/representative.ts";
import { SurveySite } from "./domain/survey.ts";
import { associationRoutes } from "./routes/associations.ts";
import { byCodeRoutes } from "./routes/by-code.ts";
import { caseListRoutes } from "./routes/case-lists.ts";
import { caseVerb, leads, mediators, peopleInACase, president } from "./routes/case-verb.ts";
import { openedRoutes } from "./routes/opened.ts";

/** A case as it is read by whoever is in it, and by an administrator only where they opened it. */
const reading = {
  method: "GET",
  restricted: true,
  access: { roles: [...peopleInACase.roles, "community-admin"] },
  params: { caseId: CaseId },
  refusals: ["not-for-the-other-side", "conflict-of-interest"],
} as const;

export const mediationRoutes = routes("mediation", {
  fileCase: {
    method: "POST",
    path: "/cases",
    summary: "Take a dispute in",
    access: { roles: [...mediators.roles, "building-leader", "desk-operator", "resident"] },
    body: FileCase,
    reply: FiledCase,
    offers: "case",
    status: 201,
    refusals: ["not-for-the-other-side", "conflict-of-interest", "not-of-side"],
  },
  ...caseListRoutes,
  getCase: {
    ...reading,
    withoutRole: true,
    path: "/cases/{caseId}",
    summary: "One case with everything",
    reply: ReadCase,
    offers: "case",
  },
  getTimeline: {
    ...reading,
    withoutRole: true,
    path: "/cases/{caseId}/timeline",
    summary: "What happened in a case, in order, each with its actor",
    query: paging,
    reply: pageOf(TimelineItem),
  },
  getWorkOrder: {
    ...reading,
    path: "/cases/{caseId}/work-order",
    summary: "What was decided as a work order to a supplier, to print: of the dispute it says nothing",
    access: leads,
    query: { supplier: Name },
    reply: z.string(),
    media: "text/html",
    refusals: [...reading.refusals, "wrong-state"],
  },
  contactDisputants: caseVerb("contact", {
    summary: "Log the first contact",
    access: mediators,
    body: ContactDisputants,
  }),
  acceptCase: caseVerb("accept", {
    summary: "Accept a case and name its lead",
    access: president,
    body: AcceptCase,
    refusals: ["peer-first", "disputant-refuses", "rights-notice-missing"],
  }),
  declineCase: caseVerb("decline", {
    summary: "Decline a case and tell the other legal ways",
    access: president,
    body: DeclineCase,
  }),
  assignLead: caseVerb("assign-lead", {
    summary: "Name another lead",
    access: president,
    body: AssignLead,
    refusals: ["peer-first", "mediator-refused"],
  }),
  refuseMediator: {
    ...caseVerb("refuse-mediator", {
      summary: "Refuse the mediator, once and without a reason",
      access: peopleInACase,
      body: RefuseMediator,
      refusals: ["refused-already"],
    }),
    withoutRole: true,
  },
  nameRepresentative: caseVerb("name-representative", {
    summary: "Record who represents an organisation in dispute, and by which authorisation",
    access: leads,
    body: NameRepresentative,
    refusals: ["not-of-side"],
  }),
  consultPerson: caseVerb("consult", {
    summary: "Consult somebody, who then supports the case",
    access: leads,
    body: ConsultPerson,
    refusals: ["mediator-refused"],
  }),
  surveySite: caseVerb("survey", {
    summary: "Record a survey of the site",
    access: leads,
    body: SurveySite,
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
    }),
    withoutRole: true,
    needsIdentity: true,
  },
  escalateCase: caseVerb("escalate", {
    summary: "Bring a case before the joint meeting",
    access: leads,
    body: EscalateCase,
  }),
  extendMediation: caseVerb("extend", {
    summary: "Record more time, agreed by every disputant",
    access: leads,
    body: ExtendMediation,
    refusals: ["signatures-incomplete"],
  }),
  answerInquiry: {
    ...caseVerb("answer", {
      summary: "Say whether what the joint meeting decided settles the dispute",
      access: peopleInACase,
      body: AnswerInquiry,
    }),
    withoutRole: true,
    needsIdentity: ({ settled }: z.infer<typeof AnswerInquiry>) => settled,
  },
  withdrawCase: {
    ...caseVerb("withdraw", { summary: "Withdraw one's own case", access: peopleInACase, body: WithdrawCase }),
    withoutRole: true,
  },
  ...byCodeRoutes,
  ...openedRoutes,
  ...associationRoutes,
});
