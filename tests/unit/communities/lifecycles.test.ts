import {
  Application,
  applicationLifecycle,
  approve,
  record,
  reject,
  resumeProvisioning,
  screen,
} from "#services/communities/domain/application.ts";
import { chooseAssist } from "#services/communities/domain/assist.ts";
import {
  activate,
  archiveCommunity,
  Community,
  communityLifecycle,
  erase,
  offboard,
  requestOffboarding,
  resume,
  suspend,
} from "#services/communities/domain/community.ts";
import { Consent, consentLifecycle, withdraw } from "#services/communities/domain/consent.ts";
import { grantRole, revokeRole } from "#services/communities/domain/grant-role.ts";
import { anonymise, moveIn, moveOut } from "#services/communities/domain/move-out.ts";
import { setPartyMembership } from "#services/communities/domain/party-membership.ts";
import { claim, correct, Person, personLifecycle } from "#services/communities/domain/person.ts";
import {
  decline,
  lapse,
  Registration,
  registrationLifecycle,
  release,
} from "#services/communities/domain/registration.ts";
import { commitRoster, RosterImport, rosterLifecycle } from "#services/communities/domain/roster-import.ts";
import { setBuilding } from "#services/communities/domain/settings.ts";
import { verify } from "#services/communities/domain/verify-person.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import * as a from "./made.ts";

const granting = { role: "mediator" as const, at: a.at, commandId: "grant", buildings: [] };
const withRole = (subject: Person): Person =>
  personLifecycle.can("grantRole", subject) ? grantRole(subject, granting).state : subject;
const roleOf = (subject: Person): string => subject.grants.at(-1)?.grantId ?? "";

describeLifecycle({
  lifecycle: personLifecycle,
  schema: Person,
  oneOfEach: {
    unverified: () => a.unverified(),
    verified: () => a.verified(),
    "moved-out": () => a.movedOut(withRole(a.verified())),
    anonymised: a.anonymised,
  },
  attempts: {
    verify: (subject) => verify(subject, a.verifying),
    correct: (subject) => correct(subject, { room: "1", by: "per_one", buildings: [], at: a.at }),
    setPartyMembership: (subject) =>
      setPartyMembership(subject, {
        by: { ...a.resident, personId: subject.personId },
        at: a.at,
        shownTo: "community-staff",
        consentId: "con_x",
        allowed: ["community-staff"],
      }),
    chooseAssist: (subject) =>
      chooseAssist(subject, { by: { ...a.resident, personId: subject.personId }, at: a.at, needsAssist: true }),
    issueClaimCode: (subject) => ({ state: personLifecycle.allow("issueClaimCode", subject) }),
    claim: (subject) => claim(subject, { account: "account", at: a.at }),
    grantRole: (subject) => grantRole(subject, granting),
    revokeRole: (subject) =>
      subject.status === "anonymised"
        ? { state: personLifecycle.allow("revokeRole", subject) }
        : revokeRole(withRole(subject), { grantId: roleOf(withRole(subject)), at: a.at }),
    moveOut: (subject) => moveOut(subject, a.at),
    moveIn: (subject) => moveIn(subject, { at: a.at, buildings: [] }),
    anonymise: (subject) => anonymise(subject, a.at),
  },
});

describeLifecycle({
  lifecycle: registrationLifecycle,
  schema: Registration,
  oneOfEach: {
    registered: a.registered,
    released: () => release(a.registered(), { by: a.desk, at: a.at, personId: a.resident.personId }).state,
    declined: () => decline(a.registered(), { by: a.desk, at: a.at, reason: "x" }).state,
    lapsed: () => lapse(a.registered(), a.at)?.state ?? a.registered(),
  },
  attempts: {
    release: (subject) => release(subject, { by: a.desk, at: a.at, personId: a.resident.personId }),
    decline: (subject) => decline(subject, { by: a.desk, at: a.at, reason: "x" }),
  },
});

describeLifecycle({
  lifecycle: communityLifecycle,
  schema: Community,
  oneOfEach: {
    provisioning: a.provisioning,
    active: a.leaving,
    suspended: () => suspend(a.leaving(), { at: a.at, reason: "x" }).state,
    offboarding: a.offboarding,
    archived: a.archived,
    erased: a.erased,
  },
  attempts: {
    configure: (subject) => setBuilding(subject, { name: "1栋" }),
    activate: (subject) => activate(subject, "app"),
    suspend: (subject) => suspend(subject, { at: a.at, reason: "x" }),
    resume,
    requestOffboarding: (subject) => requestOffboarding(subject, { at: a.at }),
    offboard: (subject) => offboard(subject, { at: a.at }),
    archive: (subject) => archiveCommunity(subject, { at: a.at, exportDigest: "0", exportedAt: a.at }),
    erase: (subject) => erase(subject, a.at),
  },
});

describeLifecycle({
  lifecycle: applicationLifecycle,
  schema: Application,
  oneOfEach: {
    applied: a.applied,
    screening: a.screening,
    rejected: a.rejected,
    approved: a.approved,
    provisioning: a.inProvisioning,
    active: a.made,
  },
  attempts: {
    screen,
    approve,
    reject: (subject) => reject(subject, { at: a.at, reason: "x" }),
    record: (subject) => record(subject, { step: "calendar", result: "failed", code: "calendar-missing", at: a.at }),
    resume: (subject) => resumeProvisioning(subject, {}),
  },
});

describeLifecycle({
  lifecycle: consentLifecycle,
  schema: Consent,
  oneOfEach: { given: a.given, refused: a.refusedConsent, withdrawn: a.withdrawnConsent },
  attempts: { withdraw: (subject) => withdraw(subject, { by: a.resident, at: a.at, guardians: undefined }) },
});

describeLifecycle({
  lifecycle: rosterLifecycle,
  schema: RosterImport,
  oneOfEach: { refused: a.unreadable, checked: a.checked, committed: a.committed, imported: a.imported },
  attempts: { commit: (subject) => commitRoster(subject, { by: a.admin }) },
  ofTheSystem: ["advance"],
});
