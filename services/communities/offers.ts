import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Asking, offers, offersFrom, readOnce, unlessDone, withParts } from "#shared/http/offers.ts";
import { successorsOf } from "./domain/administrators.ts";
import { type Application, applicationLifecycle } from "./domain/application.ts";
import type { AssistedSession } from "./domain/assisted-session.ts";
import { type Community, communityLifecycle, offboard } from "./domain/community.ts";
import { type Consent, type Guardians, mayHearOf, withdraw } from "./domain/consent.ts";
import type { DataExport } from "./domain/data-export.ts";
import { type Erasure, takeBackErasure } from "./domain/erasure.ts";
import { mustNotBeOwn } from "./domain/grant-role.ts";
import { type Household, removeDependant } from "./domain/household.ts";
import { type Person, personLifecycle } from "./domain/person.ts";
import { type Registration, registrationLifecycle } from "./domain/registration.ts";
import { release } from "./domain/release.ts";
import { grantOf } from "./domain/role-grant.ts";
import { type RosterImport, rosterLifecycle } from "./domain/roster-import.ts";
import { mustBeMovableBy, mustBePrintableBy } from "./domain/side-at-desk.ts";
import { mustBeAnother } from "./domain/verify-person.ts";
import { administratorsOf } from "./store/administrators.ts";
import { registrationStore } from "./store/registration-store.ts";

const administratorsNow = readOnce((_: unknown, { table, at }) => administratorsOf(table, at));

/** Whoever administers goes only when another stays. */
const mustHaveSuccessors = async (
  person: Person,
  asking: Asking,
  isEnding: Parameters<typeof successorsOf>[1]["isEnding"],
) => {
  const administers = person.grants.some((grant) => grant.role === "community-admin" && isEnding(grant));
  if (administers) successorsOf(person, { isEnding, administrators: await administratorsNow(person, asking) });
};

const mustBeOther = ({ personId }: { readonly personId: string }, by: Caller): void => {
  if (personId === by.personId) refuse("role-not-allowed");
};

const mustBeThemselves = ({ personId }: Person, { by }: Asking): void => {
  if (actingPerson(by).personId !== personId) refuse("not-found");
};

const personOffers = offersFrom<Person>(personLifecycle, {
  verifyPerson: (person, { by }) => mustBeAnother(person, by),
  issueClaimCode: (person, { by }) => mustBePrintableBy(person, by),
  grantRole: (person, { by }) => mustBeOther(person, by),
  chooseAssist: mustBeThemselves,
  setPartyMembership: (person, asking) => {
    mustBeThemselves(person, asking);
    if (!mayHearOf({ purpose: "show-party-membership" }, asking.by)) refuse("role-not-allowed");
  },
  moveOutPerson: async (person, asking) => {
    mustBeMovableBy(person, asking.by);
    await mustHaveSuccessors(person, asking, () => true);
  },
});

/** A grant, and whose it is. */
type HeldGrant = { readonly grantId: string; readonly person: Person };

const grantOffers = offers<HeldGrant>({
  revokeRole: async ({ grantId, person }, asking) => {
    const { revokedAt } = grantOf(person, grantId);
    if (revokedAt) refuse("wrong-state", { state: "revoked", allowedVerbs: [] });
    mustNotBeOwn(person, grantId, asking.by);
    await mustHaveSuccessors(person, asking, (grant) => grant.grantId === grantId);
  },
});

/** A child or ward, and the household that it is of. */
type ChildOf = { readonly household: Household; readonly dependantId: string };

const householdOffers = withParts(
  offers<Household>({ addMember: () => undefined, removeMember: () => undefined, addDependant: () => undefined }),
  offers<ChildOf>({
    removeDependant: ({ household, dependantId }, { by }) => removeDependant(household, { dependantId, by }),
  }),
  (household) => household.dependants.map(({ dependantId }) => [dependantId, { household, dependantId }] as const),
);

const sessionOffers = offers<AssistedSession>({
  endAssistedSession: ({ operatorId, endedAt, expiresAt }, { by, at }) => {
    if (operatorId !== by.personId) refuse("not-found");
    if (endedAt || expiresAt <= at) refuse("wrong-state", { state: "ended", allowedVerbs: [] });
  },
});

/** A consent, and the guardians of the child that it is about. */
type Answered = { readonly consent: Consent; readonly guardians: Guardians };

const consentOffers = offers<Answered>({
  withdrawConsent: ({ consent, guardians }, asking) => withdraw(consent, { ...asking, guardians }),
});

const registrationOffers = offersFrom<Registration>(registrationLifecycle, {
  releaseRegistration: async (registration, { table }) => {
    if (registration.status === "registered") await registrationStore(table).mustBeNew(registration.account);
  },
});

const exportOffers = offers<DataExport>({
  releaseDataExport: (request, asking) => unlessDone(release(request, asking)),
});

const erasureOffers = offers<Erasure>({
  releaseErasure: (request, asking) => unlessDone(release(request, asking)),
  takeBackErasure: (request, asking) => unlessDone(takeBackErasure(request, asking)),
});

export const communitiesOffers = {
  application: offersFrom<Application>(applicationLifecycle),
  community: offersFrom<Community>(communityLifecycle, { offboardCommunity: offboard }),
  consent: consentOffers,
  erasure: erasureOffers,
  export: exportOffers,
  grant: grantOffers,
  household: householdOffers,
  person: personOffers,
  registration: registrationOffers,
  roster: offersFrom<RosterImport>(rosterLifecycle),
  session: sessionOffers,
};
