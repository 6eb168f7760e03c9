import { holding, type Keeping } from "#shared/table/holding.ts";
import type { AssistedSession } from "../domain/assisted-session.ts";
import type { Consent } from "../domain/consent.ts";
import type { Household } from "../domain/household.ts";
import type { Person } from "../domain/person.ts";
import { consentStore } from "./consent-store.ts";
import { householdStore } from "./household-store.ts";
import { personStore } from "./person-store.ts";
import { dataExportStore, erasureStore } from "./rights-store.ts";
import { rosterStore } from "./roster-store.ts";
import { sessionStore } from "./session-store.ts";

const withoutAccount = (state: Person) => {
  const { account: _, ...person } = { account: undefined, ...state };
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
      forget: forgetInConsent,
    }),
    holding({
      kind: "ASSISTED-SESSION",
      store: sessionStore,
      show: showSession,
      forget: forgetInSession,
    }),
    holding({ kind: "ROSTER-IMPORT", store: rosterStore, show: shownWhole, forget: nothing }),
    holding({ kind: "DATA-EXPORT", store: dataExportStore, show: shownWhole, forget: nothing }),
    holding({ kind: "ERASURE", store: erasureStore, show: shownWhole, forget: nothing }),
  ],
  besides: [],
  rooms: [["DEADLINE"], ["PERSON-GUARD"], ["ADMINISTRATOR"], ["ERASURE-WAIT"], ["EXPORT"], ["MIGRATED"]],
};
