import { operatorRoles } from "#shared/domain/roles.ts";
import type { Card, Cards } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import { ownTexts } from "#shared/people/consent-texts.ts";
import { exportKind } from "#shared/table/community-export.ts";
import type { AssistedSession } from "./domain/assisted-session.ts";
import type { BreakGlass } from "./domain/break-glass.ts";
import type { DataExport } from "./domain/data-export.ts";
import { type Erasure, isOpen } from "./domain/erasure.ts";
import type { Registration } from "./domain/registration.ts";
import { awaitsRelease } from "./domain/release.ts";
import type { RosterImport } from "./domain/roster-import.ts";
import type { communitiesRoutes } from "./routes.ts";
import { breakGlassStore } from "./store/break-glass-store.ts";
import { registrationStore } from "./store/registration-store.ts";
import { dataExportStore, erasureStore } from "./store/rights-store.ts";
import { rosterStore } from "./store/roster-store.ts";
import { sessionStore } from "./store/session-store.ts";

type Operation = keyof typeof communitiesRoutes;
type CardFor = Card<Operation>;

const toDesk = (card: Omit<CardFor, "to" | "as">): CardFor[] =>
  operatorRoles.map((to) => ({ ...card, to, as: "desk" }));

const cardsOfRegistration = (registration: Registration): CardFor[] => {
  const { registrationId, status } = registration;
  if (status === "released")
    return [{ to: registration.personId, as: "registrant", status, endedAt: registration.releasedAt }];
  if (status !== "registered") return [];
  return toDesk({
    status,
    params: { building: registration.building },
    names: { name: { at: ["REGISTRATION", registrationId], path: ["name"] } },
    next: [{ do: "releaseRegistration" }, { do: "declineRegistration" }],
  });
};

const nameOf = (personId: string) => ({ at: ["PERSON", personId], path: ["name"] });

/** What the desk asked for waits for the person, or for another of the desk. */
const toRelease = (
  { personId, requestedBy, releaseBy }: DataExport | Erasure,
  operation: "releaseDataExport" | "releaseErasure",
): CardFor[] => {
  const next = [{ do: operation, until: releaseBy }];
  const about = { status: "requested", dueAt: releaseBy };
  const unless = { people: [personId, requestedBy] };
  return toDesk({ ...about, names: { name: nameOf(personId) }, unless, next });
};

const cardsOfExport = (request: DataExport): CardFor[] => {
  const { personId, requestedAt, released, lapsedAt, releaseBy } = request;
  const own = { to: personId, as: "person" };
  if (awaitsRelease(request)) {
    const next = [{ do: "releaseDataExport" as const, until: releaseBy }];
    return [{ ...own, status: "requested", dueAt: releaseBy, next }, ...toRelease(request, "releaseDataExport")];
  }
  return [{ ...own, status: lapsedAt ? "lapsed" : "in-progress", endedAt: lapsedAt ?? released?.at ?? requestedAt }];
};

const cardsOfErasure = (request: Erasure): CardFor[] => {
  const { personId, dueAt, begunAt, takenBackAt, lapsedAt, releaseBy } = request;
  const own = { to: personId, as: "person" };
  const endedAt = takenBackAt ?? lapsedAt;
  if (endedAt) return [{ ...own, status: takenBackAt ? "taken-back" : "lapsed", endedAt }];
  if (begunAt || !isOpen(request)) return [];
  const takeBack = { do: "takeBackErasure" as const, until: dueAt };
  if (!awaitsRelease(request)) return [{ ...own, status: "announced", dueAt, next: [takeBack] }];
  const release = { do: "releaseErasure" as const, until: releaseBy };
  return [
    { ...own, status: "requested", dueAt: releaseBy, next: [release, takeBack] },
    ...toRelease(request, "releaseErasure"),
  ];
};

const cardsOfGlass = ({ thing, openedBy, answer, answerDueAt, unansweredAt }: BreakGlass): CardFor[] => {
  const status = answer ? answer.verdict : unansweredAt ? "unanswered" : "waiting";
  const about = { status, params: { thing }, dueAt: answer ? undefined : answerDueAt, endedAt: answer?.at };
  const unless = { people: openedBy ? [openedBy] : [] };
  return [
    ...(openedBy ? [{ ...about, to: openedBy, as: "opener" }] : []),
    ...(answer
      ? []
      : [
          {
            ...about,
            to: "association-president",
            as: "president",
            unless,
            next: [{ do: "answerBreakGlass" as const }],
          },
        ]),
  ];
};

const cardsOfSession = ({ operatorId, personId, endedAt, expiresAt }: AssistedSession): CardFor[] => {
  const about = { status: endedAt ? "ended" : "open", endedAt, dueAt: endedAt ? undefined : expiresAt };
  const next = endedAt ? [] : [{ do: "endAssistedSession" as const, until: expiresAt }];
  return [
    { ...about, to: operatorId, as: "operator", names: { name: nameOf(personId) }, next },
    { ...about, to: personId, as: "person" },
  ];
};

const cardsOfRoster = (roster: RosterImport): CardFor[] => {
  const { status, requestedBy, checkedAt } = roster;
  const about = { to: requestedBy, as: "importer", status };
  if (status === "refused") return [{ ...about, endedAt: checkedAt }];
  if (status === "imported") return [{ ...about, endedAt: roster.importedAt }];
  return [{ ...about, next: status === "checked" ? [{ do: "commitRosterImport" }] : [] }];
};

/** What each thing of communities is to whom. */
export const communitiesCards = {
  PERSON: "told",
  REGISTRATION: concerns<Registration>({
    named: "registrationId",
    store: registrationStore,
    cardsOf: cardsOfRegistration,
  }),
  "DATA-EXPORT": concerns<DataExport>({ named: "exportId", store: dataExportStore, cardsOf: cardsOfExport }),
  ERASURE: concerns<Erasure>({ named: "erasureId", store: erasureStore, cardsOf: cardsOfErasure }),
  "BREAK-GLASS": concerns<BreakGlass>({ named: "glassId", store: breakGlassStore, cardsOf: cardsOfGlass }),
  "ASSISTED-SESSION": concerns<AssistedSession>({ named: "sessionId", store: sessionStore, cardsOf: cardsOfSession }),
  "ROSTER-IMPORT": concerns<RosterImport>({ named: "importId", store: rosterStore, cardsOf: cardsOfRoster }),
  HOUSEHOLD: "nobody",
  CONSENT: "nobody",
  [ownTexts]: "nobody",
  [exportKind]: "nobody",
} as const satisfies Cards;
