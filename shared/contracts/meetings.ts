import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { Side } from "../domain/roles.ts";
import { event } from "../events/contract.ts";

const id = z.string();
const count = z.int().min(0);
const sides = z.array(Side);

export const IssueKind = z.enum(["hard", "report"]);
export const IssueOrigin = z.enum(["case", "recurrence", "resident", "objection", "employer", "manual"]);

const seriesEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`meetings.${name}.v1`, summary, "seriesId", z.object({ seriesId: id, ...shape }));

export const seriesStarted = seriesEvent("series-started", "A body meets by a rule from now on.", {});
export const seriesApproved = seriesEvent("series-approved", "Somebody said yes to the body for their side.", {
  side: Side,
});
export const seatTaken = seriesEvent("seat-taken", "A person sits for a side.", {
  seatId: id,
  personId: id,
  side: Side,
});
export const seatEnded = seriesEvent("seat-ended", "A person sits for a side no longer.", {
  seatId: id,
  personId: id,
  side: Side,
});
export const meetingPlanned = seriesEvent("meeting-planned", "The rule gave the day of another meeting.", {
  meetingId: id,
});

const feedEvent = (name: string, summary: string) =>
  event(`meetings.${name}.v1`, summary, "feedId", z.object({ feedId: id, seriesId: id }));

export const feedOpened = feedEvent("feed-opened", "A calendar may follow the meetings.");
export const feedClosed = feedEvent("feed-closed", "The calendar's code opens nothing any more.");

/** Nobody else is told who follows what: the fact does not name the body. */
const subscriptionEvent = (name: string, summary: string) =>
  event(`meetings.${name}.v1`, summary, "subscriptionId", z.object({ subscriptionId: id }));

export const subscriptionBegun = subscriptionEvent("subscription-begun", "Somebody follows the meetings of a body.");
export const subscriptionEnded = subscriptionEvent("subscription-ended", "Somebody follows them no more.");

const meetingEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`meetings.${name}.v1`, summary, "meetingId", z.object({ meetingId: id, ...shape }));

export const meetingScheduled = meetingEvent("meeting-scheduled", "A meeting has its time.", {
  seriesId: id,
  startsAt: Instant,
  endsAt: Instant,
});
export const collectingDue = meetingEvent("collecting-due", "The time to collect issues has come.", {});
export const collectingOpened = meetingEvent("collecting-opened", "Issues are collected for the meeting.", {});
export const agendaPublished = meetingEvent("agenda-published", "The agenda stands.", {
  startsAt: Instant,
  itemCount: count,
  legacyCount: count,
  overdueCount: count,
  urgent: z.boolean(),
});
export const meetingPostponed = meetingEvent("meeting-postponed", "The meeting waits for another time.", {});
export const meetingRescheduled = meetingEvent("meeting-rescheduled", "The meeting has another time.", {
  startsAt: Instant,
  endsAt: Instant,
});
export const meetingCancelled = meetingEvent("meeting-cancelled", "The meeting does not take place.", {});
export const meetingOpened = meetingEvent("meeting-opened", "The meeting began.", {});
export const attendeeArrived = meetingEvent("attendee-arrived", "Somebody came in.", {
  personId: id,
  side: Side.optional(),
});
export const attendeeLeft = meetingEvent("attendee-left", "Somebody went out.", {
  personId: id,
  side: Side.optional(),
});
export const chairCardPrinted = meetingEvent("chair-card-printed", "A card was printed by which somebody says yes.", {
  personId: id,
});
export const sideMissing = meetingEvent("side-missing", "A side never came to the meeting.", { sides });
export const meetingClosed = meetingEvent("meeting-closed", "The meeting is over.", {
  decidedCount: count,
  undecidedCount: count,
});
const revision = { revision: z.int().min(1) };
export const minutesDrafted = meetingEvent("minutes-drafted", "The minutes may be amended.", revision);
export const minutesAmended = meetingEvent("minutes-amended", "An attendee wants the minutes changed.", {
  amendmentId: id,
});
export const minutesRevised = meetingEvent("minutes-revised", "The minutes have another revision.", revision);
export const minutesSideConfirmed = meetingEvent("minutes-side-confirmed", "A side confirmed the minutes.", {
  ...revision,
  side: Side,
});
export const minutesSideExcused = meetingEvent(
  "minutes-side-excused",
  "A side has nobody left to confirm the minutes.",
  {
    ...revision,
    side: Side,
  },
);
export const minutesConfirmed = meetingEvent(
  "minutes-confirmed",
  "Every side that has somebody confirmed the minutes.",
  revision,
);
export const minutesPublished = meetingEvent("minutes-published", "Anyone may read the minutes.", revision);

const issueEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`meetings.${name}.v1`, summary, "issueId", z.object({ issueId: id, ...shape }));

const age = { carryCount: count, ageDays: count };
/** The cases that the issue stood for, and the recurrences that raised it or what it absorbed. */
const behind = { caseIds: z.array(id), recurrenceIds: z.array(id) };
export const issueRaised = issueEvent("issue-raised", "Something is to come before the joint meeting.", {
  kind: IssueKind,
  origin: IssueOrigin,
  category: z.string().optional(),
  building: z.string().optional(),
  recurrenceId: id.optional(),
});
export const caseLinked = issueEvent("case-linked", "The issue stands for a case too.", { caseId: id });
export const issueOpened = issueEvent("issue-opened", "The issue goes on the next agenda.", { kind: IssueKind });
export const issueRejected = issueEvent("issue-rejected", "The issue does not come before the meeting.", {
  ...behind,
});
export const issueMerged = issueEvent("issue-merged", "The issue is part of another from now on.", {
  intoIssueId: id,
});
export const issueAbsorbed = issueEvent("issue-absorbed", "Another issue is part of this one from now on.", {
  absorbedId: id,
});
export const issuePlaced = issueEvent("issue-placed", "The issue is on an agenda.", { meetingId: id, ...age });
export const issueReleased = issueEvent("issue-released", "The meeting fell away: the issue waits for another.", {
  meetingId: id,
});
export const issueDiscussed = issueEvent("issue-discussed", "The meeting spoke about the issue.", { meetingId: id });
export const issueCarried = issueEvent("issue-carried", "The meeting left the issue undecided.", {
  meetingId: id,
  ...age,
  missingSides: sides,
  caseIds: z.array(id).optional(),
});
export const issueExplained = issueEvent("issue-explained", "It was said why the issue is still open.", {
  carryCount: count,
});
export const issueReferredUp = issueEvent("issue-referred-up", "The subdistrict has the issue now.", {
  level: z.enum(["subdistrict"]),
  ...age,
  ...behind,
});
export const resolutionProposed = issueEvent("resolution-proposed", "The meeting is asked to decide this.", {
  resolutionId: id,
  meetingId: id,
});
export const resolutionConcurred = issueEvent("resolution-concurred", "Somebody said yes to it for their side.", {
  resolutionId: id,
  meetingId: id,
  side: Side,
});
export const resolutionNotValid = issueEvent("resolution-not-valid", "An opinion without a side binds nobody.", {
  resolutionId: id,
  meetingId: id,
  missingSides: sides,
});
export const resolutionAdopted = issueEvent("resolution-adopted", "The meeting decided, every side present.", {
  resolutionId: id,
  meetingId: id,
  caseIds: z.array(id),
  actionIds: z.array(id),
  sides,
});
export const resolutionExtended = issueEvent("resolution-extended", "The resolution counts for later cases too.", {
  resolutionId: id,
  caseIds: z.array(id),
  verified: z.boolean(),
});
export const issueVerified = issueEvent("issue-verified", "All that was decided is done, and was looked at.", {
  resolutionId: id,
  caseIds: z.array(id),
});
export const issueClosed = issueEvent("issue-closed", "Every case behind the issue has ended.", {
  ...age,
  ...behind,
});
