import { exportKept } from "#shared/events/community-export.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { react } from "#shared/events/react.ts";
import { gather } from "#shared/events/rights.ts";
import { showAtHome } from "#shared/home/show.ts";
import { telling } from "#shared/messages/telling.ts";
import { answering } from "#shared/messages/unreached.ts";
import { roleHolders } from "#shared/people/role-holders.ts";
import { communityCard } from "#shared/table/community.ts";
import { involvements } from "#shared/table/involvement.ts";
import { stepOf } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { communitiesCards } from "./cards.ts";
import { endSession } from "./domain/assisted-session.ts";
import { noteUnanswered } from "./domain/break-glass.ts";
import { lapseExport } from "./domain/data-export.ts";
import { beginTerm, endStay, endTerm } from "./domain/end-term.ts";
import { lapseErasure } from "./domain/erasure.ts";
import { keepAnswer } from "./domain/give-consent.ts";
import { leaveHousehold } from "./domain/household.ts";
import { lapse } from "./domain/registration.ts";
import { hastenErasure, runErasure } from "./domain/run-erasure.ts";
import { eraseLast } from "./flows/erase-last.ts";
import { closeExportWhenWhole, exportLast } from "./flows/export-community.ts";
import { forgetPerson } from "./flows/forget-person.ts";
import { importRoster } from "./flows/import-roster.ts";
import { listAsOwn } from "./flows/list-own.ts";
import { presidentsNow } from "./flows/presidents-now.ts";
import { provision } from "./flows/provision.ts";
import { takeCalendar } from "./flows/take-calendar.ts";
import { communitiesMoments } from "./messages.ts";
import { communitiesReactions } from "./reactions.ts";
import { communitiesRoutes } from "./routes.ts";
import { administratorsOf, stillAdminister } from "./store/administrators.ts";
import { breakGlassStore } from "./store/break-glass-store.ts";
import { consentStore } from "./store/consent-store.ts";
import { householdStore } from "./store/household-store.ts";
import { communitiesKeeping } from "./store/keeping.ts";
import { personStore } from "./store/person-store.ts";
import { registrationStore } from "./store/registration-store.ts";
import { dataExportStore, erasureStore, waitingErasures } from "./store/rights-store.ts";
import { sessionStore } from "./store/session-store.ts";

const administered = async (table: CommunityTable, _: string, { time }: Heard["event"]) => ({
  administrators: (await administratorsOf(table, time)).map(({ personId }) => personId),
});

/** What communities does at each fact that it hears. */
export const communitiesConsumers = react(communitiesReactions, {
  tellWhenHappened: telling("communities", communitiesMoments, {
    person: async () => ({}),
    request: async () => ({}),
    "break-glass": presidentsNow,
    webhook: administered,
    calendar: administered,
    unreached: answering("communities", (table, { now }) => roleHolders(table, "community-admin", now)),
  }),

  showAtHomeWhenTold: showAtHome(communitiesCards, communitiesRoutes),

  provisionWhenRequested: provision,

  beginGrantWhenBeginDue: ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    return personStore(table).decide(personId, command, (current) => beginTerm(current, { grantId, at: now }));
  },

  endGrantWhenTermDue: async ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    const administrators = await administratorsOf(table, now);
    await personStore(table).decide(personId, command, (current) => {
      const decided = endTerm(current, { grantId, at: now, administrators });
      return decided && { ...decided, also: stillAdminister(table.scope, decided.restsOn) };
    });
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

  takeCalendarWhenYearDue: takeCalendar,

  lapseRegistrationWhenDue: ({ event, table, now, command }) =>
    registrationStore(table).decide(event.data.registrationId, command, (current) => lapse(current, now)),

  /** Who it is, is looked at once more: they may be the last administrator by now. */
  beginErasureWhenDue: async ({ event, table, now, command }) => {
    const administrators = await administratorsOf(table, now);
    const community = await communityCard(table);
    await erasureStore(table).decide(event.data.erasureId, command, (current) => {
      const decided = runErasure(current, { at: now, community, administrators });
      return decided && { ...decided, also: stillAdminister(table.scope, decided.restsOn) };
    });
  },

  lapseExportWhenReleaseDue: ({ event, table, now, command }) =>
    dataExportStore(table).decide(event.data.exportId, command, (current) => lapseExport(current, now)),

  lapseErasureWhenReleaseDue: ({ event, table, now, command }) =>
    erasureStore(table).decide(event.data.erasureId, command, (current) => lapseErasure(current, now)),

  gatherWhenDataExportRequested: gather(communitiesKeeping),

  forgetWhenErasureRequested: forgetPerson,

  hastenErasuresWhenAdministratorGranted: async ({ event, table, now, command }) => {
    if (event.data.role !== "community-admin") return;
    const administrators = await administratorsOf(table, now);
    for (const erasureId of await waitingErasures(table))
      await erasureStore(table).decide(erasureId, stepOf(command, erasureId), (current) => {
        const decided = hastenErasure(current, { at: now, administrators });
        return decided && { ...decided, also: stillAdminister(table.scope, decided.restsOn) };
      });
  },

  endStaysWhenAdministratorGranted: async ({ event, table, now, command }) => {
    if (event.data.role !== "community-admin") return;
    const administrators = await administratorsOf(table, now);
    for (const { personId } of administrators.filter(({ staysOn }) => staysOn))
      await personStore(table).decide(personId, stepOf(command, personId), (current) => {
        const decided = endStay(current, { at: now, administrators });
        return decided && { ...decided, also: stillAdminister(table.scope, decided.restsOn) };
      });
  },

  exportKeptWhenCommunityExportRequested: exportKept(communitiesKeeping),
  exportLastWhenCommunityExportRequested: exportLast,
  closeExportWhenPartMade: closeExportWhenWhole,
  noteUnansweredWhenGlassAnswerDue: ({ event, table, now, command }) =>
    breakGlassStore(table).decide(event.data.glassId, command, (current) => noteUnanswered(current, now)),

  eraseWhenCommunityErasureClosing: eraseLast,
});
