import { pageOf, paging } from "#shared/http/route.ts";
import { AcceptWork } from "../domain/application/accept.ts";
import { Application, ApplicationCard } from "../domain/application/application.ts";
import { ApplicationView } from "../domain/application/application-view.ts";
import {
  Apply,
  MarkBriefed,
  OpenApplication,
  ShareAgain,
  StartPreparing,
  WithdrawApplication,
} from "../domain/application/apply.ts";
import {
  HireApplicant,
  InviteToInterview,
  MissInterview,
  OfferWork,
  RejectApplication,
} from "../domain/application/hire.ts";
import { EmployerId, JobApplicationId, PostingId, SeekerId } from "../domain/parts.ts";

const caring = { roles: ["employment-caseworker", "desk-operator", "resident"] } as const;
const caseworker = { roles: ["employment-caseworker"] } as const;
const hiring = { roles: ["employment-caseworker", "employer-contact"] } as const;
const onApplication = {
  method: "POST",
  params: { jobApplicationId: JobApplicationId },
  reply: Application,
  offers: "application",
} as const;
const bySeeker = { ...onApplication, access: caring } as const;
const byEmployer = { ...onApplication, access: hiring } as const;

/** Applications: from an interest to a contract, or to a no with its reason. */
export const applicationSpecs = {
  showInterest: {
    method: "POST",
    path: "/applications",
    summary: "Say that a seeker is interested in a posting",
    access: caring,
    body: OpenApplication,
    reply: Application,
    offers: "application",
    status: 201,
    refusals: ["wrong-state"],
  },
  getJobApplication: {
    method: "GET",
    path: "/applications/{jobApplicationId}",
    summary: "An application; the employer sees the applicant only by consent",
    access: { roles: [...caring.roles, "employer-contact"] },
    params: { jobApplicationId: JobApplicationId },
    reply: ApplicationView,
    offers: "application",
    restricted: true,
  },
  listPipeline: {
    method: "GET",
    path: "/postings/{postingId}/applications",
    summary: "Every application to a posting, in the order in which they were opened",
    access: caseworker,
    params: { postingId: PostingId },
    query: paging,
    reply: pageOf(ApplicationCard),
    restricted: true,
  },
  listApplicants: {
    method: "GET",
    path: "/employers/{employerId}/applications",
    summary: "The applications that applicants let this employer see",
    access: hiring,
    params: { employerId: EmployerId },
    query: paging,
    reply: pageOf(ApplicationCard),
    restricted: true,
  },
  listSeekerApplications: {
    method: "GET",
    path: "/seekers/{seekerId}/applications",
    summary: "A seeker's own applications",
    access: caring,
    params: { seekerId: SeekerId },
    query: paging,
    reply: pageOf(ApplicationCard),
    restricted: true,
  },
  markApplicantBriefed: {
    ...bySeeker,
    access: caseworker,
    path: "/applications/{jobApplicationId}/brief",
    summary: "Note that the seeker was told of the posting",
    body: MarkBriefed,
    refusals: ["wrong-state"],
  },
  prepareApplicant: {
    ...bySeeker,
    path: "/applications/{jobApplicationId}/prepare",
    summary: "Note that the seeker prepares",
    body: StartPreparing,
    refusals: ["wrong-state"],
  },
  applyForWork: {
    ...bySeeker,
    path: "/applications/{jobApplicationId}/apply",
    summary: "Send the application to the employer, by the seeker's consent to share it",
    body: Apply,
    refusals: ["wrong-state", "share-consent-required"],
  },
  shareJobApplication: {
    ...bySeeker,
    path: "/applications/{jobApplicationId}/share",
    summary: "Let the employer see the applicant again, by a new consent",
    body: ShareAgain,
    refusals: ["wrong-state", "share-consent-required"],
  },
  withdrawJobApplication: {
    ...bySeeker,
    path: "/applications/{jobApplicationId}/withdraw",
    summary: "Say no for the seeker, and why",
    body: WithdrawApplication,
    refusals: ["wrong-state"],
  },
  inviteToInterview: {
    ...byEmployer,
    path: "/applications/{jobApplicationId}/interview",
    summary: "Interview the applicant, perhaps at a fair",
    body: InviteToInterview,
    refusals: ["wrong-state", "share-consent-required"],
  },
  offerWork: {
    ...byEmployer,
    path: "/applications/{jobApplicationId}/offer",
    summary: "Offer the applicant the work",
    body: OfferWork,
    refusals: ["wrong-state", "share-consent-required"],
  },
  acceptWork: {
    ...bySeeker,
    path: "/applications/{jobApplicationId}/accept",
    summary: "Take the offer, which nobody does for another",
    fresh: true,
    body: AcceptWork,
    needsIdentity: true,
    refusals: ["wrong-state", "conflict-of-interest", "share-consent-required"],
  },
  hireApplicant: {
    ...byEmployer,
    path: "/applications/{jobApplicationId}/hire",
    summary: "Hire who accepted the offer, as long as there are openings",
    body: HireApplicant,
    refusals: ["wrong-state", "share-consent-required", "date-implausible"],
  },
  rejectApplicant: {
    ...byEmployer,
    path: "/applications/{jobApplicationId}/reject",
    summary: "Say no for the employer, and why",
    body: RejectApplication,
    refusals: ["wrong-state"],
  },
  missInterview: {
    ...byEmployer,
    path: "/applications/{jobApplicationId}/miss",
    summary: "Note that the applicant did not come",
    body: MissInterview,
    refusals: ["wrong-state"],
  },
} as const;
