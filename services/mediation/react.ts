import { sideOf } from "#shared/domain/standing.ts";
import { exportKept } from "#shared/events/community-export.ts";
import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { showAtHome, showThing } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { answering } from "#shared/messages/unreached.ts";
import { standingIn, standingKey, standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { mediationCards } from "./cards.ts";
import { leaveRoster } from "./domain/association.ts";
import { leadWhileOpen, stageOf } from "./domain/case.ts";
import { flagLateContact } from "./domain/contact.ts";
import { escalateBecause, escalateWhenDue } from "./domain/escalate.ts";
import { forgetAll, peopleIn } from "./domain/forget.ts";
import { seeGone } from "./domain/gone.ts";
import { ask, closeUnanswered, linkIssue, noteResolution } from "./domain/inquiry.ts";
import { noteNotice } from "./domain/notice.ts";
import { releaseLead } from "./domain/release-lead.ts";
import { endRepresentation } from "./domain/representative.ts";
import { releaseRelatedLeads } from "./flows/interests.ts";
import { mediatingPeople } from "./flows/mediating-people.ts";
import { countFilings, endEpisodes } from "./flows/recurrences.ts";
import { disputing, mediationMoments } from "./messages.ts";
import { mediationReactions } from "./reactions.ts";
import { mediationRoutes } from "./routes.ts";
import { associationStore } from "./store/association-store.ts";
import { caseStore } from "./store/case-store.ts";
import { mediationKeeping } from "./store/keeping.ts";

/** What mediation does at each fact that it hears. */
export const mediationConsumers = react(mediationReactions, {
  /**
   * Since the role ended no commit can name the person by it, so the cases found now are all there are. Each release is
   * a command of its own, so a crash in the middle is finished by the next delivery.
   */
  releaseLeadWhenRoleRevoked: async ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    const cases = caseStore(table);
    for await (const caseId of cases.ledBy(personId))
      await cases.decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
  },

  /**
   * A neighbour who moved out is no peer any more; a case led by a place on the roster loses its lead with it. Since
   * they moved no commit can put them on a roster, so those found now are all there are.
   */
  leaveRosterWhenMovedOut: async ({ event, table, command }) => {
    const { personId } = event.data;
    for await (const { id } of involvements(table, personId, { kind: "ASSOCIATION" }))
      await associationStore(table).decide(id, command, (current) => leaveRoster(current, personId));
  },

  /** What they are is read as it is by now. */
  leaveRosterWhenOfAnotherSide: async ({ event, table, now, command }) => {
    const { personId } = event.data;
    if (sideOf((await standingOf(table, [personId])).get(personId), now) === "residents") return;
    for await (const { id } of involvements(table, personId, { kind: "ASSOCIATION" }))
      await associationStore(table).decide(id, command, (current) => leaveRoster(current, personId));
  },

  /** The roster was left first, so no commit can name the person by it any more. */
  releaseLeadWhenRosterLeft: async ({ event, table, now, command }) => {
    const { personId, associationId } = event.data;
    const cases = caseStore(table);
    for await (const caseId of cases.ledBy(personId))
      await cases.decide(caseId, command, (current) => releaseLead(current, { associationId, at: now }));
  },

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
    if (!moment.startsWith("mediation.") || !(await caseStore(table).find(thingId))) return;
    const notice = { messageId, personId, moment, strength, at: event.time };
    await caseStore(table).decide(thingId, command, (current) => noteNotice(current, notice));
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

  exportKeptWhenCommunityExportRequested: exportKept(mediationKeeping),

  eraseWhenCommunityErasureDue: eraseCommunity(mediationKeeping),

  flagLateWhenFirstContactDue: ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => flagLateContact(current, now)),

  countRecurrenceWhenFiled: countFilings,

  escalateWhenRecurring: async ({ event, table, now, command }) => {
    const because = { cause: "recurrence", at: now } as const;
    for (const caseId of event.data.caseIds)
      await caseStore(table).decide(caseId, command, (current) => escalateBecause(current, because));
  },

  escalateWhenMediationDue: ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => escalateWhenDue(current, now)),

  endRecurrenceWhenIssueEnded: endEpisodes,

  linkIssueWhenCaseLinked: ({ event, table, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => linkIssue(current, issueId));
  },

  noteResolutionWhenAdopted: async ({ event, table, command }) => {
    const { caseIds, issueId, resolutionId } = event.data;
    const resolution = { issueId, resolutionId, adoptedAt: event.time };
    for (const caseId of caseIds)
      await caseStore(table).decide(caseId, command, (current) => noteResolution(current, resolution));
  },

  askDisputantsWhenIssueVerified: async ({ event, table, now, command, community }) => {
    const { caseIds, issueId } = event.data;
    if ("verified" in event.data && !event.data.verified) return;
    const { policy } = await community();
    for (const caseId of caseIds)
      await caseStore(table).decide(caseId, command, (current) => ask(current, { issueId, at: now, policy }));
  },

  tellWhenHappened: telling("mediation", mediationMoments, {
    case: async (table, caseId) => (await caseStore(table).find(caseId))?.state,
    unled: async (table, caseId, { time: now }) => {
      const subject = (await caseStore(table).find(caseId))?.state;
      if (!subject || stageOf(subject) === "closed" || leadWhileOpen(subject)) return undefined;
      return { subject, presidents: await mediatingPeople(table, { thingId: caseId, now }) };
    },
    issue: async (table, _, { data }) => {
      const { caseIds = [] } = data as { readonly caseIds?: readonly string[] };
      return { people: (await caseStore(table).getEach(caseIds)).flatMap(disputing) };
    },
    unreached: answering("mediation", mediatingPeople),
  }),

  closeUnansweredWhenAnswersDue: ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => closeUnanswered(current, { issueId, at: now }));
  },
});
