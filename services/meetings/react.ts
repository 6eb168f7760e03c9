import { actionDue } from "#shared/contracts/meeting-actions.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { sideOf } from "#shared/domain/standing.ts";
import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { showAtHome } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { meetingsCards } from "./cards.ts";
import { canAct, loseLead } from "./domain/action/lead.ts";
import { markOverdue, remind } from "./domain/action/progress.ts";
import { closeFeed } from "./domain/feed.ts";
import { noteCaseEnded } from "./domain/issue/link.ts";
import { carry, release } from "./domain/meeting/agenda.ts";
import { collectWhenDue } from "./domain/meeting/postpone.ts";
import { endSeatsOf } from "./domain/seating.ts";
import { endSubscription } from "./domain/subscription.ts";
import { raiseEscalated, raiseRecurring } from "./flows/raise-of-spot.ts";
import { toldOf } from "./flows/told-of.ts";
import { meetingsMoments } from "./messages.ts";
import { meetingsReactions } from "./reactions.ts";
import { meetingsRoutes } from "./routes.ts";
import { disputeStore } from "./store/dispute-store.ts";
import { feedStore } from "./store/feed-store.ts";
import { issueStore } from "./store/issue-store.ts";
import { meetingsKeeping } from "./store/keeping.ts";
import { meetingStore } from "./store/meeting-store.ts";
import { seriesStore } from "./store/series-store.ts";
import { subscriptionStore } from "./store/subscription-store.ts";
import { trailStore } from "./store/trail-store.ts";

/** `mediation.case-resolved.v1` → `case-resolved`. */
const outcomeOf = (type: string): string => type.split(".")[1] ?? type;

/** What meetings does at each fact that it hears. */
export const meetingsConsumers = react(meetingsReactions, {
  tellWhenHappened: telling("meetings", meetingsMoments, toldOf),

  showAtHomeWhenTold: showAtHome(meetingsCards, meetingsRoutes),

  /** Since they are gone nobody gives them an action, so those found now are all there are. */
  loseLeadWhenGone: async ({ event, table, now, command }) => {
    const { personId } = event.data;
    const issues = issueStore(table);
    if (canAct((await standingOf(table, [personId])).get(personId))) return;
    for (const issueId of await issues.ledBy(personId))
      await issues.decide(issueId, command, (current) => loseLead(current, { personId, at: now }));
  },

  /** A role that somebody is granted makes them of its side, unless a stronger one does already. */
  loseLeadWhenHired: async ({ event, table, now, command }) => {
    const { personId, role } = event.data;
    const side = sideOfRoles([role]);
    if (!side || side !== sideOf((await standingOf(table, [personId])).get(personId), now)) return;
    const issues = issueStore(table);
    for (const issueId of await issues.ledBy(personId))
      await issues.decide(issueId, command, (current) => loseLead(current, { personId, at: now, side }));
  },

  /** What they are is read as it is by now: who came back meanwhile keeps the seat. */
  endSeatsWhenOfAnotherSide: async ({ event, table, now, command, community }) => {
    const { personId } = event.data;
    const side = sideOf((await standingOf(table, [personId])).get(personId), now);
    const day = dayIn((await community()).timeZone, now);
    for await (const { id } of involvements(table, personId, { kind: "SERIES" }))
      await seriesStore(table).decide(id, command, (current) => endSeatsOf(current, { personId, day, side }));
  },

  /** Since they moved nobody can seat them, so the seats found now are all there are. */
  endSeatsWhenMovedOut: async ({ event, table, now, command, community }) => {
    const { personId } = event.data;
    const day = dayIn((await community()).timeZone, now);
    for await (const { id } of involvements(table, personId, { kind: "SERIES" }))
      await seriesStore(table).decide(id, command, (current) => endSeatsOf(current, { personId, day }));
  },

  closeFeedsWhenGone: async ({ event, table, now, command }) => {
    for await (const { id } of involvements(table, event.data.personId, { kind: "MEETING-FEED" }))
      await feedStore(table).decide(id, command, (current) => closeFeed(current, now));
  },

  endSubscriptionsWhenGone: async ({ event, table, now, command }) => {
    for await (const { id } of involvements(table, event.data.personId, { kind: "SUBSCRIPTION" }))
      await subscriptionStore(table).decide(id, command, (current) => endSubscription(current, now));
  },

  gatherWhenDataExportRequested: gather(meetingsKeeping),

  forgetWhenErasureRequested: erasePerson(meetingsKeeping),

  exportKeptWhenCommunityExportRequested: exportKept(meetingsKeeping),

  eraseWhenCommunityErasureDue: eraseCommunity(meetingsKeeping),

  raiseIssueWhenRecurring: raiseRecurring,

  raiseIssueWhenCaseEscalated: raiseEscalated,

  followCaseWhenLinked: async ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    const { ended } = await disputeStore(table).link(caseId, issueId);
    if (!ended) return undefined;
    const ending = { caseId, outcome: ended.outcome, endedAt: ended.at, at: now };
    return issueStore(table).decide(issueId, command, (current) => noteCaseEnded(current, ending));
  },

  noteCaseEndedWhenOver: async ({ event, table, now, command }) => {
    const { caseId } = event.data;
    const outcome = outcomeOf(event.type);
    const { issues } = await disputeStore(table).end(caseId, { at: event.time, outcome });
    const ending = { caseId, outcome, endedAt: event.time, at: now };
    for (const issueId of Object.keys(issues))
      await issueStore(table).decide(issueId, command, (current) => noteCaseEnded(current, ending));
  },

  collectWhenCollectingDue: ({ event, table, now, command }) =>
    meetingStore(table).decide(event.data.meetingId, command, (current) => collectWhenDue(current, now)),

  /** Each carry is a commit of its own with its own guard, so a crash in the middle is finished by the next delivery. */
  carryWhenMeetingClosed: async ({ event, table, command }) => {
    const { meetingId } = event.data;
    const { state } = await meetingStore(table).get(meetingId);
    if (!("closing" in state)) throw new Error(`${meetingId} was told closed and is ${state.status}`);
    const { undecided, missingSides, at } = state.closing;
    for (const issueId of undecided)
      await issueStore(table).decide(issueId, command, (current) => carry(current, { meetingId, at, missingSides }));
  },

  /** Also what was being placed when it fell away: no issue comes onto an agenda that collects no more. */
  releaseWhenMeetingCancelled: async ({ event, table, now, command }) => {
    const { meetingId } = event.data;
    const issues = issueStore(table);
    for (const { issueId } of await issues.agenda(meetingId))
      await issues.decide(issueId, command, (current) => release(current, { meetingId, at: now }));
  },

  remindWhenActionDue: ({ event, table, now, command }) => {
    const { issueId, actionId } = event.data;
    const verb = event.type === actionDue.type ? markOverdue : remind;
    return issueStore(table).decide(issueId, command, (current) => verb(current, { actionId, at: now }));
  },

  keepTrailWhenTold: ({ event, table }) => trailStore(table).keep(event),
});
