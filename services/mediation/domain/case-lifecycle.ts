import { lifecycle } from "#shared/domain/lifecycle.ts";
import { type Case, CaseStatus, leadOf } from "./case.ts";
import type { Lead } from "./parts.ts";

const intakeStatuses = ["reported", "contacted"] as const;
const talkStatuses = ["accepted", "surveying", "negotiating"] as const;
const ledStatuses = [...talkStatuses, "proposed", "decided", "agreed", "in-fulfilment"] as const;
/** Mediation may be ended without an outcome while there is none that holds. */
const terminableStatuses = [...talkStatuses, "proposed", "agreed"] as const;
const owedStatuses = ["decided", "agreed", "in-fulfilment"] as const;
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
  inviteBody: { from: talkStatuses, to: "same" },
  joinCase: { from: talkStatuses, to: "same" },
  noteNobodyActs: { from: openStatuses, to: "same", by: "system" },
  releaseLead: { from: ledStatuses, to: "same", by: "system" },
  consult: { from: talkStatuses, to: "same", as: "consultPerson" },
  survey: { from: ["accepted", "surveying"], to: "surveying", as: "surveySite" },
  negotiate: { from: talkStatuses, to: "negotiating", as: "negotiateWithSupplier" },
  raiseDemand: { from: [...intakeStatuses, ...talkStatuses], to: "same" },
  answerDemand: { from: talkStatuses, to: "same" },
  propose: { from: talkStatuses, to: "proposed", as: "proposeOutcome" },
  readWith: { from: ["proposed"], to: "same" },
  sayYes: { from: ["proposed"], to: ["same", "decided", "agreed"] },
  sayNo: { from: ["proposed"], to: "negotiating" },
  sign: { from: ["proposed", "agreed"], to: "same", as: "signOutcome" },
  seal: { from: ["proposed", "agreed"], to: "same", as: "sealOutcome" },
  applyForConfirmation: { from: ["agreed", "in-fulfilment", "resolved"], to: "same" },
  recordRuling: { from: ["agreed", "in-fulfilment", "resolved"], to: ["same", "negotiating"] },
  lapseConfirmation: { from: ["agreed", "in-fulfilment", "resolved"], to: "same", by: "system" },
  recordBasis: { from: ["decided"], to: "same" },
  startFulfilment: { from: ["decided", "agreed"], to: "in-fulfilment" },
  reportFulfilment: { from: ["in-fulfilment"], to: "same" },
  confirm: { from: ["in-fulfilment"], to: ["same", "resolved"], as: "confirmOutcome" },
  withdraw: { from: openStatuses, to: "withdrawn", as: "withdrawCase" },
  terminate: { from: terminableStatuses, to: "terminated", as: "terminateMediation" },
  refer: { from: openStatuses, to: "referred", as: "referCase" },
  raiseDanger: { from: openStatuses, to: "same" },
  reportDanger: { from: CaseStatus.options, to: "same" },
  markDangerOverdue: { from: CaseStatus.options, to: "same", by: "system" },
  reopen: { from: ["resolved"], to: "accepted", as: "reopenCase" },
  extend: { from: openStatuses, to: "same", as: "extendMediation" },
  escalate: { from: openStatuses, to: "same", as: "escalateCase" },
  declareIndependence: { from: ledStatuses, to: "same" },
  nameRelative: { from: openStatuses, to: "same" },
  chooseHearing: { from: openStatuses, to: "same" },
  bringAlong: { from: openStatuses, to: "same" },
  answerCompanion: { from: openStatuses, to: "same" },
  withdrawCompanion: { from: openStatuses, to: "same" },
  setAppointment: { from: ledStatuses, to: "same" },
  moveAppointment: { from: ledStatuses, to: "same" },
  cancelAppointment: { from: ledStatuses, to: "same" },
  linkIssue: { from: CaseStatus.options, to: "same", by: "system" },
  noteResolution: { from: CaseStatus.options, to: "same", by: "system" },
  ask: { from: openStatuses, to: "same", by: "system" },
  answer: { from: openStatuses, to: ["same", "resolved"], as: "answerInquiry" },
  reportObligationDone: { from: owedStatuses, to: "same" },
  confirmObligation: { from: owedStatuses, to: "same" },
  missObligation: { from: owedStatuses, to: "same", by: "system" },
  sayNotSettled: { from: owedStatuses, to: "negotiating" },
  closeSilent: { from: ["in-fulfilment"], to: "resolved", by: "system" },
  planFollowUps: { from: ["resolved"], to: "same", by: "system" },
  askFollowUp: { from: ["resolved"], to: "same", by: "system" },
  answerFollowUp: { from: ["resolved"], to: "same" },
  closeUnanswered: { from: openStatuses, to: "resolved", by: "system" },
  look: { from: openStatuses, to: "same", by: "system" },
  joinDuplicate: { from: [...intakeStatuses, ...talkStatuses], to: "same" },
  partDuplicate: { from: openStatuses, to: "same" },
  endJoined: { from: openStatuses, to: ["same", "resolved"], by: "system" },
});

/** The lead of a case that may have another one still. */
export const leadWhileOpen = (subject: Case): Lead | undefined =>
  caseLifecycle.can("assignLead", subject) ? leadOf(subject) : undefined;
