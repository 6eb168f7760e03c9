import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { caseFor } from "#services/mediation/domain/case-for.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import { sayNotSettled } from "#services/mediation/domain/not-settled.ts";
import { begun } from "#services/mediation/domain/obligation.ts";
import { confirm, reportFulfilment } from "#services/mediation/domain/outcome.ts";
import { confirmObligation, missObligation, reportObligationDone } from "#services/mediation/domain/owed.ts";
import { closeSilent } from "#services/mediation/domain/resolved.ts";
import type { Caller } from "#shared/domain/caller.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import {
  act,
  answering,
  carriedOut,
  china,
  decided,
  disputant,
  inFulfilment,
  later,
  opponent,
  outsider,
  president,
} from "./cases.ts";
import { missed, obligationId, owing } from "./owing.ts";

const codeOf = (attempt: () => unknown): unknown => {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { pointer = undefined, code } = { ...error.detail.errors?.[0] } as { pointer?: string; code?: string };
    return pointer === undefined ? error.code : `${pointer} ${code}`;
  }
};

const report = (subject: Case, by: Caller) =>
  reportObligationDone(subject, { ...act(by), obligationId, evidence: "照片已交互助会" });
const doneIn = (subject = owing()): Case => report(subject, disputant)?.state ?? subject;
const say = (subject: Case, by: Caller, said: { done: boolean; reason?: string; evidence?: string }) =>
  confirmObligation(subject, { ...act(by), obligationId, ...said });
const typesOf = (told: { readonly facts: readonly { readonly type: string }[] } | undefined): string[] =>
  (told?.facts ?? []).map(({ type }) => type.split(".")[1] ?? "");
const first = (subject: Case | undefined) => subject?.obligations?.[0];

describe("what is owed", () => {
  it("is reminded of at nine, three days before, on the day and one day after, as far as that is to come", () => {
    const at = (begunAt: string) => {
      const owed = { obligationId, who: "dsp_1", what: "x", dueOn: "2026-03-10" };
      const [live] = begun([owed], { at: begunAt, community: china });
      return live?.reminders.map(({ daysLeft, at }) => `${daysLeft} ${at}`);
    };
    const all = ["3 2026-03-07T01:00:00.000Z", "0 2026-03-10T01:00:00.000Z", "-1 2026-03-11T01:00:00.000Z"];
    expect(at("2026-03-07T00:59:59.999Z")).toEqual(all);
    expect(at("2026-03-07T01:00:00.000Z")).toEqual(all.slice(1));
    expect(at("2026-03-20T01:00:00.000Z")).toEqual(all.slice(2));
    expect(first(owing())?.dueAt).toBe("2026-03-10T16:00:00.000Z");
  });

  it("is reported done by who owes it, once, and by nobody else", () => {
    expect(typesOf(report(owing(), disputant))).toEqual(["obligation-done"]);
    expect(first(doneIn())).toMatchObject({ doneAt: later, doneBy: disputant.personId, evidence: "照片已交互助会" });
    expect(report(doneIn(), disputant)).toBeUndefined();
    for (const by of [opponent, president]) expect(codeOf(() => report(owing(), by))).toBe("role-not-allowed");
    expect(codeOf(() => report(owing(), outsider))).toBe("not-found");
    expect(codeOf(() => report(inFulfilment(), disputant))).toBe("not-found");
  });

  it("is reported by the lead for who is here no longer", () => {
    const subject = owing();
    const gone = { ...subject, disputants: subject.disputants.map((each) => ({ ...each, isGone: true as const })) };
    expect(first(report(gone, president)?.state)).toMatchObject({ doneBy: president.personId });
    expect(codeOf(() => say(doneIn(gone), president, { done: true }))).toBe("/evidence required");
    expect(typesOf(say(doneIn(gone), president, { done: true, evidence: "来信" }))).toEqual(["obligation-confirmed"]);
  });

  it("is confirmed by who is owed, and by any other where nobody is named", () => {
    expect(first(say(doneIn(), opponent, { done: true })?.state)).toMatchObject({ confirmedAt: later, doneAt: later });
    expect(first(say(owing(), opponent, { done: true })?.state)).toMatchObject({ confirmedAt: later, doneAt: later });
    expect(codeOf(() => say(doneIn(), disputant, { done: true }))).toBe("role-not-allowed");
    expect(codeOf(() => say(doneIn(), president, { done: true }))).toBe("role-not-allowed");
    expect(typesOf(say(doneIn(owing(inFulfilment(), true)), opponent, { done: true }))).toEqual([
      "obligation-confirmed",
    ]);
  });

  it("is owed still where who is owed says with a reason that it is not done, and nothing is carried out then", () => {
    const reported = reportFulfilment(doneIn(), answering(president))?.state ?? doneIn();
    expect(reported).toMatchObject({ fulfilment: { silenceEndsAt: "2026-03-12T02:00:00.000Z" } });
    expect(codeOf(() => say(reported, opponent, { done: false }))).toBe("/reason reason-needed");
    const contested = say(reported, opponent, { done: false, reason: "夜里还响" });
    expect(typesOf(contested)).toEqual(["obligation-contested"]);
    expect(first(contested?.state)).toMatchObject({ contested: { reason: "夜里还响" } });
    expect(first(contested?.state)?.doneAt).toBeUndefined();
    expect(contested?.state).toMatchObject({ fulfilment: { startedAt: later } });
    expect(codeOf(() => confirm(contested?.state ?? reported, act(opponent)))).toBe("obligations-undone");
  });

  it("counts as missed on the day after, unless it is done by then", () => {
    const on = (at: string, subject = owing()) => missObligation(subject, { obligationId, at });
    expect(on("2026-03-11T00:59:59.999Z")).toBeUndefined();
    expect(typesOf(on("2026-03-11T01:00:00.000Z"))).toEqual(["obligation-missed"]);
    expect(on("2026-03-11T01:00:00.000Z", doneIn())).toBeUndefined();
    expect(on("2026-03-11T01:00:00.000Z", on("2026-03-11T01:00:00.000Z")?.state)).toBeUndefined();
    expect(on("2026-03-11T01:00:00.000Z", inFulfilment())).toBeUndefined();
  });
});

describe("the end of fulfilment", () => {
  it("waits until all that is owed is done, and each disputant confirmed", () => {
    expect(codeOf(() => reportFulfilment(owing(), answering(president)))).toBe("obligations-undone");
    expect(codeOf(() => confirm(owing(carriedOut()), act(opponent)))).toBe("obligations-undone");
    const one = confirm(doneIn(), act(opponent))?.state ?? doneIn();
    expect(one.status).toBe("in-fulfilment");
    expect(confirm(one, act(disputant))?.state).toMatchObject({ resolution: { confirmation: "expressed" } });
  });

  it("comes by seven days of silence after the notice, noted as such, and not before", () => {
    const reported = { reportedAt: later };
    const on = (at: string, subject = carriedOut()) => closeSilent(subject, { ...reported, at });
    expect(on("2026-03-12T01:59:59.999Z")).toBeUndefined();
    expect(on("2026-03-12T02:00:00.000Z")?.state).toMatchObject({
      status: "resolved",
      resolution: { confirmation: "none-received" },
    });
    expect(on("2026-03-12T02:00:00.000Z", owing(carriedOut()))).toBeUndefined();
    expect(on("2026-03-12T02:00:00.000Z", inFulfilment())).toBeUndefined();
  });

  it("does not come by silence where no notice was given of it: the lead gives it by another report", () => {
    const old = { ...inFulfilment(), fulfilment: { startedAt: later, reportedAt: later } } as Case;
    expect(closeSilent(old, { reportedAt: later, at: "2027-03-12T02:00:00.000Z" })).toBeUndefined();
    expect(confirm(old, act(opponent))?.state.status).toBe("in-fulfilment");
    expect(reportFulfilment(old, answering(president))?.state).toMatchObject({
      fulfilment: { silenceEndsAt: "2026-03-12T02:00:00.000Z" },
    });
    expect(reportFulfilment(carriedOut(), answering(president))).toBeUndefined();
  });

  it("goes back to negotiation by a disputant's word, counted, and the old outcome stays to be read", () => {
    const one = confirm(doneIn(), act(opponent))?.state ?? doneIn();
    const told = sayNotSettled(one, { ...act(disputant), reason: "没有解决" });
    expect(told.facts).toMatchObject([{ data: { times: 1 } }]);
    expect(told.state).toMatchObject({ status: "negotiating", disputants: [{}, {}] });
    expect(told.state.disputants.map(({ confirmedAt }) => confirmedAt)).toEqual([undefined, undefined]);
    expect(told.state.obligations).toBeUndefined();
    const [former] = told.state.unsettledOutcomes ?? [];
    expect(former).toMatchObject({
      decision: { kind: "siting" },
      obligations: [{ obligationId, doneAt: later }],
      confirmedBy: [one.disputants[1]?.disputantId],
      notSettled: { disputantId: one.disputants[0]?.disputantId, reason: "没有解决" },
    });
    expect(codeOf(() => sayNotSettled(one, { ...act(president), reason: "x" }))).toBe("/disputantId not-a-disputant");
    expect(codeOf(() => sayNotSettled(one, { ...act(outsider), reason: "x" }))).toBe("not-found");
  });

  it("is taken back before it began only where something of it was missed", () => {
    const saying = (subject: Case) => () => sayNotSettled(subject, { ...act(opponent), reason: "x" }).state.status;
    expect(codeOf(saying(owing(decided())))).toBe("wrong-state");
    expect(codeOf(saying(missed(decided())))).toBe("negotiating");
  });

  it("keeps the words of who is forgotten no longer", () => {
    const contested = say(doneIn(), opponent, { done: false, reason: "夜里还响" })?.state ?? owing();
    const done = doneIn(contested);
    const again = sayNotSettled(done, { ...act(disputant), reason: "没有解决" }).state;
    expect(caseFor(again, disputant.personId)).toMatchObject({ notSettled: [{ reason: "没有解决" }] });
    const ended = { ...again, status: "withdrawn", ended: { at: later, reason: "x" } } as Case;
    const without = [disputant, opponent].reduce<Case>(
      (subject, { personId }) => forgetInCase(subject, personId) as Case,
      ended,
    );
    const kept = JSON.stringify(without.unsettledOutcomes);
    for (const words of ["夜里还响", "没有解决", "照片"]) expect(kept).not.toContain(words);
  });
});
