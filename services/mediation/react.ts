import { parentId } from "#shared/domain/ids.ts";
import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { datingFiles, erasingFiles, fileConsumers } from "#shared/evidence/file-consumers.ts";
import { showAtHome, showThing } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { standingIn, standingKey, standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { mediationCards } from "./cards.ts";
import { flagLateContact } from "./domain/contact.ts";
import { lapseConfirmation } from "./domain/court.ts";
import { markDangerOverdue } from "./domain/danger.ts";
import { endJoined } from "./domain/duplicate.ts";
import { escalateBecause, escalateWhenDue } from "./domain/escalate.ts";
import { filesKeptUntil, goesOn } from "./domain/file-ground.ts";
import { forgetAll, peopleIn } from "./domain/forget.ts";
import { seeGone } from "./domain/gone.ts";
import { closeUnanswered } from "./domain/inquiry.ts";
import { look } from "./domain/look.ts";
import { noteNotice } from "./domain/notice.ts";
import { missObligation } from "./domain/owed.ts";
import { endRepresentation } from "./domain/representative.ts";
import { closeSilent } from "./domain/resolved.ts";
import { askAgain, planAgain } from "./flows/follow-ups.ts";
import { releaseRelatedLeads } from "./flows/interests.ts";
import { askDisputants, linkToIssue, noteAdopted } from "./flows/joint-meeting.ts";
import { leaveBodies, releaseLeadOfBody } from "./flows/leave-bodies.ts";
import { leaveRosters, leaveRostersOfSide, releaseLeadOfRole, releaseLeadOfRoster } from "./flows/leave-rosters.ts";
import { countFilings, endEpisodes } from "./flows/recurrences.ts";
import { toldOf } from "./flows/told-of.ts";
import { seeWhoActs } from "./flows/who-acts.ts";
import { mediationMoments } from "./messages.ts";
import { mediationReactions } from "./reactions.ts";
import { mediationRoutes } from "./routes.ts";
import { caseFiles } from "./store/case-files.ts";
import { caseStore } from "./store/case-store.ts";
import { mediationKeeping } from "./store/keeping.ts";

/** What mediation does at each fact that it hears. */
export const mediationConsumers = react(mediationReactions, {
  releaseLeadWhenRoleRevoked: releaseLeadOfRole,

  leaveRosterWhenMovedOut: leaveRosters,

  leaveRosterWhenOfAnotherSide: leaveRostersOfSide,

  releaseLeadWhenRosterLeft: releaseLeadOfRoster,

  leaveBodiesWhenMovedOut: leaveBodies,

  releaseLeadWhenBodyLeft: releaseLeadOfBody,

  seeWhoActs,

  endRepresentationWhenRoleRevoked: async ({ event, table, command }) => {
    const { personId, grantId } = event.data;
    for await (const { id } of involvements(table, personId, { kind: "CASE" }))
      await caseStore(table).decide(id, command, (current) => endRepresentation(current, grantId));
  },

  releaseLeadWhenRelated: releaseRelatedLeads,

  /** What they are is read as it is by now, so it does not matter which is heard last. */
  seeWhoIsGone: async ({ event, table, command }) => {
    const { personId } = event.data;
    const keys = [standingKey(table.scope, personId)];
    for await (const { id } of involvements(table, personId, { kind: "CASE" })) {
      await caseStore(table).decide(
        id,
        command,
        (current, [item]) => seeGone(current, personId, standingIn(item)),
        keys,
      );
      const thing = { kind: "CASE", id, named: "caseId" };
      await showThing({ table, thing, concern: mediationCards.CASE, routes: mediationRoutes });
    }
  },

  showAtHomeWhenTold: showAtHome(mediationCards, mediationRoutes),

  /** Of what other services tell, and of issues of the joint meeting, no case knows. */
  noteNoticeWhenGiven: async ({ event, table, command }) => {
    const { messageId, personId, moment, thingId, strength } = event.data;
    const caseId = thingId.startsWith("apt_") ? parentId("cas", thingId) : thingId;
    if (!moment.startsWith("mediation.") || !(await caseStore(table).find(caseId))) return;
    const notice = { messageId, personId, moment, strength, at: event.time };
    await caseStore(table).decide(caseId, command, (current) => noteNotice(current, notice));
  },

  gatherWhenDataExportRequested: gather(mediationKeeping),

  forgetWhenErasureRequested: erasePerson(mediationKeeping),

  /** Who asked to be removed while the case was open was held in it for the others: now it forgets them. */
  forgetHeldWhenCaseEnded: async ({ event, table, command }) => {
    const { caseId } = event.data;
    const cases = caseStore(table);
    const people = await standingOf(table, peopleIn((await cases.get(caseId)).state));
    const gone = [...people.values()].flatMap(({ personId, erasureRequestedAt }) =>
      erasureRequestedAt ? personId : [],
    );
    if (gone.length > 0) await cases.decide(caseId, command, (current) => forgetAll(current, gone));
  },

  ...fileConsumers(caseFiles),

  dateFilesWhenCaseEnded: async (heard) => {
    const { caseId } = heard.event.data;
    const { policy, timeZone } = await heard.community();
    const { state } = await caseStore(heard.table).get(caseId);
    const until = goesOn(state) ? undefined : filesKeptUntil(heard.event.time, { policy, timeZone });
    await datingFiles(caseFiles)(heard, caseId, until);
  },

  keepFilesWhenCaseReopened: async (heard) => {
    const { caseId } = heard.event.data;
    const { state } = await caseStore(heard.table).get(caseId);
    if (goesOn(state)) await datingFiles(caseFiles)(heard, caseId, undefined);
  },

  exportKeptWhenCommunityExportRequested: exportKept(mediationKeeping),

  eraseWhenCommunityErasureDue: erasingFiles(caseFiles, eraseCommunity(mediationKeeping)),

  flagLateWhenFirstContactDue: ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => flagLateContact(current, now)),

  markOverdueWhenDangerDue: ({ event, table, now, command }) => {
    const { caseId, dangerId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => markDangerOverdue(current, { dangerId, at: now }));
  },

  countRecurrenceWhenFiled: countFilings,

  escalateWhenRecurring: async ({ event, table, now, command }) => {
    const because = { cause: "recurrence", at: now } as const;
    for (const caseId of event.data.caseIds)
      await caseStore(table).decide(caseId, command, (current) => escalateBecause(current, because));
  },

  escalateWhenMediationDue: ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => escalateWhenDue(current, now)),

  endRecurrenceWhenIssueEnded: endEpisodes,

  linkIssueWhenCaseLinked: linkToIssue,

  noteResolutionWhenAdopted: noteAdopted,

  askDisputantsWhenIssueVerified: askDisputants,

  lapseConfirmationWhenWindowOver: async ({ event, table, now, command, community }) => {
    const local = await community();
    return caseStore(table).decide(event.data.caseId, command, (current) =>
      lapseConfirmation(current, { at: now, community: local }),
    );
  },

  lookWhenCareDue: async ({ event, table, now, command, community }) => {
    const { policy } = await community();
    await caseStore(table).decide(event.data.caseId, command, (current) => look(current, { at: now, policy }));
  },

  endJoinedWhenOriginalEnded: async ({ event, table, now, command, community }) => {
    const cases = caseStore(table);
    const { state: original } = await cases.get(event.data.caseId);
    const { policy } = await community();
    for (const caseId of original.duplicates ?? [])
      await cases.decide(caseId, command, (current) => endJoined(current, { original, at: now, policy }));
  },

  tellWhenHappened: telling("mediation", mediationMoments, toldOf),

  missObligationWhenDue: ({ event, table, now, command }) => {
    const { caseId, obligationId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => missObligation(current, { obligationId, at: now }));
  },

  closeSilentWhenSilenceDue: ({ event, table, now, command }) => {
    const { caseId, reportedAt } = event.data;
    return caseStore(table).decide(caseId, command, (current) => closeSilent(current, { reportedAt, at: now }));
  },

  planFollowUpsWhenResolved: planAgain,

  askFollowUpWhenDue: askAgain,

  closeUnansweredWhenAnswersDue: ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => closeUnanswered(current, { issueId, at: now }));
  },
});
