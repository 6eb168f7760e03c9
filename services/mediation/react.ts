import { react } from "#shared/events/react.ts";
import { eraseCommunity, erasePerson, gather } from "#shared/events/rights.ts";
import { standingOf } from "#shared/people/standing.ts";
import { involvements } from "#shared/table/involvement.ts";
import { leaveRoster } from "./domain/association.ts";
import { escalateBecause, escalateWhenDue } from "./domain/escalate.ts";
import { forgetAll, peopleIn } from "./domain/forget.ts";
import { ask, closeUnanswered, linkIssue, noteResolution } from "./domain/inquiry.ts";
import { flagLateContact } from "./domain/intake.ts";
import { releaseLead } from "./domain/lead.ts";
import { countFilings, endEpisodes } from "./flows/recurrences.ts";
import { mediationReactions } from "./reactions.ts";
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

  /** The roster was left first, so no commit can name the person by it any more. */
  releaseLeadWhenRosterLeft: async ({ event, table, now, command }) => {
    const { personId, associationId } = event.data;
    const cases = caseStore(table);
    for await (const caseId of cases.ledBy(personId))
      await cases.decide(caseId, command, (current) => releaseLead(current, { associationId, at: now }));
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

  closeUnansweredWhenAnswersDue: ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => closeUnanswered(current, { issueId, at: now }));
  },
});
