import { communitiesMoments as communities } from "#services/communities/messages.ts";
import { coursesMoments as courses } from "#services/courses/messages.ts";
import { employmentMoments as employment } from "#services/employment/messages.ts";
import { mediationMoments as mediation } from "#services/mediation/messages.ts";
import { meetingsMoments as meetings } from "#services/meetings/messages.ts";
import type { Happened } from "#shared/messages/moment.ts";

/** A moment that no example sets off: the fact as it is heard, the thing by then, and who is told, by hand. */
type Elsewhere = {
  readonly row: unknown;
  readonly found?: object;
  readonly data: object;
  readonly told: readonly string[];
};

export type Row = {
  readonly tell: (happened: Happened) => Iterable<string | undefined>;
  readonly when?: (happened: Happened) => boolean;
  readonly params?: (happened: Happened) => object;
};

const person = { personId: "per_own" };
const booking = { people: ["per_booker", "per_guardian"], guardianIds: ["per_guardian"], until: undefined };
const ofBooking = { courseId: "crs_1", bookingId: "bkg_1", learnerId: "dpt_1" };
const course = { people: ["per_one", "per_two"], rightUntil: undefined };
const both = ["per_booker", "per_guardian"];
const session = { people: both, status: "scheduled", startsAt: "2026-03-09T02:00:00.000Z" };
const ofSession = { sessionId: "csn_1", courseId: "crs_1", startsAt: "2026-03-09T02:00:00.000Z" };
const followed = {
  meeting: { meetingId: "mtg_1", startsAt: "2026-03-09T02:00:00.000Z", agenda: {} },
  seated: [{ personId: "per_steward", side: "property" }],
  subscribers: ["per_steward", "per_follower"],
};
const work = { jobApplicationId: "jap_1", postingId: "pst_1", employerId: "emp_1" };
const applicant = { personId: "per_own", interviews: [{ at: "2026-03-09T02:00:00.000Z" }] };
const seated = [
  { personId: "per_steward", side: "property" },
  { personId: "per_worker", side: "community" },
];
const action = {
  actionId: "act_1",
  sides: ["property"],
  leadId: "per_lead",
  dueOn: "2026-04-01",
  overdueAt: "2026-04-01T16:00:00.000Z",
};
const issue = { issue: { issueId: "iss_1", raisedBy: "per_proposer", actions: [action] }, seated };
const ofAction = { actionId: "act_1", issueId: "iss_1", leadId: "per_lead" };
const subject = {
  number: "1",
  category: "noise",
  place: { building: "2栋" },
  status: "accepted",
  lead: { personId: "per_lead" },
  disputants: [{ personId: "per_qin" }, { representative: { personId: "per_speaker" } }, { name: "外人" }],
};

const unreached = { found: { people: ["per_duty", "per_qin"] }, data: { personId: "per_qin" }, told: ["per_duty"] };

// biome-ignore format: a table is read by its rows
export const toldElsewhere: Readonly<Record<string, Elsewhere>> = {
  "meetings.unreached": { row: meetings.unreached, ...unreached },
  "mediation.unreached": { row: mediation.unreached, ...unreached },
  "employment.unreached": { row: employment.unreached, ...unreached },
  "courses.unreached": { row: courses.unreached, ...unreached },
  "communities.unreached": { row: communities.unreached, ...unreached },
  "communities.calendarMissing": { row: communities.calendarMissing, found: { administrators: ["per_admin"] }, data: { year: "2027", toldTo: ["community-admin"] }, told: ["per_admin"] },
  "communities.erasureAnnounced": { row: communities.erasureAnnounced, data: { ...person, dueAt: "2026-03-05T01:00:00.000Z" }, told: ["per_own"] },
  "communities.erasureLapsed": { row: communities.erasureLapsed, data: person, told: ["per_own"] },
  "communities.erasureWaits": { row: communities.erasureWaits, data: person, told: ["per_own"] },
  "communities.exportLapsed": { row: communities.exportLapsed, data: person, told: ["per_own"] },
  "communities.webhookOff": { row: communities.webhookOff, found: { administrators: ["per_admin"] }, data: { webhookId: "whk_1", cause: "gone" }, told: ["per_admin"] },
  "courses.atDoor": { row: courses.atDoor, found: course, data: { courseId: "crs_1" }, told: ["per_one", "per_two"] },
  "courses.consentRefused": { row: courses.consentRefused, found: booking, data: { ...ofBooking, cause: "consent-refused" }, told: both },
  "courses.holdLapsed": { row: courses.holdLapsed, found: booking, data: { ...ofBooking, cause: "consent-lapsed" }, told: both },
  "courses.offerLapsed": { row: courses.offerLapsed, found: booking, data: { ...ofBooking, cause: "offer-lapsed" }, told: both },
  "courses.offerRecalled": { row: courses.offerRecalled, found: booking, data: ofBooking, told: both },
  "courses.remindedFirst": { row: courses.remindedFirst, found: session, data: { ...ofSession, hours: 24 }, told: both },
  "courses.remindedLast": { row: courses.remindedLast, found: session, data: { ...ofSession, hours: 2 }, told: both },
  "courses.sessionCancelled": { row: courses.sessionCancelled, found: course, data: { courseId: "crs_1" }, told: ["per_one", "per_two"] },
  "courses.sessionMoved": { row: courses.sessionMoved, found: course, data: { courseId: "crs_1", startsAt: "2026-03-09T02:00:00.000Z" }, told: ["per_one", "per_two"] },
  "employment.briefed": { row: employment.briefed, found: person, data: { postingIds: [], needIds: [] }, told: ["per_own"] },
  "employment.hired": { row: employment.hired, found: applicant, data: work, told: ["per_own"] },
  "employment.interview": { row: employment.interview, found: { ...applicant, status: "interviewing" }, data: { ...work, to: "interviewing" }, told: ["per_own"] },
  "employment.interviewMissed": { row: employment.interviewMissed, found: applicant, data: work, told: ["per_own"] },
  "employment.keepProfile": { row: employment.keepProfile, found: person, data: { forgetAt: "2027-03-09T02:00:00.000Z" }, told: ["per_own"] },
  "employment.offered": { row: employment.offered, found: { ...applicant, status: "offered" }, data: { ...work, to: "offered" }, told: ["per_own"] },
  "employment.placed": { row: employment.placed, found: person, data: work, told: ["per_own"] },
  "employment.rejected": { row: employment.rejected, found: applicant, data: work, told: ["per_own"] },
  "employment.retention": { row: employment.retention, found: { ...person, employerId: "emp_1", checks: [{ month: 3, is: "due" }] }, data: { month: 3 }, told: ["per_own"] },
  "employment.withheld": { row: employment.withheld, found: applicant, data: work, told: ["per_own"] },
  "mediation.carried": { row: mediation.carried, found: { people: ["per_qin"] }, data: { carryCount: 3, ageDays: 95 }, told: ["per_qin"] },
  "mediation.unsettled": { row: mediation.unsettled, found: subject, data: { settled: false }, told: ["per_lead"] },
  "meetings.actionOverdue": { row: meetings.actionOverdue, found: issue, data: ofAction, told: ["per_lead", "per_steward"] },
  "meetings.actionReminded": { row: meetings.actionReminded, found: issue, data: ofAction, told: ["per_lead"] },
  "meetings.actionWithoutLead": { row: meetings.actionWithoutLead, found: issue, data: ofAction, told: ["per_steward"] },
  "meetings.carried": { row: meetings.carried, found: issue, data: { carryCount: 3, ageDays: 95 }, told: ["per_proposer"] },
  "meetings.changeFollowed": { row: meetings.changeFollowed, found: followed, data: {}, told: ["per_follower"] },
  "meetings.closed": { row: meetings.closed, found: issue, data: {}, told: ["per_proposer"] },
  "meetings.notValid": { row: meetings.notValid, found: issue, data: { missingSides: ["property"] }, told: ["per_proposer"] },
};
