import { courseOpened } from "#shared/contracts/courses.ts";
import { placementStarted } from "#shared/contracts/employment.ts";
import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { showAtHome } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { answering } from "#shared/messages/unreached.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import { employmentCards } from "./cards.ts";
import { cellOfStage, cellsOfHire } from "./domain/count.ts";
import { flagLateReport } from "./domain/fair/open.ts";
import { askRetention } from "./domain/placement/check.ts";
import { expire, fillWhenTaken } from "./domain/posting/fill.ts";
import { Purpose } from "./domain/seeker/consents.ts";
import { place } from "./domain/seeker/learn.ts";
import { followWithdrawal } from "./flows/follow-withdrawal.ts";
import { forgetApplication } from "./flows/forget-application.ts";
import { keepCertificate } from "./flows/keep-certificate.ts";
import { learnFromCourses } from "./flows/learn-from-courses.ts";
import { lookAtIdleSeeker } from "./flows/look-at-idle-seeker.ts";
import { relatePostings } from "./flows/relate-postings.ts";
import { reviewGaps } from "./flows/review-gaps.ts";
import { withdrawApplications } from "./flows/withdraw-applications.ts";
import { employmentMoments } from "./messages.ts";
import { employmentReactions } from "./reactions.ts";
import { employmentRoutes } from "./routes.ts";
import { applicationStore } from "./store/application-store.ts";
import { certificateStore } from "./store/certificate-store.ts";
import { consentStore } from "./store/consent-store.ts";
import { countStore } from "./store/count-store.ts";
import { courseStore } from "./store/course-store.ts";
import { fairStore } from "./store/fair-store.ts";
import { employmentKeeping } from "./store/keeping.ts";
import { placementStore } from "./store/placement-store.ts";
import { postingStore } from "./store/posting-store.ts";
import { seekerStore } from "./store/seeker-store.ts";

/** What employment does at each fact that it hears. */
export const employmentConsumers = react(employmentReactions, {
  tellWhenHappened: telling("employment", employmentMoments, {
    application: async (table, id) => (await applicationStore(table).find(id))?.state,
    seeker: async (table, id) => (await seekerStore(table).find(id))?.state,
    placement: async (table, id) => (await placementStore(table).find(id))?.state,
    unreached: answering("employment", (table, { now }) => roleHolders(table, "employment-caseworker", now)),
  }),

  showAtHomeWhenTold: showAtHome(employmentCards, employmentRoutes),

  /** Consents for other things than finding work are no business of employment. */
  keepConsentWhenGiven: async ({ event, table, command }) => {
    const { subjectId, consentId, scopeId, textVersion } = event.data;
    const { data: purpose } = Purpose.safeParse(event.data.purpose);
    if (purpose === undefined) return;
    await consentStore(table).give(subjectId, { consentId, purpose, scopeId, textVersion, at: event.time });
    if (purpose === "skill-update") await learnFromCourses({ table, command }, subjectId);
  },

  stopWhenConsentWithdrawn: followWithdrawal,

  withdrawWhenSeekerClosed: withdrawApplications,

  knowCourseWhenOpened: async ({ event: { type, data }, table }) => {
    const courses = courseStore(table);
    await (type === courseOpened.type ? courses.know(data.courseId) : courses.end(data.courseId));
  },

  learnWhenCertificateIssued: keepCertificate,

  relatePostingsWhenEmployerRelated: relatePostings,

  expireWhenPostingExpiryDue: ({ event, table, now, command }) =>
    postingStore(table).decide(event.data.postingId, command, (current) => expire(current, now)),

  fillWhenApplicantHired: async ({ event, table, now, command }) => {
    const { postingId } = event.data;
    const left = await postingStore(table).openingsLeft(postingId);
    await postingStore(table).decide(postingId, command, (current) => fillWhenTaken(current, { left, at: now }));
  },

  keepWorkWhenPlacementMoved: ({ event, table, command }) => {
    const { seekerId, placementId } = event.data;
    const is = event.type === placementStarted.type ? "active" : "ended";
    return seekerStore(table).decide(seekerId, command, (current) => place(current, { placementId, is }));
  },

  countWhenPlacementStarted: async ({ event, table }) => {
    const { state } = await placementStore(table).get(event.data.placementId);
    await countStore(table).countOnce(cellsOfHire(state), state.seekerId);
  },

  /** A need that was told belongs to no programme yet; a posting does. */
  countWhenSeekerBriefed: async ({ event, table }) => {
    const { seekerId, postingIds } = event.data;
    const postings = await postingStore(table).getEach([...new Set(postingIds)]);
    const programmeIds = [...new Set(postings.map(({ programmeId }) => programmeId))];
    const cells = programmeIds.map((programmeId) => cellOfStage("briefed", programmeId));
    if (cells.length > 0) await countStore(table).countOnce(cells, seekerId);
  },

  countWhenApplied: async ({ event, table }) => {
    const { seekerId, programmeId, to } = event.data;
    if (to === "applied") await countStore(table).countOnce([cellOfStage("applied", programmeId)], seekerId);
  },

  countWhenRetained: async ({ event, table }) => {
    const { seekerId, programmeId, kind } = event.data;
    if (kind === "retained") await countStore(table).countOnce([cellOfStage("retained", programmeId)], seekerId);
  },

  askWhenRetentionDue: ({ event, table, now, command }) => {
    const { placementId, month } = event.data;
    return placementStore(table).decide(placementId, command, (current) => askRetention(current, { month, at: now }));
  },

  flagLateWhenFairReportDue: async ({ event, table, now, command, community }) => {
    const { policy } = await community();
    await fairStore(table).decide(event.data.fairId, command, (current) =>
      flagLateReport(current, { at: now, policy }),
    );
  },

  reviewGapsWhenSkillsMoved: reviewGaps,

  askOrForgetWhenSeekerIdle: lookAtIdleSeeker,

  forgetWhenApplicationOld: forgetApplication,

  gatherWhenDataExportRequested: gather(employmentKeeping),

  forgetWhenErasureRequested: async (heard) => {
    await certificateStore(heard.table).forgetEach(heard.event.data.personId);
    await erasePerson(employmentKeeping)(heard);
  },

  exportKeptWhenCommunityExportRequested: exportKept(employmentKeeping),

  eraseWhenCommunityErasureDue: eraseCommunity(employmentKeeping),
});
