import type { Case } from "#services/mediation/domain/case.ts";
import { contact } from "#services/mediation/domain/contact.ts";
import { ask } from "#services/mediation/domain/inquiry.ts";
import { decline, fileCase, withdraw } from "#services/mediation/domain/intake.ts";
import { accept } from "#services/mediation/domain/lead.ts";
import { negotiate } from "#services/mediation/domain/mediation.ts";
import { confirm, decide, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Role } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";

const idOf = (name: string): string => `per_${name.padEnd(20, "a")}`;

export const person = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: idOf(name),
  name,
  grants: roles.map((role) => ({ role })),
});

export const president = person("president", "association-president", "mediator");
export const disputant = person("disputant", "resident");
export const opponent = person("opponent", "resident");
export const steward = person("steward", "property-staff");
export const outsider = person("outsider", "resident");

/** What a person is in the community: one grant for each role. */
export const standing = ({ personId, grants }: Caller): Standing => ({
  personId,
  grants: Object.fromEntries(grants.map(({ role }) => [`grt_${role}`, { role, from: "2026-01-01T00:00:00.000Z" }])),
  households: {},
  hasAccount: true,
  verifiedBy: idOf("worker"),
  verifierSide: "community",
});

export const start = "2026-03-02T01:00:00.000Z";
export const later = "2026-03-05T02:00:00.000Z";
/** Who acts, as their standing says: where they live is said only where it matters. */
export const inside = (by: Caller & Partial<Insider>): Insider => ({
  roles: by.grants.map(({ role }) => role),
  households: [],
  ...by,
});
export const act = (by: Caller & Partial<Insider>) => ({ by: inside(by), at: later });
export const answering = (by: Caller) => ({ ...act(by), community: { policy: {} } });

const commandId = "a command";
const disputants = [
  { name: "disputant", personId: disputant.personId },
  { name: "opponent", personId: opponent.personId },
];

export const filing = { category: "noise", place: { building: "2栋" }, source: "proactive", disputants } as const;

export const reported = (more: object = {}): Case =>
  fileCase({
    ...filing,
    disputants: [...disputants],
    ...more,
    by: inside(president),
    at: start,
    day: "2026-03-02",
    commandId,
    policy: {},
  }).state;

export const contactsOf = ({ disputants: those }: Case, refuses = false) =>
  those.map(({ disputantId }) => ({ disputantId, reached: true, refuses }));

export const contacted = (subject = reported(), refuses = false): Case =>
  contact(subject, { ...act(president), contacts: contactsOf(subject, refuses) }).state;

export const acceptance = {
  leadId: president.personId,
  candidate: standing(president),
  rosters: [],
  body: "mutual-aid",
  rightsNoticeGiven: true,
  policy: {},
} as const;

export const accepted = (subject = contacted()): Case => accept(subject, { ...act(president), ...acceptance }).state;

/** What those are who are named at a survey. */
export const knownOf = (...people: readonly Caller[]) => new Map(people.map((each) => [each.personId, standing(each)]));

export const joint = {
  joint: true,
  sites: ["西门口"],
  participants: [
    { name: "president", personId: president.personId, capacity: "mediator" as const },
    { name: "steward", personId: steward.personId },
  ],
  findings: "可行",
  known: knownOf(president, steward),
};

export const surveying = (subject = accepted()): Case => survey(subject, { ...act(president), ...joint }).state;

export const negotiating = (subject = surveying()): Case =>
  ["甲", "乙"].reduce((now, supplier) => negotiate(now, { ...act(president), supplier, terms: "x" }).state, subject);

export const siting = (subject: Case) => ({
  kind: "siting" as const,
  sites: [{ name: "西门口", perimeter: "outside" as const }],
  agreedBy: subject.disputants.map(({ disputantId }) => disputantId),
  basis: { kind: "outside-common-area" as const, evidence: "规划图" },
});

export const decided = (subject = negotiating(), more: object = {}): Case =>
  decide(subject, { ...act(president), ...siting(subject), ...more }).state;

export const inFulfilment = (subject = decided()): Case => startFulfilment(subject, act(president)).state;

export const carriedOut = (subject = inFulfilment()): Case =>
  reportFulfilment(subject, act(president))?.state ?? subject;

export const resolved = (subject = carriedOut()): Case =>
  [disputant, opponent].reduce((now, by) => confirm(now, act(by))?.state ?? now, subject);

export const declined = (subject = reported()): Case =>
  decline(subject, { ...act(president), reason: "x", otherWays: "y" }).state;

export const withdrawn = (subject = reported()): Case => withdraw(subject, { ...act(president), reason: "x" }).state;

/** The case with the question whether it is settled, where its status allows one. */
export const asked = (subject: Case, issueId = "iss_1"): Case =>
  ask(subject, { issueId, at: later, policy: {} })?.state ?? subject;

/** With the property company in the place of the second disputant. */
export const againstProperty = (subject: Case): Case => ({
  ...subject,
  disputants: subject.disputants.map((each, nth) =>
    nth === 1 ? { disputantId: each.disputantId, name: "物业服务中心", side: "property" as const } : each,
  ),
});

/** Whom the property company names, and by which paper. */
export const authorised = {
  disputantId: reported().disputants[1]?.disputantId ?? "",
  personId: steward.personId,
  authorisation: "授权委托书 2026-01",
  known: knownOf(steward),
  organisations: [],
};

/** One case in every status, each made by the domain's own verbs. */
export const oneOfEach: Readonly<Record<Case["status"], () => Case>> = {
  reported,
  contacted,
  accepted,
  surveying,
  negotiating,
  decided,
  "in-fulfilment": carriedOut,
  resolved,
  declined,
  withdrawn,
};
