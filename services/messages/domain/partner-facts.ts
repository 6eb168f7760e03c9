import * as z from "zod";
import { calendarYearTaken } from "#shared/contracts/calendars.ts";
import { communityResumed, communitySuspended } from "#shared/contracts/communities.ts";
import * as courses from "#shared/contracts/courses.ts";
import * as employment from "#shared/contracts/employment.ts";
import { markOf } from "#shared/contracts/marks.ts";
import { actionAssigned, actionVerified } from "#shared/contracts/meeting-actions.ts";
import * as meetings from "#shared/contracts/meetings.ts";
import { Instant } from "#shared/domain/dates.ts";

/**
 * The facts that a partner may hear, and why. None is of a person or of a dispute, a consent, a worry, a seeker or what
 * the desk does for somebody; what one says of people beside is left out.
 */
const partnerFacts = [
  {
    because: "whoever teaches, lets rooms or prints the week's plan has to know when the university is open",
    facts: [
      courses.campusOpened,
      courses.campusClosed,
      courses.campusReopened,
      courses.campusRetired,
      courses.courseOpened,
      courses.sessionsScheduled,
      courses.courseStarted,
      courses.courseSuspended,
      courses.courseResumed,
      courses.courseCancelled,
      courses.courseCompleted,
      courses.sessionMoved,
      courses.sessionSuspended,
      courses.sessionResumed,
      courses.sessionCancelled,
    ],
  },
  {
    because: "the sides of the joint meeting keep calendars of their own, and its minutes are for anybody",
    facts: [
      meetings.meetingScheduled,
      meetings.meetingRescheduled,
      meetings.meetingPostponed,
      meetings.meetingCancelled,
      meetings.agendaPublished,
      meetings.meetingOpened,
      meetings.meetingClosed,
      meetings.minutesPublished,
    ],
  },
  {
    because: "the property company and the subdistrict do what was decided, and see how old an issue is",
    facts: [
      meetings.resolutionAdopted,
      meetings.issueCarried,
      meetings.issueReferredUp,
      meetings.issueClosed,
      actionAssigned,
      actionVerified,
    ],
  },
  {
    because: "a posting and a fair are public, and boards elsewhere show them too",
    facts: [
      employment.postingPublished,
      employment.postingFilled,
      employment.postingExpired,
      employment.postingWithdrawn,
      employment.fairPlanned,
      employment.fairReady,
      employment.fairOpened,
      employment.fairClosed,
      employment.fairCancelled,
      employment.programmeActivated,
      employment.programmeClosed,
    ],
  },
  {
    because: "whoever works with the community has to know whether it is there, and on which days",
    facts: [communitySuspended, communityResumed, calendarYearTaken],
  },
] as const;

/** Every fact that a partner may hear. */
export const factsForPartners = partnerFacts.flatMap(({ facts }) => [...facts]);

const byType = new Map(factsForPartners.map((fact) => [fact.type as string, fact]));

export const partnerTypes: readonly string[] = [...byType.keys()].toSorted();

export const isForPartners = (type: string): boolean => byType.has(type);

type Told = {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
  readonly community: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A fact as a partner hears it: CloudEvents 1.0 in JSON. */
export const PartnerEvent = z.object({
  specversion: z.literal("1.0"),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  time: Instant,
  subject: z.string().optional(),
  datacontenttype: z.literal("application/json"),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type PartnerEvent = z.infer<typeof PartnerEvent>;

/** What goes to partners of a fact: nothing that says something of a person. */
export const forPartners = ({ id, type, time, subject, community, data }: Told): PartnerEvent => {
  const [service = ""] = type.split(".");
  const named = byType.get(type)?.subject ?? "personId";
  const open = Object.entries(data).filter(([name, value]) => value !== undefined && markOf(name) !== "person");
  return {
    specversion: "1.0",
    id,
    source: `/v1/communities/${community}/${service}`,
    type,
    time,
    ...(markOf(named) !== "person" && { subject }),
    datacontenttype: "application/json",
    data: Object.fromEntries(open) as PartnerEvent["data"],
  };
};
