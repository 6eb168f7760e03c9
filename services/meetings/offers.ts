import { missingSides } from "#shared/domain/approvals.ts";
import { actingPerson, mustSpeakThemselves } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { sideOf } from "#shared/domain/standing.ts";
import { type Asking, offers, offersFrom, readOnce, unlessDone, withParts } from "#shared/http/offers.ts";
import { hearingOf } from "#shared/people/hearing.ts";
import { standingIn, standingKey } from "#shared/people/standing.ts";
import { type Action, actionLifecycle } from "./domain/action/action.ts";
import { mustBeAnothers, mustBeExplained, mustLead, mustLookAtAnothers } from "./domain/action/progress.ts";
import { type Issue, issueLifecycle, pendingPlacement } from "./domain/issue/issue.ts";
import { hasSaid, sessionOf } from "./domain/issue/propose.ts";
import { mustBeLongOpen } from "./domain/meeting/agenda.ts";
import { mustBeSettled, mustConfirmFor } from "./domain/meeting/confirm.ts";
import { type Meeting, meetingLifecycle } from "./domain/meeting/meeting.ts";
import { mustBeAmendable } from "./domain/meeting/minutes.ts";
import { isInRoom, mustBeNear } from "./domain/meeting/open.ts";
import { approve, mustHaveEverySide, type Series } from "./domain/series.ts";
import { placeIn } from "./store/confirmers.ts";
import { meetingStore } from "./store/meeting-store.ts";
import { isSeatedOn, seatedKey, seatOn } from "./store/seats-store.ts";

/** What the reader is, and where they sit. */
const readerOf = readOnce(async (_: unknown, { by, table }) => {
  const { personId } = actingPerson(by);
  const [standing, seats] = await table.getMany([standingKey(table.scope, personId), seatedKey(table.scope, personId)]);
  return { standing: standingIn(standing), seats };
});

const today = ({ community, at }: Asking) => dayIn(community.timeZone, at);

const seriesOffers = offers<Series>({
  approveSeries: async (series, asking) => {
    if (!series.approvals || missingSides(series.approvals).length === 0) refuse("role-not-allowed");
    unlessDone(approve(series, await hearingOf(asking, series.approvals)));
  },
  seatInSeries: () => undefined,
  endSeriesSeat: () => undefined,
  scheduleMeeting: mustHaveEverySide,
  subscribeToSeries: () => undefined,
  openMeetingFeed: () => undefined,
});

const placeFor = readOnce((meeting: Meeting, { by, at, community, table }) =>
  placeIn(meeting, { caller: by, community, now: at, table }),
);

const meetingOffers = offersFrom<Meeting>(meetingLifecycle, {
  openMeeting: mustBeNear,
  amendMinutes: (meeting, asking) => mustBeAmendable(meetingLifecycle.allow("amendMinutes", meeting), asking),
  confirmMinutes: async (meeting, asking) => {
    const draft = meetingLifecycle.allow("confirmMinutes", meeting);
    mustBeSettled(draft, asking);
    const { standing } = await readerOf(meeting, asking);
    const place = await placeFor(meeting, asking);
    const side = mustConfirmFor(draft, { ...asking, ...place, side: sideOf(standing, asking.at) });
    unlessDone(draft.minutes.confirmations.some((each) => each.side === side) ? undefined : draft);
  },
  excuseSide: (meeting, asking) => mustBeSettled(meetingLifecycle.allow("excuseSide", meeting), asking),
});

/** The meeting in session that an issue is before. */
const sessionFor = readOnce(async (issue: Issue, { table }) => {
  const subject = issueLifecycle.allow("discuss", issue);
  const { meetingId = "" } = pendingPlacement(subject) ?? {};
  return sessionOf(subject, (await meetingStore(table).get(meetingId)).state);
});

const mustBeProposed = (issue: Issue) => {
  if (issue.status === "on-agenda" && issue.proposed) return issue.proposed;
  return refuse("wrong-state", { state: issue.status, allowedVerbs: ["proposeResolution"] });
};

const ofIssue = offersFrom<Issue>(issueLifecycle, {
  referIssueUp: mustBeLongOpen,
  discussIssue: sessionFor,
  proposeResolution: sessionFor,
  /** By one's own yes: the digits of another's card are typed by whoever hears them, and are offered to nobody. */
  concurInResolution: async (issue, asking) => {
    const proposed = mustBeProposed(issue);
    const session = await sessionFor(issue, asking);
    const { personId } = actingPerson(asking.by);
    if (!isInRoom(session, personId)) refuse("role-not-allowed");
    const { standing, seats } = await readerOf(issue, asking);
    const { side, seatId } = seatOn(seats, session.seriesId, today(asking)) ?? refuse("role-not-allowed");
    if (side !== sideOf(standing, asking.at) || hasSaid(proposed, personId, seatId)) refuse("role-not-allowed");
    mustSpeakThemselves(asking.by, side);
  },
  resolveIssue: async (issue, asking) => {
    mustBeProposed(issue);
    await sessionFor(issue, asking);
  },
});

const mustLeadIt = (action: Action, { by }: Asking) => mustLead(action, by);
const mustLookAtIt = async (action: Action, asking: Asking) => {
  mustBeAnothers(action, asking.by);
  const isSeated = isSeatedOn((await readerOf(action, asking)).seats, today(asking));
  mustLookAtAnothers(action, { ...asking, actionId: action.actionId, isSeated });
};

const ofAction = offersFrom<Action>(actionLifecycle, {
  acceptAction: mustLeadIt,
  reportProgress: mustLeadIt,
  explainAction: mustLeadIt,
  reportActionDone: (action, asking) => {
    mustLeadIt(action, asking);
    mustBeExplained(action, asking.at);
  },
  verifyAction: mustLookAtIt,
  returnAction: mustLookAtIt,
});

const issueOffers = withParts(ofIssue, ofAction, (issue) =>
  issue.status === "in-action" ? issue.actions.map((action) => [action.actionId, action] as const) : [],
);

export const meetingsOffers = { series: seriesOffers, meeting: meetingOffers, issue: issueOffers };
