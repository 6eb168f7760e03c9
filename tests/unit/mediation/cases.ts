import type { Case } from "#services/mediation/domain/case.ts";
import { contact } from "#services/mediation/domain/contact.ts";
import { ask } from "#services/mediation/domain/inquiry.ts";
import { decline, fileCase, withdraw } from "#services/mediation/domain/intake.ts";
import { accept } from "#services/mediation/domain/lead.ts";
import { negotiate } from "#services/mediation/domain/mediation.ts";
import { confirm, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import { propose } from "#services/mediation/domain/propose.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { refer } from "#services/mediation/domain/refer.ts";
import { sayYes } from "#services/mediation/domain/say.ts";
import { sign } from "#services/mediation/domain/sign.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { terminate } from "#services/mediation/domain/terminate.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { disputant, opponent, president, standing, steward } from "./people.ts";
import { agreeing, siting } from "./terms.ts";

export { disputant, opponent, outsider, person, president, standing, steward } from "./people.ts";
export { agreeing, siting } from "./terms.ts";

export const china = { timeZone: "Asia/Shanghai", policy: {}, calendar: {} };

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

export const proposing = (by: Caller & Partial<Insider>) => ({
  ...act(by),
  commandId: "proposed",
  community: { timeZone: "Asia/Shanghai" },
});

export const proposed = (subject = negotiating(), terms: typeof siting | typeof agreeing = siting): Case =>
  propose(subject, { ...proposing(president), ...terms }).state;

export const textOf = (subject: Case): string => ("proposal" in subject ? (subject.proposal?.textSha256 ?? "") : "");

/** What is known of whoever says something: nobody of them is under 18, and nobody asked for assistance. */
export const knowing = { known: new Map<string, Standing>(), assisted: new Set<string>() };

export const saying = (subject: Case, by: Caller & Partial<Insider>) => ({
  ...act(by),
  ...knowing,
  community: china,
  textSha256: textOf(subject),
});

const withEachYes = (subject: Case): Case =>
  subject.disputants.reduce((now, { disputantId, personId }) => {
    const self = [disputant, opponent].find((each) => each.personId === personId);
    const forThem = { disputantId, how: "paper" as const, evidence: "纸质签名" };
    const act = self ? saying(now, self) : { ...saying(now, president), ...forThem };
    return sayYes(now, act)?.state ?? now;
  }, subject);

export const decided = (subject = negotiating(), more: object = {}): Case =>
  withEachYes(proposed(subject, { ...siting, ...more }));

export const agreed = (subject = accepted()): Case => withEachYes(proposed(subject, agreeing));

/** A written agreement that holds: the lead signed it too. */
export const signed = (subject = agreed()): Case =>
  sign(subject, { ...act(president), community: china, textSha256: textOf(subject) })?.state ?? subject;

export const inFulfilment = (subject = decided()): Case => startFulfilment(subject, act(president)).state;

export const carriedOut = (subject = inFulfilment()): Case =>
  reportFulfilment(subject, answering(president))?.state ?? subject;

export const resolved = (subject = carriedOut()): Case =>
  [disputant, opponent].reduce((now, by) => confirm(now, act(by))?.state ?? now, subject);

export const declined = (subject = reported()): Case =>
  decline(subject, { ...act(president), reason: "x", otherWays: "y" }).state;

export const withdrawn = (subject = reported()): Case => withdraw(subject, { ...act(president), reason: "x" }).state;

export const terminated = (subject = negotiating()): Case =>
  terminate(subject, { ...act(president), reason: "x", otherWays: "y" }).state;

export const referred = (subject = accepted()): Case =>
  refer(subject, { ...act(president), to: "court", ground: "x" }).state;

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
  proposed,
  decided,
  agreed: signed,
  "in-fulfilment": carriedOut,
  resolved,
  declined,
  withdrawn,
  terminated,
  referred,
};
