import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { askOrForgetWhenSeekerIdle } from "./consumers/ask-or-forget-when-seeker-idle.ts";
import { askWhenRetentionDue } from "./consumers/ask-when-retention-due.ts";
import { countWhenApplied } from "./consumers/count-when-applied.ts";
import { countWhenPlacementStarted } from "./consumers/count-when-placement-started.ts";
import { countWhenRetained } from "./consumers/count-when-retained.ts";
import { countWhenSeekerBriefed } from "./consumers/count-when-seeker-briefed.ts";
import { eraseWhenCommunityErasureDue } from "./consumers/erase-when-community-erasure-due.ts";
import { expireWhenPostingExpiryDue } from "./consumers/expire-when-posting-expiry-due.ts";
import { fillWhenApplicantHired } from "./consumers/fill-when-applicant-hired.ts";
import { flagLateWhenFairReportDue } from "./consumers/flag-late-when-fair-report-due.ts";
import { forgetWhenApplicationOld } from "./consumers/forget-when-application-old.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { keepConsentWhenGiven } from "./consumers/keep-consent-when-given.ts";
import { keepWorkWhenPlacementMoved } from "./consumers/keep-work-when-placement-moved.ts";
import { knowCourseWhenOpened } from "./consumers/know-course-when-opened.ts";
import { knowPersonWhenRegistered } from "./consumers/know-person-when-registered.ts";
import { learnWhenCertificateIssued } from "./consumers/learn-when-certificate-issued.ts";
import { relatePostingsWhenEmployerRelated } from "./consumers/relate-postings-when-employer-related.ts";
import { reviewGapsWhenSkillsMoved } from "./consumers/review-gaps-when-skills-moved.ts";
import { stopWhenConsentWithdrawn } from "./consumers/stop-when-consent-withdrawn.ts";
import { withdrawWhenSeekerClosed } from "./consumers/withdraw-when-seeker-closed.ts";
import { applications } from "./handlers/applications.ts";
import { employers } from "./handlers/employers.ts";
import { fairs } from "./handlers/fairs.ts";
import { placements } from "./handlers/placements.ts";
import { postings } from "./handlers/postings.ts";
import { preparing } from "./handlers/preparing.ts";
import { programmes } from "./handlers/programmes.ts";
import { reports } from "./handlers/reports.ts";
import { seekers } from "./handlers/seekers.ts";
import { stories } from "./handlers/stories.ts";
import { decisions } from "./handlers/transitions.ts";
import { wellbeing } from "./handlers/wellbeing.ts";
import { employmentReactions } from "./reactions.ts";
import { employmentRoutes } from "./routes.ts";
import { employmentKeeping } from "./store/keeping.ts";

export const employment = {
  name: "employment",
  routes: employmentRoutes,
  reactions: employmentReactions,
  endpoints: answers(employmentRoutes, {
    ...programmes,
    ...employers,
    ...postings,
    ...fairs,
    ...seekers,
    ...preparing,
    ...wellbeing,
    ...applications,
    ...placements,
    ...stories,
    ...reports,
    ...decisions,
  }),
  consumers: [
    knowPersonWhenRegistered,
    keepConsentWhenGiven,
    stopWhenConsentWithdrawn,
    withdrawWhenSeekerClosed,
    knowCourseWhenOpened,
    learnWhenCertificateIssued,
    relatePostingsWhenEmployerRelated,
    expireWhenPostingExpiryDue,
    fillWhenApplicantHired,
    keepWorkWhenPlacementMoved,
    countWhenPlacementStarted,
    countWhenSeekerBriefed,
    countWhenApplied,
    countWhenRetained,
    askWhenRetentionDue,
    flagLateWhenFairReportDue,
    reviewGapsWhenSkillsMoved,
    askOrForgetWhenSeekerIdle,
    forgetWhenApplicationOld,
    gatherWhenDataExportRequested,
    forgetWhenErasureRequested,
    eraseWhenCommunityErasureDue,
  ],
  keeping: employmentKeeping,
} as const satisfies Service;
