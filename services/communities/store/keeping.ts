import { Role } from "#shared/domain/roles.ts";
import { homeRoom } from "#shared/home/rows.ts";
import { ownTexts } from "#shared/people/consent-texts.ts";
import { exportKind } from "#shared/table/community-export.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import type { AssistedSession } from "../domain/assisted-session.ts";
import type { BreakGlass } from "../domain/break-glass.ts";
import { type Consent, toldOf } from "../domain/consent.ts";
import type { Household } from "../domain/household.ts";
import type { Person } from "../domain/person.ts";
import { breakGlassStore } from "./break-glass-store.ts";
import { communityExportStore } from "./community-export-store.ts";
import { consentStore } from "./consent-store.ts";
import { consentTextStore } from "./consent-text-store.ts";
import { roomRoles } from "./home-store.ts";
import { householdStore } from "./household-store.ts";
import { personStore } from "./person-store.ts";
import { registrationStore, registrationsOf } from "./registration-store.ts";
import { dataExportStore, erasureStore } from "./rights-store.ts";
import { rosterStore } from "./roster-store.ts";
import { sessionStore } from "./session-store.ts";

const withoutAccount = (state: Person) => {
  const { account: _, ...person } = { account: undefined, ...state };
  return { person };
};

/** Whether somebody is a member of the Party is for those alone whom they chose, and not for whoever is at the desk. */
const withoutParty = (state: Person) => {
  const { partyMembership: _, ...person } = { partyMembership: undefined, ...withoutAccount(state).person };
  return { person };
};

const withoutEvidence = (current: Consent): Consent => {
  const { evidence: _, ...consent } = { evidence: undefined, ...current };
  return consent as Consent;
};

/** What was signed at the desk is the paper of whom it is about, not of who filed it. */
const isTheirs = ({ subjectId, givenBy, basis }: Consent, personId: string): boolean =>
  subjectId === personId || (givenBy === personId && basis !== "desk-signed");

const showConsent = (consent: Consent, personId: string): unknown => ({
  consent: isTheirs(consent, personId) ? consent : withoutEvidence(consent),
});

const forgetInConsent = (current: Consent, personId: string): Consent | undefined =>
  "evidence" in current && isTheirs(current, personId) ? withoutEvidence(current) : undefined;

/** Who acted at the desk sees that they did, not for whom by name, nor why. */
const showSession = (session: AssistedSession, personId: string): unknown => {
  const { personName: _, reason: __, ...kept } = session;
  return { session: session.personId === personId ? session : kept };
};

const forgetInSession = (current: AssistedSession, personId: string): AssistedSession | undefined =>
  current.personId === personId && current.reason !== "removed"
    ? { ...current, personName: "removed", reason: "removed" }
    : undefined;

const withoutText = (answer: NonNullable<BreakGlass["answer"]>) => {
  const { text: _, ...kept } = answer;
  return kept;
};

/** Why somebody opened something, and what was said of it, goes with who said it; that it was, and by which id, stays. */
const forgetInGlass = (current: BreakGlass, personId: string): BreakGlass | undefined => {
  const { openedBy, reason, answer } = current;
  const isOpeners = openedBy === personId && reason !== "removed";
  const isAnswerers = answer?.by === personId && answer.text !== undefined;
  if (!isOpeners && !isAnswerers) return undefined;
  return {
    ...current,
    ...(isOpeners && { reason: "removed" }),
    ...(isAnswerers && answer && { answer: withoutText(answer) }),
  };
};

const nothing = (): undefined => undefined;
const shownWhole = (state: unknown): unknown => ({ state });

/**
 * All that communities keeps. Who is erased has moved out first, and left their household with its own facts; the
 * person's own record is removed by their erasure, after what names them elsewhere.
 */
export const communitiesKeeping: Keeping = {
  service: "communities",
  holdings: [
    holding({
      kind: "PERSON",
      store: personStore,
      show: withoutAccount,
      showAtDesk: withoutParty,
      forget: nothing,
      beside: (personId, person) => [
        ["INVOLVED", personId],
        ...(person && "account" in person && person.account ? [["MEMBER", person.account]] : []),
      ],
    }),
    holding({
      kind: "HOUSEHOLD",
      store: householdStore,
      show: (household: Household) => ({ household }),
      forget: nothing,
    }),
    holding({
      kind: "CONSENT",
      store: consentStore,
      show: showConsent,
      showAtDesk: (consent, personId) =>
        toldOf(consent, consent).length > 0 ? showConsent(consent, personId) : undefined,
      forget: forgetInConsent,
    }),
    holding({
      kind: "ASSISTED-SESSION",
      store: sessionStore,
      show: showSession,
      forget: forgetInSession,
    }),
    holding({ kind: "BREAK-GLASS", store: breakGlassStore, show: shownWhole, forget: forgetInGlass }),
    holding({ kind: "ROSTER-IMPORT", store: rosterStore, show: shownWhole, forget: nothing }),
    holding({ kind: "REGISTRATION", store: registrationStore, show: shownWhole, forget: nothing }),
    holding({ kind: ownTexts, store: consentTextStore, show: shownWhole, forget: nothing }),
    holding({ kind: exportKind, store: communityExportStore, show: shownWhole, forget: nothing }),
    holding({ kind: "DATA-EXPORT", store: dataExportStore, show: shownWhole, forget: nothing }),
    holding({ kind: "ERASURE", store: erasureStore, show: shownWhole, forget: nothing }),
  ],
  besides: [{ kind: "PERSON", partitions: (personId) => [homeRoom(personId)] }],
  rooms: [
    ...[...roomRoles, "seated"].map(homeRoom),
    ["DEADLINE"],
    ["PERSON-GUARD"],
    ["PERSON-PHONE"],
    ["PERSON-SEARCH"],
    ["HOUSEHOLD-FLAT"],
    ...Role.options.map((role) => ["ROLE-HOLDER", role]),
    ["ADMINISTRATOR"],
    ["PRESIDENT"],
    ["BREAK-GLASS-OF"],
    ["ERASURE-WAIT"],
    ["EXPORT"],
    ["MIGRATED"],
    [registrationsOf],
    ["QUOTA", "REGISTRATIONS"],
  ],
};
