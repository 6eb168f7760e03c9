import { withoutNames } from "#shared/domain/redactor.ts";
import type { Action } from "./action/action.ts";
import type { Issue } from "./issue/issue.ts";
import type { Meeting } from "./meeting/meeting.ts";
import type { Minutes } from "./meeting/minutes-text.ts";
import { without } from "./parts.ts";
import type { Series } from "./series.ts";

type Said = { readonly by: string; readonly text?: string | undefined };

/** What somebody said, without the words of the person who is forgotten. */
const unsaid =
  (personId: string) =>
  <Words extends Said>(words: Words): Words => {
    if (words.by !== personId) return words;
    const { text: _, ...kept } = words;
    return kept as Words;
  };

/** Everybody who is in an issue, by id. */
export const peopleInIssue = (issue: Issue): string[] => [
  ...new Set([
    ...Object.keys(issue.people),
    ...(issue.raisedBy ? [issue.raisedBy] : []),
    ...("actions" in issue ? issue.actions.flatMap(({ leadId, worked }) => [leadId, ...worked]) : []),
  ]),
];

const actionWithout = (action: Action, personId: string): Action => {
  const drop = unsaid(personId);
  const { explanation } = action;
  const kept = {
    ...action,
    progress: action.progress.map(drop),
    handovers: action.handovers.map(drop),
    ...(explanation && { explanation: drop(explanation) }),
  };
  const seen = "returned" in kept ? { ...kept, returned: drop(kept.returned) } : kept;
  if (!("done" in seen) || seen.done.by !== personId) return seen;
  const { evidence: _, ...done } = seen.done;
  return { ...seen, done } as Action;
};

/** How the issue ended, without the words of the person. A resolution is the meeting's, and stays with its minutes. */
const endWithout = (issue: Issue, drop: ReturnType<typeof unsaid>) => ({
  ...("rejection" in issue && { rejection: drop(issue.rejection) }),
  ...("referral" in issue && { referral: drop(issue.referral) }),
});

/** What others wrote, without the person's name; people and buildings may be called the same, and what was resolved is kept. */
const unnamedIssue = ({ people, building, ...issue }: Issue, name: string | undefined): Issue =>
  ({
    ...withoutNames(issue, [name]),
    ...("resolution" in issue && { resolution: issue.resolution }),
    ...(building !== undefined && { building }),
    people,
  }) as Issue;

/** The issue without a person's name and words; that they acted, and what came of it, stays. */
export const forgetInIssue = (issue: Issue, personId: string): Issue | undefined => {
  if (!peopleInIssue(issue).includes(personId)) return undefined;
  const drop = unsaid(personId);
  const { description, title, ...rest } = issue;
  const isOwn = issue.raisedBy === personId;
  const state = {
    ...rest,
    ...(!isOwn && { description, title }),
    people: without(issue.people, personId),
    explanations: issue.explanations.map(drop),
    discussions: issue.discussions.map(drop),
    opinions: issue.opinions.map(drop),
    ...("actions" in issue && { actions: issue.actions.map((each) => actionWithout(each, personId)) }),
    ...endWithout(issue, drop),
  } as Issue;
  return unnamedIssue(state, issue.people[personId]);
};

const saidOnAction = (action: Action): Said[] => [
  ...action.progress,
  ...action.handovers,
  ...(action.explanation ? [action.explanation] : []),
  ...("done" in action ? [{ at: action.done.at, by: action.done.by, text: action.done.evidence }] : []),
  ...("returned" in action ? [action.returned] : []),
];

const saidIn = (issue: Issue): Said[] => [
  ...issue.explanations,
  ...issue.discussions,
  ...issue.opinions,
  ...("rejection" in issue ? [issue.rejection] : []),
  ...("referral" in issue ? [issue.referral] : []),
  ...("resolution" in issue ? [issue.resolution] : []),
  ...("actions" in issue ? issue.actions.flatMap(saidOnAction) : []),
];

/** What an issue shows of itself to a person who asks for all that is kept of them. */
export const issueFor = (issue: Issue, personId: string) => ({
  issue: { issueId: issue.issueId, status: issue.status, raisedAt: issue.raisedAt },
  ...(issue.raisedBy === personId && { title: issue.title, description: issue.description }),
  said: saidIn(issue).filter(({ by }) => by === personId),
  actions: "actions" in issue ? issue.actions.filter(({ leadId }) => leadId === personId) : [],
  namedAs: issue.people[personId],
});

export const peopleInMeeting = (meeting: Meeting): string[] => [
  ...new Set([
    ...Object.keys(meeting.people),
    ...("session" in meeting ? meeting.session.attendance.map(({ personId }) => personId) : []),
  ]),
];

const minutesWithout = ({ amendments, ...minutes }: Minutes, personId: string): Minutes => ({
  ...minutes,
  excused: minutes.excused.map(unsaid(personId)),
  amendments: amendments.map(({ text, ...amendment }) => ({
    ...amendment,
    ...(amendment.personId !== personId && { text }),
  })),
});

/** The meeting without a person's name and amendments. The minutes themselves are kept for good. */
export const forgetInMeeting = (meeting: Meeting, personId: string): Meeting | undefined => {
  if (!peopleInMeeting(meeting).includes(personId)) return undefined;
  const people = without(meeting.people, personId);
  if (!("session" in meeting)) return { ...meeting, people };
  const attendance = meeting.session.attendance.map(({ name, ...each }) => ({
    ...each,
    ...(each.personId !== personId && { name }),
  }));
  const state = { ...meeting, people, session: { ...meeting.session, attendance } };
  return ("minutes" in state ? { ...state, minutes: minutesWithout(state.minutes, personId) } : state) as Meeting;
};

export const meetingFor = (meeting: Meeting, personId: string) => ({
  meeting: { meetingId: meeting.meetingId, title: meeting.title, startsAt: meeting.startsAt, status: meeting.status },
  attendance: "session" in meeting ? meeting.session.attendance.filter((each) => each.personId === personId) : [],
  amendments: "minutes" in meeting ? meeting.minutes.amendments.filter((each) => each.personId === personId) : [],
  excused: "minutes" in meeting ? meeting.minutes.excused.filter(({ by }) => by === personId) : [],
});

/** The body without the name of somebody who sits or sat in it. */
export const forgetInSeries = (series: Series, personId: string): Series | undefined => {
  if (!series.seats.some((seat) => seat.personId === personId && seat.name !== undefined)) return undefined;
  const seats = series.seats.map(({ name, ...seat }) => ({ ...seat, ...(seat.personId !== personId && { name }) }));
  return { ...series, seats };
};

export const seriesFor = ({ seriesId, name, seats }: Series, personId: string) => ({
  series: { seriesId, name },
  seats: seats.filter((seat) => seat.personId === personId),
});
