import * as z from "zod";
import { Name } from "#shared/domain/text.ts";
import { pageOf, paging, routes } from "#shared/http/route.ts";
import { FiledCase, ReadCase } from "./domain/case-view.ts";
import { ContactDisputants } from "./domain/contact.ts";
import { DeclineCase, FileCase, WithdrawCase } from "./domain/intake.ts";
import { AcceptCase, AssignLead } from "./domain/lead.ts";
import { AnswerDemand, ConsultPerson, NegotiateWithSupplier, RaiseDemand } from "./domain/mediation.ts";
import { ConfirmOutcome, RecordBasis, ReportFulfilment, StartFulfilment } from "./domain/outcome.ts";
import { CaseId, DemandId } from "./domain/parts.ts";
import { RefuseMediator } from "./domain/refuse-mediator.ts";
import { NameRepresentative } from "./domain/representative.ts";
import { SurveySite } from "./domain/survey.ts";
import { TimelineItem } from "./domain/timeline.ts";
import { appointmentRoutes } from "./routes/appointments.ts";
import { associationRoutes } from "./routes/associations.ts";
import { bodyRoutes } from "./routes/bodies.ts";
import { byCodeRoutes } from "./routes/by-code.ts";
import { careRoutes } from "./routes/care.ts";
import { caseFileRoutes } from "./routes/case-files.ts";
import { caseListRoutes } from "./routes/case-lists.ts";
import { caseVerb, leads, mediators, peopleInACase } from "./routes/case-verb.ts";
import { courtRoutes } from "./routes/court.ts";
import { fulfilmentRoutes } from "./routes/fulfilment.ts";
import { meetingRoutes } from "./routes/joint-meeting.ts";
import { openedRoutes } from "./routes/opened.ts";
import { outcomeRoutes } from "./routes/outcome.ts";
import { rightsRoutes } from "./routes/rights.ts";
import { wayRoutes } from "./routes/ways.ts";

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
    access: leads,
    body: AcceptCase,
    refusals: ["peer-first", "disputant-refuses", "rights-notice-missing"],
  }),
  declineCase: caseVerb("decline", {
    summary: "Decline a case and tell the other legal ways",
    access: leads,
    body: DeclineCase,
  }),
  assignLead: caseVerb("assign-lead", {
    summary: "Name another lead",
    access: leads,
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
  ...outcomeRoutes,
  ...courtRoutes,
  recordBasis: caseVerb("record-basis", {
    summary: "Record what the decision stands on",
    access: leads,
    body: RecordBasis,
    refusals: ["threshold-not-met"],
  }),
  startFulfilment: caseVerb("start-fulfilment", {
    summary: "Start carrying out what was decided or agreed",
    access: leads,
    body: StartFulfilment,
    refusals: ["decision-basis-required", "signatures-incomplete"],
  }),
  reportFulfilment: caseVerb("report-fulfilment", {
    summary: "Report the outcome carried out, and give notice that silence ends the case",
    access: leads,
    body: ReportFulfilment,
    refusals: ["obligations-undone"],
  }),
  confirmOutcome: {
    ...caseVerb("confirm", {
      summary: "Confirm the outcome as a disputant",
      access: peopleInACase,
      body: ConfirmOutcome,
      refusals: ["obligations-undone"],
    }),
    withoutRole: true,
    needsIdentity: true,
  },
  ...meetingRoutes,
  withdrawCase: {
    ...caseVerb("withdraw", { summary: "Withdraw one's own case", access: peopleInACase, body: WithdrawCase }),
    withoutRole: true,
  },
  ...wayRoutes,
  ...careRoutes,
  ...caseFileRoutes,
  ...fulfilmentRoutes,
  ...byCodeRoutes,
  ...openedRoutes,
  ...associationRoutes,
  ...bodyRoutes,
  ...rightsRoutes,
  ...appointmentRoutes,
});
