import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { viewFor } from "#services/mediation/domain/case-view.ts";
import { readWith } from "#services/mediation/domain/read-with.ts";
import { sayNo, sayYes } from "#services/mediation/domain/say.ts";
import {
  accepted,
  act,
  agreeing,
  disputant,
  inside,
  later,
  opponent,
  outsider,
  person,
  president,
  proposed,
  reported,
  saying,
  standing,
  type steward,
  textOf,
} from "./cases.ts";
import { refusalOf } from "./refusal-of.ts";

const written = () => proposed(accepted(), agreeing);
const [mine = "", theirs = ""] = reported().disputants.map(({ disputantId }) => disputantId);
const bothYes = (subject: Case): Case =>
  [disputant, opponent].reduce((now, by) => sayYes(now, saying(now, by))?.state ?? now, subject);
const worker = person("worker", "residents-committee-worker");
const guardian = person("guardian", "resident");
const minor = { ...standing(disputant), birthYear: 2012 };
const known = new Map([
  [disputant.personId, minor],
  ...[worker, guardian, president, outsider].map((each) => [each.personId, standing(each)] as const),
]);
describe("a yes", () => {
  it("is each disputant's own, to the text that they saw; the last one makes it stand", () => {
    const subject = written();
    const once = sayYes(subject, saying(subject, disputant));
    expect(once?.facts.map(({ type, data }) => [type, data])).toEqual([
      [
        "mediation.outcome-accepted-by.v1",
        { caseId: subject.caseId, disputantId: mine, how: "signed-in", remaining: 1 },
      ],
    ]);
    expect(once && sayYes(once.state, saying(once.state, disputant))).toBeUndefined();
    expect(once && viewFor(once.state, inside(opponent)).awaiting).toEqual({
      disputantIds: [theirs],
      mediator: true,
      seal: false,
    });
    expect(bothYes(subject).status).toBe("agreed");
  });

  it("is refused to another text than the one that stands there", () => {
    const subject = written();
    const other = { ...saying(subject, disputant), textSha256: "0".repeat(64) };
    expect(refusalOf(() => sayYes(subject, other))).toBe("terms-changed");
    expect(refusalOf(() => sayNo(subject, { ...other, reason: "x" }))).toBe("terms-changed");
  });

  it("is not said by the lead, nor by who is not in the case", () => {
    const subject = written();
    const forThem = { ...saying(subject, president), disputantId: mine };
    expect(refusalOf(() => sayYes(subject, forThem))).toBe("/disputantId not-allowed");
    expect(refusalOf(() => sayYes(subject, { ...forThem, how: "paper", evidence: "x" }))).toBe(
      "/disputantId not-allowed",
    );
    expect(refusalOf(() => sayYes(subject, { ...forThem, disputantId: "dsp_x" }))).toBe("/disputantId not-a-disputant");
    expect(refusalOf(() => sayYes(subject, saying(subject, outsider)))).toBe("not-found");
    expect(refusalOf(() => sayYes(subject, { ...saying(subject, disputant), how: "glass" }))).toBe("/how not-allowed");
  });

  it("is said on the mediator's glass with their own code, or before a second witness", () => {
    const subject = written();
    const glass = { ...saying(subject, president), known, disputantId: theirs, how: "glass" as const };
    const tried = (more: object) => refusalOf(() => sayYes(subject, { ...glass, ...more }));
    expect(tried({})).toBe("/witnessId required");
    expect(tried({ code: "x" })).toBe("code-invalid");
    expect(tried({ code: "x", codeHolderId: disputant.personId })).toBe("code-invalid");
    expect(tried({ witnessId: "per_nobody" })).toBe("/witnessId unknown-person");
    expect(tried({ witnessId: president.personId })).toBe("/witnessId not-allowed");
    expect(tried({ witnessId: disputant.personId })).toBe("/witnessId not-allowed");
    const seen = sayYes(subject, { ...glass, witnessId: outsider.personId })?.state;
    expect(seen).toMatchObject({
      proposal: { yeses: { [theirs]: { by: opponent.personId, how: "glass", recordedBy: president.personId } } },
    });
    const typed = sayYes(subject, { ...glass, code: "x", codeHolderId: opponent.personId });
    expect(typed?.facts[0]?.data).toMatchObject({ how: "glass" });
  });

  it("is recorded from a paper of who has no account, with where it is", () => {
    const subject = written();
    const without = new Map([[disputant.personId, { ...standing(disputant), hasAccount: false }]]);
    const paper = { ...saying(subject, president), known: without, disputantId: mine, how: "paper" as const };
    expect(refusalOf(() => sayYes(subject, paper))).toBe("/evidence required");
    const recorded = sayYes(subject, { ...paper, evidence: "存于互助会" });
    expect(recorded?.facts[0]?.data).toMatchObject({ how: "paper" });
    expect(JSON.stringify(recorded?.facts)).not.toContain("存于");
    expect(JSON.stringify(recorded && viewFor(recorded.state, inside(opponent)))).not.toContain("存于");
    expect(JSON.stringify(recorded && viewFor(recorded.state, inside(disputant)))).toContain("存于");
  });

  it("is said at the desk with the worker, or recorded there on paper", () => {
    const subject = written();
    const { personId, name } = disputant;
    const served = (by: typeof steward) => ({ ...by, onBehalfOf: { personId, name, sessionId: "ses" } });
    const clerk = served(person("clerk", "desk-operator"));
    expect(refusalOf(() => sayYes(subject, saying(subject, clerk)))).toBe("not-for-the-other-side");
    const byWorker = served(person("worker", "residents-committee-worker", "desk-operator"));
    expect(sayYes(subject, saying(subject, byWorker))?.facts[0]?.data).toMatchObject({ how: "signed-in" });
    const paper = { ...saying(subject, clerk), how: "paper" as const };
    expect(refusalOf(() => sayYes(subject, paper))).toBe("/evidence required");
    expect(sayYes(subject, { ...paper, evidence: "柜台" })?.facts[0]?.data).toMatchObject({ how: "paper" });
  });

  it("by a link says so, and keeps when the text was seen", () => {
    const subject = written();
    const linked = { ...saying(subject, disputant), byCode: true };
    expect(sayYes(subject, linked)?.facts[0]?.data).toMatchObject({ how: "code" });
    expect(refusalOf(() => sayYes(subject, { ...linked, seenAt: "2026-03-01T00:00:00.000Z" }))).toBe(
      "/seenAt not-allowed",
    );
    const kept = sayYes(subject, { ...linked, seenAt: later })?.state;
    expect(kept).toMatchObject({ proposal: { yeses: { [mine]: { seenAt: later, textSha256: textOf(subject) } } } });
  });
});

describe("who is under 18, or asked for assistance", () => {
  const reading = { ...act(president), disputantId: mine, with: worker.personId, known };
  const young = (subject: Case, by: typeof disputant) => ({ ...saying(subject, by), known });

  it("says nothing themselves: their guardian does, once it was read with them", () => {
    const subject = written();
    expect(refusalOf(() => sayYes(subject, young(subject, disputant)))).toBe("guardian-needed");
    expect(refusalOf(() => sayNo(subject, { ...young(subject, disputant), reason: "x" }))).toBe("guardian-needed");
    expect(refusalOf(() => sayYes(subject, young(subject, guardian)))).toBe("not-found");
    expect(refusalOf(() => readWith(subject, reading))).toBe("/guardianId required");
    const { state } = readWith(subject, { ...reading, guardianId: guardian.personId });
    const yes = sayYes(state, young(state, guardian));
    expect(yes?.state).toMatchObject({ proposal: { yeses: { [mine]: { by: guardian.personId } } } });
    expect(refusalOf(() => sayYes(state, young(state, disputant)))).toBe("guardian-needed");
    expect(JSON.stringify(viewFor(state, inside(opponent)))).not.toContain("readWith");
  });

  it("has as guardian no party, no mediator, nobody under age and nobody unknown", () => {
    const named = (guardianId: string, more = known) =>
      refusalOf(() => readWith(written(), { ...reading, known: more, guardianId }));
    for (const { personId } of [president, worker, opponent]) {
      const all = new Map([...known, [opponent.personId, standing(opponent)]]);
      expect(named(personId, all)).toBe("/guardianId not-allowed");
    }
    expect(named("per_nobody")).toBe("/guardianId unknown-person");
    const child = new Map([...known, [guardian.personId, { ...standing(guardian), birthYear: 2010 }]]);
    expect(named(guardian.personId, child)).toBe("/guardianId not-allowed");
  });

  it("is read to by the worker or the lead", () => {
    const assisted = new Set([opponent.personId]);
    const subject = written();
    const theirYes = { ...saying(subject, opponent), assisted };
    expect(refusalOf(() => sayYes(subject, theirYes))).toBe("reading-needed");
    const read = (more: object) => () => readWith(subject, { ...reading, disputantId: theirs, ...more });
    expect(refusalOf(read({ with: outsider.personId }))).toBe("/with not-allowed");
    expect(refusalOf(read({ with: "per_nobody" }))).toBe("/with unknown-person");
    expect(refusalOf(read({ guardianId: guardian.personId }))).toBe("/guardianId not-allowed");
    expect(refusalOf(read({ disputantId: "dsp_x" }))).toBe("/disputantId not-a-disputant");
    for (const { personId } of [worker, president]) {
      const { state } = read({ with: personId })();
      expect(sayYes(state, theirYes)?.facts[0]?.data).toMatchObject({ disputantId: theirs });
    }
  });
});
