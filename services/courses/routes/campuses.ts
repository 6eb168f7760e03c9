import { sideRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { Campus } from "../domain/campus/campus.ts";
import { VenueCard } from "../domain/campus/campus-view.ts";
import { ApproveDecision, ProposeDecision, RejectDecision } from "../domain/campus/decision.ts";
import {
  AddVenue,
  ApproveCampus,
  Consult,
  OpenCampus,
  ProposeCampus,
  SeatMember,
  UnseatMember,
} from "../domain/campus/proposal.ts";
import { AdoptTermPlan, CopyTermPlan, TermPlanCard, TermPlanDraft, TermPlanView } from "../domain/course/term-plan.ts";
import { CampusId, TermPlanId } from "../domain/ids.ts";

const organisers = { roles: ["community-admin", "residents-committee-worker", "property-staff"] } as const;
const sides = { roles: sideRoles.map(({ role }) => role) };
const admin = { roles: ["community-admin"] } as const;

const onCampus = {
  method: "POST",
  params: { campusId: CampusId },
  reply: Campus,
  offers: "campus",
  refusals: ["wrong-state"],
} as const;

/** The community university itself: its founding, its committee and its plans. */
export const campusSpecs = {
  proposeCampus: {
    method: "POST",
    path: "/campuses",
    summary: "Ask for a community university",
    access: organisers,
    body: ProposeCampus,
    reply: Campus,
    offers: "campus",
    status: 201,
  },
  listCampuses: {
    method: "GET",
    path: "/campuses",
    summary: "The campuses of the community",
    access: "member",
    query: paging,
    reply: pageOf(Campus),
  },
  getCampus: {
    method: "GET",
    path: "/campuses/{campusId}",
    summary: "A campus with its committee and its closures, planned and actual",
    access: "member",
    params: { campusId: CampusId },
    reply: Campus,
    offers: "campus",
  },
  consultOnCampus: {
    ...onCampus,
    path: "/campuses/{campusId}/consult",
    summary: "Record a round of consultation between sides",
    access: organisers,
    body: Consult,
  },
  approveCampus: {
    ...onCampus,
    path: "/campuses/{campusId}/approve",
    summary: "Say yes to the campus for one's own side; with the third it is approved",
    access: sides,
    body: ApproveCampus,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side"],
  },
  seatMember: {
    ...onCampus,
    path: "/campuses/{campusId}/seat",
    summary: "Seat somebody on the committee for a side",
    access: admin,
    body: SeatMember,
    refusals: ["wrong-state", "not-of-side"],
  },
  unseatMember: {
    ...onCampus,
    path: "/campuses/{campusId}/unseat",
    summary: "End a seat on the committee",
    access: admin,
    body: UnseatMember,
  },
  addVenue: {
    ...onCampus,
    path: "/campuses/{campusId}/add-venue",
    summary: "Add a room or a place where courses are held",
    access: organisers,
    body: AddVenue,
  },
  openCampus: {
    ...onCampus,
    path: "/campuses/{campusId}/open",
    summary: "Open the campus, once all three sides sit on its committee",
    access: "member",
    body: OpenCampus,
    refusals: ["wrong-state", "not-of-side", "committee-incomplete"],
  },
  proposeDecision: {
    ...onCampus,
    path: "/campuses/{campusId}/propose",
    summary: "Ask the committee to close, to open again, or to give the campus up",
    access: "member",
    body: ProposeDecision,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side"],
  },
  approveDecision: {
    ...onCampus,
    path: "/campuses/{campusId}/approve-decision",
    summary: "Say yes for one's side; with the third it takes effect",
    access: "member",
    body: ApproveDecision,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side"],
  },
  rejectDecision: {
    ...onCampus,
    path: "/campuses/{campusId}/reject-decision",
    summary: "Say no for one's side: nothing changes",
    access: "member",
    body: RejectDecision,
    needsIdentity: true,
    refusals: ["wrong-state", "not-of-side"],
  },
  listVenues: {
    method: "GET",
    path: "/venues",
    summary: "The rooms and places where courses are held, campus by campus",
    access: "member",
    query: paging,
    reply: pageOf(VenueCard),
  },
  adoptTermPlan: {
    method: "POST",
    path: "/term-plans",
    summary: "Record what the committee adopted for a term",
    access: "member",
    body: AdoptTermPlan,
    refusals: ["not-of-side"],
    reply: TermPlanView,
    status: 201,
  },
  listTermPlans: {
    method: "GET",
    path: "/term-plans",
    summary: "What was adopted for each term, and how much of it was delivered",
    access: "member",
    query: paging,
    reply: pageOf(TermPlanCard),
  },
  getTermPlan: {
    method: "GET",
    path: "/term-plans/{termPlanId}",
    summary: "A plan, and what of it was delivered",
    access: "member",
    params: { termPlanId: TermPlanId },
    reply: TermPlanView,
  },
  copyTermPlan: {
    method: "GET",
    path: "/term-plans/{termPlanId}/copy",
    summary: "The same courses for another term, their days moved, to be corrected and adopted",
    access: "member",
    params: { termPlanId: TermPlanId },
    query: CopyTermPlan,
    reply: TermPlanDraft,
  },
} as const;
