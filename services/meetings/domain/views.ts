import * as z from "zod";
import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import { Side } from "#shared/domain/roles.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { AgendaPlace, ageOf, burdenOf, carryCountOf, Issue, owesExplanation } from "./issue/issue.ts";
import type { IssueCard } from "./issue/issue-card.ts";
import { withoutSpeakers } from "./issue/resolution.ts";
import { Agenda, Closing, Ended, type Meeting, Postponement, Session } from "./meeting/meeting.ts";
import { Minutes } from "./meeting/minutes-text.ts";
import { ActionId, IssueId, isConvener, MeetingId, without } from "./parts.ts";

/** One issue as a member sees it, with what its history weighs. */
export const IssueView = z
  .object({
    issue: Issue,
    ageDays: z.int(),
    carryCount: z.int(),
    caseCount: z.int(),
    isLegacy: z.boolean(),
    owesExplanation: z.boolean(),
  })
  .meta({ id: "IssueView" });

type Reader = { readonly caller: Caller; readonly now: Instant; readonly community: Pick<CommunityCard, "policy"> };

/** Who proposed an issue is known to those who convene the meeting, and to themselves; who leads an action stays named. */
const withoutProposer = ({ raisedBy = "", ...issue }: Issue): Issue => {
  const isLead = "actions" in issue && issue.actions.some(({ leadId }) => leadId === raisedBy);
  return { ...issue, people: isLead ? issue.people : without(issue.people, raisedBy) } as Issue;
};

/**
 * What was proposed is for everybody once it was admitted: until then it is between the proposer and the conveners, as
 * is the reason why it was rejected.
 */
const withoutText = ({ title: _, description: __, ...issue }: Issue): Issue => {
  if (!("rejection" in issue)) return issue as Issue;
  const { text: ___, ...rejection } = issue.rejection;
  return { ...issue, rejection } as Issue;
};

/** Which sides said yes is for everybody; who was in the room is not. */
const withoutRoom = (issue: Issue): Issue =>
  ({
    ...issue,
    opinions: issue.opinions.map(withoutSpeakers),
    ...("proposed" in issue && issue.proposed && { proposed: withoutSpeakers(issue.proposed) }),
    ...("resolution" in issue && { resolution: withoutSpeakers(issue.resolution) }),
  }) as Issue;

/** Which disputes lie behind an issue is for those who convene the meeting; everybody sees how many. */
const forReader = (issue: Issue, caller: Caller): Issue => {
  if (isConvener(caller)) return issue;
  const shown = { ...withoutRoom(issue), cases: {}, recurrenceIds: [] };
  if (issue.raisedBy === actingPerson(caller).personId) return shown;
  return withoutProposer(issue.openedAt ? shown : withoutText(shown));
};

/** The same of a card: it names nobody. */
export const cardFor = (card: IssueCard, caller: Caller): IssueCard => {
  const { title: _, ...untold } = card;
  return card.openedAt || isConvener(caller) ? card : untold;
};

export const issueView = (issue: Issue, { caller, now, community }: Reader): z.infer<typeof IssueView> => {
  const carryCount = carryCountOf(issue);
  return {
    issue: forReader(issue, caller),
    ageDays: ageOf(issue, now),
    carryCount,
    caseCount: Object.keys(issue.cases).length,
    isLegacy: carryCount > 0,
    owesExplanation: owesExplanation(burdenOf(issue), now, community.policy),
  };
};

/** What a list shows of a meeting, and what calendars are made of. */
export const MeetingCard = z
  .object({
    meetingId: MeetingId,
    seriesId: z.string(),
    title: Name,
    place: Name.optional(),
    status: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    sequence: z.int(),
    changedAt: Instant,
  })
  .meta({ id: "MeetingCard" });
export type MeetingCard = z.infer<typeof MeetingCard>;

/** Who was there, for those who were; for everybody which sides were. */
const SessionView = Session.extend({ sides: z.array(Side) });

/** One meeting, its start as its clocks show it. */
export const MeetingView = z
  .object({
    ...MeetingCard.omit({ changedAt: true }).shape,
    timeZone: z.string(),
    localStart: z.string(),
    noticeDays: z.int(),
    agenda: Agenda.optional(),
    postponement: Postponement.optional(),
    cancellation: Ended.optional(),
    session: SessionView.optional(),
    closing: Closing.optional(),
    minutesRevision: z.int().optional(),
  })
  .meta({ id: "Meeting" });

/** `2026-03-12T19:30`. */
const localOf = ({ timeZone, startsAt }: Meeting): string => localIn(timeZone, startsAt);

/** Who was there is for those who were, and for the conveners; everybody sees which sides were. */
const sessionFor = (session: z.infer<typeof Session>, caller: Caller): z.infer<typeof SessionView> => {
  const { attendance } = session;
  const mayKnow = isConvener(caller) || attendance.some(({ personId }) => personId === caller.personId);
  const sides = Side.options.filter((side) => attendance.some((each) => each.side === side));
  return { ...session, sides, attendance: mayKnow ? attendance : [] };
};

export const meetingView = (meeting: Meeting, caller: Caller): z.infer<typeof MeetingView> => {
  const { meetingId, seriesId, title, place, status, startsAt, endsAt, timeZone, noticeDays, sequence } = meeting;
  return {
    ...{ meetingId, seriesId, title, place, status, startsAt, endsAt, timeZone, noticeDays, sequence },
    localStart: localOf(meeting),
    ...("agenda" in meeting && { agenda: meeting.agenda }),
    ...("postponement" in meeting && { postponement: meeting.postponement }),
    ...("cancellation" in meeting && { cancellation: meeting.cancellation }),
    ...("session" in meeting && { session: sessionFor(meeting.session, caller) }),
    ...("closing" in meeting && { closing: meeting.closing }),
    ...("minutes" in meeting && { minutesRevision: meeting.minutes.revision }),
  };
};

/** One thing on an agenda. */
export const AgendaItem = z
  .object({
    issueId: IssueId,
    place: AgendaPlace,
    title: Name.optional(),
    category: z.string().optional(),
    building: Building.optional(),
    firstRaisedAt: Instant,
    ageDays: z.int(),
    carryCount: z.int(),
    outcome: z.enum(["pending", "decided", "carried", "released"]),
  })
  .meta({ id: "AgendaItem" });

/** An agenda: late actions lead it, then what was carried, by age, then what is hard, then reports. */
export const AgendaView = z
  .object({ overdueActionIds: z.array(ActionId), items: z.array(AgendaItem), nextCursor: z.string().optional() })
  .meta({ id: "AgendaView" });

/** The minutes of a meeting with every revision of them. */
export const MinutesView = z
  .object({
    meetingId: MeetingId,
    minutes: Minutes,
    revisions: z.array(z.object({ revision: z.int(), text: z.string(), at: Instant })),
  })
  .meta({ id: "MinutesView" });

/** What anybody may read of a meeting. */
export const PublicMinutes = z
  .object({
    meetingId: MeetingId,
    title: Name,
    month: z.string(),
    revision: z.int(),
    /** The sides that were to confirm it and had nobody who could. */
    unconfirmedSides: z.array(Side),
    publishedAt: Instant,
    text: z.string(),
  })
  .meta({ id: "PublicMinutes" });
