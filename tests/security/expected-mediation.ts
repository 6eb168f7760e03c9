import type { Expected } from "./who.ts";

const mediators = ["mediator", "association-president"] as const;
const leads = [...mediators, "residents-committee-worker", "resident", "property-staff"] as const;
const peopleInACase = [...leads, "building-leader", "desk-operator"] as const;

/** The table of mediation. */
export const mediationExpected: Readonly<Record<string, Expected>> = {
  fileCase: [...mediators, "building-leader", "desk-operator", "resident"],
  listCases: [...mediators, "residents-committee-worker"],
  listOwnCases: "member",
  getWorkOrder: leads,
  getCase: [...peopleInACase, "community-admin"],
  readCaseAsOperator: "operator",
  getTimeline: [...peopleInACase, "community-admin"],
  contactDisputants: mediators,
  acceptCase: ["association-president"],
  declineCase: ["association-president"],
  assignLead: ["association-president"],
  refuseMediator: peopleInACase,
  nameRepresentative: leads,
  consultPerson: leads,
  surveySite: leads,
  negotiateWithSupplier: leads,
  raiseDemand: peopleInACase,
  answerDemand: leads,
  decideCase: leads,
  recordBasis: leads,
  startFulfilment: leads,
  reportFulfilment: leads,
  confirmOutcome: peopleInACase,
  escalateCase: leads,
  extendMediation: leads,
  answerInquiry: peopleInACase,
  withdrawCase: peopleInACase,
  foundAssociation: ["community-admin", "residents-committee-worker"],
  approveAssociation: ["property-staff", "residents-committee-worker", "resident"],
  listAssociations: "member",
  getAssociation: "member",
  enrolMember: ["association-president", "community-admin", "residents-committee-worker"],
  appointPresident: ["community-admin", "residents-committee-worker"],
  refuseMediatorByCode: "code",
  confirmOutcomeByCode: "code",
  answerInquiryByCode: "code",
};
