import { pageOf, paging, publicSeconds, sorting } from "#shared/http/route.ts";
import { organiserRoles } from "../domain/access.ts";
import { Fair, FairCard, FairStatus, FairView, PublicFair, PublicFairCard } from "../domain/fair/fair.ts";
import { CancelFair, CloseFair, OpenFair, ReportFair } from "../domain/fair/open.ts";
import { ClearBooth, FileFair, MakeFairReady, PlanFair, SetBooth, SetPlans } from "../domain/fair/plan.ts";
import { FairId } from "../domain/parts.ts";

const organisers = { roles: organiserRoles } as const;
const ofFair = { params: { fairId: FairId } } as const;
const onFair = {
  ...ofFair,
  method: "POST",
  access: organisers,
  reply: Fair,
  offers: "fair",
  refusals: ["wrong-state"],
} as const;

/** Fairs: planned, filed, made ready, held and reported. */
export const fairSpecs = {
  planFair: {
    method: "POST",
    path: "/fairs",
    summary: "Plan a fair of a programme",
    access: organisers,
    body: PlanFair,
    reply: Fair,
    offers: "fair",
    status: 201,
    refusals: ["redaction-required"],
  },
  listFairs: {
    method: "GET",
    path: "/fairs",
    summary: "Fairs, or those of one status, as they were planned",
    access: "member",
    query: { status: FairStatus.optional(), ...sorting("newest"), ...paging },
    reply: pageOf(FairCard),
  },
  getFair: {
    ...ofFair,
    method: "GET",
    path: "/fairs/{fairId}",
    summary: "A fair with its plans, booths and report, and what it lacks to be ready",
    access: organisers,
    reply: FairView,
    offers: "fair",
  },
  setFairPlans: { ...onFair, path: "/fairs/{fairId}/set-plans", summary: "Write one or more plans", body: SetPlans },
  setFairBooth: {
    ...onFair,
    path: "/fairs/{fairId}/set-booth",
    summary: "Give a booth to an employer",
    body: SetBooth,
  },
  clearFairBooth: { ...onFair, path: "/fairs/{fairId}/clear-booth", summary: "Take a booth back", body: ClearBooth },
  fileFair: { ...onFair, path: "/fairs/{fairId}/file", summary: "Note that the authority was told", body: FileFair },
  makeFairReady: {
    ...onFair,
    path: "/fairs/{fairId}/make-ready",
    summary: "Make a fair ready, or learn what is missing",
    body: MakeFairReady,
    refusals: ["wrong-state", "fair-not-ready"],
  },
  openFair: { ...onFair, path: "/fairs/{fairId}/open", summary: "Open a fair that is ready", body: OpenFair },
  closeFair: { ...onFair, path: "/fairs/{fairId}/close", summary: "Close a fair; its report is due", body: CloseFair },
  reportFair: { ...onFair, path: "/fairs/{fairId}/report", summary: "Tell what a fair came to", body: ReportFair },
  cancelFair: {
    ...onFair,
    path: "/fairs/{fairId}/cancel",
    summary: "Call a fair off and announce it",
    body: CancelFair,
    refusals: ["wrong-state", "redaction-required"],
  },
  listAnnouncedFairs: {
    method: "GET",
    path: "/fairs",
    summary: "The fairs that everybody may know of, the newest first",
    access: "public",
    keptFor: publicSeconds,
    query: paging,
    reply: pageOf(PublicFairCard),
  },
  getAnnouncedFair: {
    ...ofFair,
    method: "GET",
    path: "/fairs/{fairId}",
    summary: "A fair as everybody may know of it: when and where, who takes part, whether it is off",
    access: "public",
    reply: PublicFair,
  },
} as const;
