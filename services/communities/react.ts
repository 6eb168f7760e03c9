import { react } from "#shared/events/react.ts";
import { gather } from "#shared/events/rights.ts";
import { involvements } from "#shared/table/involvement.ts";
import { stepOf } from "#shared/table/journal.ts";
import { endSession } from "./domain/assisted-session.ts";
import { keepAnswer } from "./domain/consent.ts";
import { beginTerm, endTerm } from "./domain/grant-role.ts";
import { leaveHousehold } from "./domain/household.ts";
import { beginErasure } from "./domain/rights.ts";
import { hastenErasure } from "./domain/successor.ts";
import { eraseLast } from "./flows/erase-last.ts";
import { forgetPerson } from "./flows/forget-person.ts";
import { importRoster } from "./flows/import-roster.ts";
import { listAsOwn } from "./flows/list-own.ts";
import { provision } from "./flows/provision.ts";
import { communitiesReactions } from "./reactions.ts";
import { administratorsOf } from "./store/administrators.ts";
import { consentStore } from "./store/consent-store.ts";
import { householdStore } from "./store/household-store.ts";
import { communitiesKeeping } from "./store/keeping.ts";
import { personStore } from "./store/person-store.ts";
import { erasureStore, waitingErasures } from "./store/rights-store.ts";
import { sessionStore } from "./store/session-store.ts";

/** What communities does at each fact that it hears. */
export const communitiesConsumers = react(communitiesReactions, {
  provisionWhenRequested: provision,

  beginGrantWhenBeginDue: ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    return personStore(table).decide(personId, command, (current) => beginTerm(current, { grantId, at: now }));
  },

  endGrantWhenTermDue: ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    return personStore(table).decide(personId, command, (current) => endTerm(current, { grantId, at: now }));
  },

  /** A session that nobody ended is over by its time; it says how many acts were done in it. */
  endSessionWhenDue: async ({ event, table, now, command }) => {
    const sessions = sessionStore(table);
    const { state } = await sessions.get(event.data.sessionId);
    const actCount = await sessions.countActs(state);
    return sessions.decide(event.data.sessionId, command, (current) => endSession(current, { at: now, actCount }));
  },

  leaveHouseholdWhenMovedOut: async ({ event, table, command }) => {
    const { personId } = event.data;
    for await (const { id } of involvements(table, personId, { kind: "HOUSEHOLD" }))
      await householdStore(table).decide(id, command, (current) => leaveHousehold(current, { personId }));
  },

  listCommunityWhenClaimed: ({ event, table, ownListOf }) => listAsOwn(table, event.data.personId, ownListOf),

  importRosterWhenAdvanced: importRoster,

  keepConsentWhenAnswered: ({ event, table, command }) =>
    consentStore(table).answer(command, keepAnswer({ ...event.data, at: event.time })),

  beginErasureWhenDue: ({ event, table, now, command }) =>
    erasureStore(table).decide(event.data.erasureId, command, (current) => beginErasure(current, now)),

  gatherWhenDataExportRequested: gather(communitiesKeeping),

  forgetWhenErasureRequested: forgetPerson,

  hastenErasuresWhenAdministratorGranted: async ({ event, table, now, command }) => {
    if (event.data.role !== "community-admin") return;
    const administrators = await administratorsOf(table, now);
    for (const erasureId of await waitingErasures(table))
      await erasureStore(table).decide(erasureId, stepOf(command, erasureId), (current) =>
        hastenErasure(current, { at: now, administrators }),
      );
  },

  eraseWhenCommunityErasureClosing: eraseLast,
});
