import { type Application, apply, approve, record, reject, screen } from "#services/communities/domain/application.ts";
import {
  activate,
  archiveCommunity,
  type Community,
  erase,
  found,
  offboard,
  requestOffboarding,
} from "#services/communities/domain/community.ts";
import { type Consent, withdraw } from "#services/communities/domain/consent.ts";
import { give } from "#services/communities/domain/give-consent.ts";
import { anonymise, moveOut } from "#services/communities/domain/move-out.ts";
import { type Person, register } from "#services/communities/domain/person.ts";
import { registerSelf } from "#services/communities/domain/registration.ts";
import {
  advanceRoster,
  checkRoster,
  commitRoster,
  type RosterImport,
} from "#services/communities/domain/roster-import.ts";
import { verify } from "#services/communities/domain/verify-person.ts";
import { labels } from "#services/communities/labels.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { labels as sharedLabels } from "#shared/http/labels.ts";

export const at = "2026-03-02T01:00:00.000Z";
const commandId = "a command";

export const caller = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: `per_${name.padEnd(20, "a")}`,
  name,
  grants: roles.map((role) => ({ role })),
});
export const admin = caller("admin", "community-admin");
export const desk = caller("desk", "desk-operator");
export const resident = caller("resident", "resident");

// --- people
export const unverified = (more: object = {}): Person =>
  register({ name: "胡先生", needsAssist: false, buildings: ["5栋"], at, commandId, ...more }).state;
export const verifying = { by: admin, at, method: "id-shown" as const, policy: {}, commandId: "verifying" };
export const verifiedBy = (by: Caller, subject: Person, more: object = {}): Person =>
  verify(subject, { ...verifying, ...more, by })?.state ?? subject;
export const verified = (subject = unverified()): Person => verifiedBy(admin, subject);
export const movedOut = (subject = verified()): Person => moveOut(subject, at).state;
export const anonymised = (subject = movedOut()): Person => anonymise(subject, at).state;

// --- communities
export const provisioning = (): Community => {
  const home = { slug: "a", name: "甲", language: "zh-CN", timeZone: "Asia/Shanghai" } as const;
  return found({ ...home, buildings: [], calendar: {}, at }).state;
};
export const active = (): Community => activate(provisioning(), "app").state;
export const leaving = (): Community => requestOffboarding(active(), { at })?.state ?? active();
export const offboarding = (): Community => offboard(leaving(), { at }).state;
export const archived = (): Community =>
  archiveCommunity(offboarding(), { at, exportDigest: "0", exportedAt: at }).state;
export const erased = (): Community => erase(archived(), at).state;

// --- applications
export const applied = (): Application => {
  const founders = [
    { body: "甲", side: "property" as const },
    { body: "乙", side: "community" as const },
  ];
  const home = {
    slug: "a",
    name: "甲",
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    buildings: [{ name: "1栋" }],
  } as const;
  const contact = { name: "丙", phone: "+8613800138000" };
  return apply({ ...home, buildings: [...home.buildings], founders, contact, at, commandId }).state;
};
export const screening = (): Application => screen(applied()).state;
export const approved = (): Application => approve(screening()).state;
export const rejected = (): Application => reject(screening(), { at, reason: "x" }).state;
export const inProvisioning = (): Application => record(approved(), { step: "community", result: "done", at }).state;
export const made = (): Application => record(inProvisioning(), { step: "activation", result: "done", at }).state;

// --- consents
export const registered = () =>
  registerSelf({
    name: "钱女士",
    phone: "+8613900139000",
    building: "5栋",
    room: "1102",
    account: "account",
    buildings: ["5栋"],
    at,
    commandId: "registration",
  }).state;

const asked = { subjectId: resident.personId, purpose: "job-seeking", textVersion: "2026-01", basis: "self" } as const;
const giving = { ...asked, by: resident, at, commandId, guardians: undefined };
export const given = (): Consent => give({ ...giving, answer: "yes" }).state;
export const refusedConsent = (): Consent => give({ ...giving, answer: "no" }).state;
export const withdrawnConsent = (): Consent => withdraw(given(), { by: resident, at, guardians: undefined }).state;

// --- rosters
export const rosterNames = { roles: sharedLabels.role, verified: labels.verificationMethod };
const person = { name: "甲", needsAssist: false, row: 2 };
export const checked = (count = 1): RosterImport => {
  const people = Array.from({ length: count }, () => person);
  return checkRoster({ people, errors: [] }, { by: admin.personId, at, commandId }).state;
};
export const unreadable = (): RosterImport =>
  checkRoster({ people: [person], errors: [{ row: 2, code: "x" }] }, { by: admin.personId, at, commandId }).state;
export const committed = (count = 1): RosterImport => commitRoster(checked(count), { by: admin }).state;
export const imported = (): RosterImport =>
  advanceRoster(committed(), { from: 0, addedCount: 1, knownCount: 0, failures: [], at })?.state ?? committed();

/** What people are who live here and in no household yet. */
export const homeless = (...personIds: readonly string[]): ReadonlyMap<string, Standing> =>
  new Map(personIds.map((personId) => [personId, { personId, grants: {}, households: {}, hasAccount: false }]));
