import * as z from "zod";
import { pageOf, paging } from "#shared/http/route.ts";
import {
  Application,
  ApplicationCard,
  ApplicationId,
  ApplicationStatus,
  Apply,
  isBeingSetUp,
  RejectApplication,
  ResumeProvisioning,
} from "../domain/application.ts";

const path = "/v1/applications";
const one = { reach: "region", params: { applicationId: ApplicationId }, reply: Application } as const;
const verb = { ...one, offers: "application", method: "POST", access: "operator", body: z.strictObject({}) } as const;

/** How a community asks to work with Linli, and what the operator does with it. */
export const applicationSpecs = {
  applyForCommunity: {
    method: "POST",
    path: "/v1/public/applications",
    summary: "Ask to work with Linli, as bodies of two sides",
    access: "public",
    reach: "region",
    body: Apply,
    reply: z.object({ application: Application, code: z.string() }),
    status: 201,
    refusals: ["quota-exceeded"],
  },
  followApplication: {
    ...one,
    method: "GET",
    path: "/v1/public/applications/{applicationId}",
    summary: "See how an application stands, with the code that was given for it",
    goesOn: isBeingSetUp,
    access: "code",
  },
  listApplications: {
    method: "GET",
    path,
    summary: "Applications by status, oldest first",
    access: "operator",
    reach: "region",
    query: { status: ApplicationStatus.default("applied"), ...paging },
    reply: pageOf(ApplicationCard),
  },
  getApplication: {
    ...one,
    offers: "application",
    method: "GET",
    path: `${path}/{applicationId}`,
    summary: "One application, with its steps",
    goesOn: isBeingSetUp,
    access: "operator",
    restricted: true,
  },
  screenApplication: { ...verb, path: `${path}/{applicationId}/screen`, summary: "Look at the papers" },
  approveApplication: {
    ...verb,
    path: `${path}/{applicationId}/approve`,
    summary: "Say yes: the steps of provisioning follow by themselves",
    goesOn: isBeingSetUp,
  },
  rejectApplication: {
    ...verb,
    path: `${path}/{applicationId}/reject`,
    summary: "Say no, and why",
    body: RejectApplication,
  },
  resumeProvisioning: {
    ...verb,
    path: `${path}/{applicationId}/resume`,
    summary: "Go on where a step failed",
    goesOn: true,
    body: ResumeProvisioning,
  },
} as const;
