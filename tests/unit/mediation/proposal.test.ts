import { describe, expect, it } from "vitest";
import { Case } from "#services/mediation/domain/case.ts";
import { viewFor } from "#services/mediation/domain/case-view.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import { raiseDemand } from "#services/mediation/domain/mediation.ts";
import { startFulfilment } from "#services/mediation/domain/outcome.ts";
import { propose } from "#services/mediation/domain/propose.ts";
import { sayNo, sayYes } from "#services/mediation/domain/say.ts";
import { seal, sign } from "#services/mediation/domain/sign.ts";
import { ShippedCategory } from "#shared/domain/dispute-category.ts";
import {
  accepted,
  act,
  agreed,
  agreeing,
  china,
  contacted,
  decided,
  disputant,
  inFulfilment,
  inside,
  knowing,
  later,
  negotiating,
  opponent,
  president,
  proposed,
  proposing,
  reported,
  resolved,
  saying,
  siting,
  textOf,
} from "./cases.ts";
import { refusalOf } from "./refusal-of.ts";

const oral = { ...agreeing, form: "oral" as const };
const written = () => proposed(accepted(), agreeing);
const [mine = "", theirs = ""] = reported().disputants.map(({ disputantId }) => disputantId);
const bothYes = (subject: Case): Case =>
  [disputant, opponent].reduce((now, by) => sayYes(now, saying(now, by))?.state ?? now, subject);
const signing = (subject: Case, by = president) => ({ ...act(by), community: china, textSha256: textOf(subject) });

describe.each(ShippedCategory.options)("a dispute about %s", (category) => {
  const talks = () => accepted(contacted(reported({ category })));

  it("is ended by a decision, without any supplier", () => {
    const other = { ...siting, kind: "other" as const, sites: [] };
    const state = bothYes(propose(talks(), { ...proposing(president), ...other }).state);
    expect(state).toMatchObject({ status: "decided", category, decision: { kind: "other" } });
    expect(startFulfilment(state, act(president)).state.status).toBe("in-fulfilment");
  });

  it("is ended by an agreement, by word of mouth or in writing", () => {
    const spoken = bothYes(propose(talks(), { ...proposing(president), ...oral }).state);
    expect(spoken).toMatchObject({ status: "agreed", category, agreement: { effectiveAt: later } });
    const paper = bothYes(propose(talks(), { ...proposing(president), ...agreeing }).state);
    const state = sign(paper, signing(paper))?.state ?? paper;
    expect(startFulfilment(state, act(president)).state.status).toBe("in-fulfilment");
  });
});

describe("what is proposed", () => {
  it("is a text of its round: the same words after a no are another text", () => {
    const first = written();
    const no = sayNo(first, { ...saying(first, opponent), reason: "不够" }).state;
    const again = proposed(no, agreeing);
    expect(textOf(again)).not.toBe(textOf(first));
    expect(textOf(written())).toBe(textOf(first));
  });

  it("is not put while a demand of a decision is unanswered, and may be agreed on all the same", () => {
    const asking = { ...act(disputant), disputantId: mine, text: "安静", commandId: "d" };
    const subject = raiseDemand(negotiating(), asking).state;
    expect(refusalOf(() => proposed(subject))).toBe("demands-unanswered");
    expect(proposed(subject, agreeing).status).toBe("proposed");
  });

  it("names as who owes and is owed only those in dispute, and no day that is over", () => {
    const owing = (more: object) => () =>
      propose(accepted(), {
        ...proposing(president),
        ...agreeing,
        obligations: [{ who: mine, to: theirs, what: "加装地垫", dueOn: "2026-04-01", ...more }],
      });
    expect(refusalOf(owing({ who: "dsp_x" }))).toBe("/obligations/0/who not-a-disputant");
    expect(refusalOf(owing({ to: "dsp_x" }))).toBe("/obligations/0/to not-a-disputant");
    expect(refusalOf(owing({ to: mine }))).toBe("/obligations/0/to not-allowed");
    expect(refusalOf(owing({ dueOn: "2026-03-04" }))).toBe("/obligations/0/dueOn not-in-the-future");
    const { state } = owing({})();
    expect(Case.parse(state)).toMatchObject({ proposal: { terms: { obligations: [{ who: mine, to: theirs }] } } });
  });

  it("comes of the lead alone, and of so many texts no more", () => {
    expect(refusalOf(() => propose(accepted(), { ...proposing(disputant), ...oral }))).toBe("role-not-allowed");
    let subject = accepted();
    for (let nth = 0; nth < 10; nth += 1) {
      subject = proposed(subject, agreeing);
      subject = sayNo(subject, { ...saying(subject, disputant), reason: "x" }).state;
    }
    expect(refusalOf(() => proposed(subject, agreeing))).toBe(" too-big");
  });
});

describe("a no", () => {
  const refused = () => {
    const subject = written();
    const once = sayYes(subject, saying(subject, disputant))?.state ?? subject;
    return sayNo(once, { ...saying(once, opponent), reason: "医药费也要谈" });
  };

  it("opens negotiation again, and what was said to the old text stays and counts no more", () => {
    const { state, facts } = refused();
    expect(state.status).toBe("negotiating");
    expect(facts.map(({ type }) => type)).toEqual(["mediation.outcome-refused-by.v1"]);
    expect(JSON.stringify(facts)).not.toContain("医药费");
    const seen = viewFor(state, inside(disputant)).case;
    expect(seen).toMatchObject({
      formerProposals: [
        { yeses: { [mine]: { how: "signed-in" } }, no: { disputantId: theirs, reason: "医药费也要谈" } },
      ],
    });
    const again = proposed(state, agreeing);
    expect(again).toMatchObject({ proposal: { round: 2, yeses: {} }, formerProposals: [{ round: 1 }] });
    expect(Case.parse(again)).toEqual(again);
  });

  it("is forgotten in its words with who said it", () => {
    const { state } = refused();
    const over = { ...resolved(), formerProposals: "formerProposals" in state ? state.formerProposals : [] } as Case;
    const without = forgetInCase(over, opponent.personId);
    expect(JSON.stringify(without)).not.toContain("医药费");
    expect(without).toMatchObject({ formerProposals: [{ no: { disputantId: theirs } }] });
  });
});

describe("a written agreement", () => {
  it("holds with the lead's signature, and starts nothing before", () => {
    const subject = agreed();
    expect(subject).not.toHaveProperty("agreement.effectiveAt");
    const starting = () => startFulfilment(subject, act(president));
    expect(refusalOf(starting)).toBe("signatures-incomplete");
    expect(starting).toThrow(expect.objectContaining({ detail: { missing: ["mediator"] } }));
    const signed = sign(subject, signing(subject));
    expect(signed?.facts.map(({ type }) => type)).toEqual([
      "mediation.outcome-signed.v1",
      "mediation.agreement-effective.v1",
    ]);
    expect(signed && sign(signed.state, signing(subject))).toBeUndefined();
  });

  it("of a people's committee holds with its seal too, in whatever order they come", () => {
    const subject = { ...written(), body: "peoples-committee" } as Case;
    const sealed = seal(subject, signing(subject))?.state ?? subject;
    const said = bothYes(sealed);
    expect(said.status).toBe("agreed");
    expect(viewFor(said, inside(disputant)).awaiting).toEqual({ disputantIds: [], mediator: true, seal: false });
    expect(sign(said, signing(said))?.state).toMatchObject({ agreement: { effectiveAt: later } });
    const unsealed = sign(bothYes(subject), signing(subject))?.state ?? subject;
    expect(() => startFulfilment(unsealed, act(president))).toThrow(
      expect.objectContaining({ code: "signatures-incomplete", detail: { missing: ["seal"] } }),
    );
  });

  it("is signed as it stands, and nothing is that needs no signature", () => {
    const subject = agreed();
    expect(refusalOf(() => sign(subject, { ...signing(subject), textSha256: "0".repeat(64) }))).toBe("terms-changed");
    expect(refusalOf(() => seal(subject, signing(subject)))).toBe("wrong-state");
    const spoken = proposed(accepted(), { ...agreeing, form: "oral" } as never);
    expect(refusalOf(() => sign(spoken, signing(spoken)))).toBe("wrong-state");
    expect(refusalOf(() => sign(proposed(), signing(proposed())))).toBe("wrong-state");
  });
});

describe("an outcome of before", () => {
  it("keeps its decision, with those who were said to agree, and goes on", () => {
    const { proposal: _, ...old } = decided() as Extract<Case, { status: "decided" }>;
    const kept = Case.parse({
      ...old,
      decision: { ...old.decision, agreedBy: [mine, theirs], obligations: undefined },
    });
    expect(kept).toMatchObject({ decision: { agreedBy: [mine, theirs] } });
    expect(inFulfilment(kept).status).toBe("in-fulfilment");
    expect(knowing.assisted.size).toBe(0);
  });
});
