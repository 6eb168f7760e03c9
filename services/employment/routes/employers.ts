import { pageOf, paging } from "#shared/http/route.ts";
import { organiserRoles, reviewerRoles } from "../domain/access.ts";
import {
  DiscloseRelation,
  Employer,
  EmployerCard,
  EmployerStatus,
  RegisterEmployer,
  VerifyEmployer,
} from "../domain/employer.ts";
import { EmployerId, VisitId } from "../domain/parts.ts";
import { RecordVisit, Visit, VisitCard } from "../domain/visit.ts";

const organisers = { roles: organiserRoles } as const;
const organisersAndContacts = { roles: [...organiserRoles, "employer-contact"] } as const;
const ofEmployer = { params: { employerId: EmployerId } } as const;

/** Employers, and the visits on which their needs are heard. */
export const employerSpecs = {
  registerEmployer: {
    method: "POST",
    path: "/employers",
    summary: "Make an employer known, with what relates it to an organiser",
    access: organisers,
    body: RegisterEmployer,
    reply: Employer,
    offers: "employer",
    status: 201,
  },
  listEmployers: {
    method: "GET",
    path: "/employers",
    summary: "Employers, or those of one status",
    access: organisers,
    query: { status: EmployerStatus.optional(), ...paging },
    reply: pageOf(EmployerCard),
  },
  getEmployer: {
    ...ofEmployer,
    method: "GET",
    path: "/employers/{employerId}",
    summary: "An employer; a contact sees the own one",
    access: organisersAndContacts,
    reply: Employer,
    offers: "employer",
  },
  verifyEmployer: {
    ...ofEmployer,
    method: "POST",
    path: "/employers/{employerId}/verify",
    summary: "Say how the employer's legal standing was checked",
    access: { roles: reviewerRoles },
    body: VerifyEmployer,
    fresh: true,
    reply: Employer,
    offers: "employer",
    refusals: ["wrong-state", "conflict-of-interest"],
  },
  discloseRelation: {
    ...ofEmployer,
    method: "POST",
    path: "/employers/{employerId}/disclose",
    summary: "Tell what relates an employer to an organiser, where it was not told at first",
    access: organisers,
    body: DiscloseRelation,
    reply: Employer,
    offers: "employer",
    refusals: ["wrong-state", "conflict-of-interest"],
  },
  recordVisit: {
    ...ofEmployer,
    method: "POST",
    path: "/employers/{employerId}/visits",
    summary: "Record a visit by people of two sides, and the needs they heard",
    access: organisers,
    body: RecordVisit,
    reply: Visit,
    status: 201,
    refusals: ["date-implausible"],
  },
  listVisits: {
    ...ofEmployer,
    method: "GET",
    path: "/employers/{employerId}/visits",
    summary: "Visits to an employer, newest first",
    access: organisers,
    query: paging,
    reply: pageOf(VisitCard),
  },
  getVisit: {
    method: "GET",
    path: "/visits/{visitId}",
    summary: "One visit with its needs",
    access: organisers,
    params: { visitId: VisitId },
    reply: Visit,
  },
} as const;
