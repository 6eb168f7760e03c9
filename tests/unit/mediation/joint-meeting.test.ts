import { describe, expect, it } from "vitest";
import { escalate, escalateBecause, escalateWhenDue, extend } from "#services/mediation/domain/escalate.ts";
import { forgetInCase } from "#services/mediation/domain/forget.ts";
import { answer, ask, closeUnanswered, linkIssue, noteResolution } from "#services/mediation/domain/inquiry.ts";
import { withdraw } from "#services/mediation/domain/intake.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import {
  accepted,
  act,
  answering,
  asked,
  declined,
  disputant,
  later,
  negotiating,
  opponent,
  outsider,
  person,
  president,
  reported,
  resolved,
  start,
  withdrawn,
} from "./cases.ts";

const weekLater = "2026-03-12T02:00:00.000Z";
const saying = (settled: boolean, by = disputant, more: object = {}) => ({ ...answering(by), settled, ...more });
const factsOf = (told: { facts: readonly { type: string }[] } | undefined) => told?.facts.map(({ type }) => type);

const refusalOf = (attempt: () => unknown): Refusal => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("a case that the lead escalates", () => {
  it("is flagged with its reason, told once, and goes on", () => {
    const told = escalate(accepted(), { ...act(president), reason: "涉及全小区" });
    expect(told?.state).toMatchObject({ status: "accepted", escalation: { cause: "lead", reason: "涉及全小区" } });
    expect(told?.facts[0]?.data).toEqual({
      caseId: told?.state.caseId,
      category: "noise",
      building: "2栋",
      cause: "lead",
      filedAt: start,
    });
    expect(told && escalate(told.state, { ...act(president), reason: "again" })).toBeUndefined();
    expect(told && escalateBecause(told.state, { cause: "recurrence", at: later })).toBeUndefined();
  });

  it("is escalated by nobody else in it, and by nobody outside it", () => {
    expect(() => escalate(accepted(), { ...act(disputant), reason: "x" })).toThrow("role-not-allowed");
    expect(() => escalate(accepted(), { ...act(outsider), reason: "x" })).toThrow("not-found");
  });
});

describe("a case whose time is over", () => {
  const due = "2026-04-04T02:00:00.000Z";
  const agreedBy = accepted().disputants.map(({ disputantId }) => disputantId);
  const more = { ...act(president), untilOn: "2026-05-01", agreedBy, community: { timeZone: "Asia/Shanghai" } };

  it("is escalated 30 days after it was accepted, not a moment sooner, and not once it ended", () => {
    expect(escalateWhenDue(accepted(), "2026-04-04T01:59:59.999Z")).toBeUndefined();
    expect(escalateWhenDue(accepted(), due)?.state.escalation).toEqual({ at: due, cause: "overdue" });
    expect(escalateWhenDue(withdrawn(), due)).toBeUndefined();
    expect(escalateWhenDue(reported(), "2026-04-01T01:00:00.000Z")?.state.escalation?.cause).toBe("overdue");
  });

  it("waits as long as every disputant agreed to", () => {
    const extended = extend(accepted(), more).state;
    expect(extended.mediationDueAt).toBe("2026-05-01T16:00:00.000Z");
    expect(escalateWhenDue(extended, due)).toBeUndefined();
    const some = refusalOf(() => extend(accepted(), { ...more, agreedBy: agreedBy.slice(1) }));
    expect([some.code, some.detail]).toEqual(["signatures-incomplete", { missing: [agreedBy[0]] }]);
  });

  it("keeps the day that was agreed on when the case is accepted after that", () => {
    const early = extend(reported(), {
      ...more,
      agreedBy: reported().disputants.map((each) => each.disputantId),
    }).state;
    expect(accepted(early).mediationDueAt).toBe("2026-05-01T16:00:00.000Z");
  });

  it("is not given a day that has passed, or is none more, nor the agreement of a stranger", () => {
    expect(refusalOf(() => extend(accepted(), { ...more, untilOn: "2026-03-05" })).detail.errors).toEqual([
      { pointer: "/untilOn", code: "not-in-the-future" },
    ]);
    const extended = extend(accepted(), more).state;
    expect(refusalOf(() => extend(extended, { ...more, untilOn: "2026-05-01" })).detail.errors).toEqual([
      { pointer: "/untilOn", code: "not-longer" },
    ]);
    const strangers = [...agreedBy, `dsp_${"a".repeat(28)}`];
    expect(refusalOf(() => extend(accepted(), { ...more, agreedBy: strangers })).detail.errors).toEqual([
      { pointer: "/agreedBy/2", code: "not-a-disputant" },
    ]);
  });
});

describe("a case that an issue stands for", () => {
  const noting = { issueId: "iss_1", resolutionId: "res_1", adoptedAt: later };

  it("knows the issue and shows the resolution once, in the order of their adoption, also when it has ended", () => {
    for (const subject of [reported(), resolved(), declined()]) {
      const linked = linkIssue(subject, "iss_1");
      expect(linked && linkIssue(linked.state, "iss_1")).toBeUndefined();
      const noted = noteResolution(subject, noting);
      expect(noted && noteResolution(noted.state, noting)).toBeUndefined();
      const earlier = { ...noting, resolutionId: "res_0", adoptedAt: "2026-03-04T00:00:00.000Z" };
      expect(noted && noteResolution(noted.state, earlier)?.state.resolutions).toEqual([earlier, noting]);
    }
  });

  it("asks its disputants once for an issue, and answers are due in seven days", () => {
    const told = ask(negotiating(), { issueId: "iss_1", at: later, policy: {} });
    expect(told?.state.inquiry).toEqual({ issueId: "iss_1", askedAt: later, answersDueAt: weekLater, answers: {} });
    expect(told && ask(told.state, { issueId: "iss_1", at: later, policy: {} })).toBeUndefined();
    expect(ask(resolved(), { issueId: "iss_1", at: later, policy: {} })).toBeUndefined();
  });

  it("is resolved, as expressed, by the last yes", () => {
    const once = answer(asked(reported()), saying(true));
    expect([once?.state.status, once?.facts[0]?.data.remaining]).toEqual(["reported", 1]);
    const twice = answer(once.state, saying(true, opponent));
    expect(twice.state).toMatchObject({
      status: "resolved",
      resolution: { confirmation: "expressed", issueId: "iss_1" },
      inquiry: { over: "settled" },
    });
    expect(factsOf(twice)).toEqual(["mediation.outcome-answered.v1", "mediation.case-resolved.v1"]);
  });

  it("goes on as it was at the first no, which needs its reason; another issue may ask again", () => {
    expect(refusalOf(() => answer(asked(accepted()), saying(false))).detail.errors).toEqual([
      { pointer: "/reason", code: "reason-needed" },
    ]);
    const { state } = answer(asked(accepted()), saying(false, disputant, { reason: "夜里还是吵" }));
    expect(state).toMatchObject({ status: "accepted", inquiry: { over: "contested" } });
    expect(refusalOf(() => answer(state, saying(true, opponent))).code).toBe("wrong-state");
    expect(closeUnanswered(state, { issueId: "iss_1", at: weekLater })).toBeUndefined();
    expect(ask(state, { issueId: "iss_1", at: later, policy: {} })).toBeUndefined();
    expect(ask(state, { issueId: "iss_2", at: later, policy: {} })?.state.inquiry?.issueId).toBe("iss_2");
  });

  it("asks for a second issue as soon as what was asked for the first is contested", () => {
    const second = { issueId: "iss_2", at: later, policy: {} };
    const waiting = ask(asked(accepted()), second);
    expect([waiting?.facts, waiting?.state.inquiry?.issueId]).toEqual([[], "iss_1"]);
    expect(waiting && ask(waiting.state, second)).toBeUndefined();
    const first = saying(false, disputant, { reason: "夜里还是吵" });
    const told = answer(waiting?.state ?? accepted(), first);
    expect(told.state).toMatchObject({
      inquiry: { issueId: "iss_2", answersDueAt: weekLater, answers: {} },
      formerInquiries: [{ issueId: "iss_1", over: "contested" }],
    });
    expect(told.state).not.toHaveProperty("waitingIssues");
    expect(factsOf(told)).toEqual(["mediation.outcome-answered.v1", "mediation.disputants-asked.v1"]);
    expect(ask(told.state, { ...second, issueId: "iss_1" })).toBeUndefined();
    const over = answer(told.state, saying(false, opponent, { reason: "x" })).state;
    const ended = withdraw(over, { ...act(president), reason: "x" }).state;
    expect(JSON.stringify(forgetInCase(ended, disputant.personId))).not.toContain("夜里还是吵");
  });

  it("is closed after seven days without an answer, noted as none received, and is not taken for agreement", () => {
    const waiting = answer(asked(accepted()), saying(true)).state;
    const early = { issueId: "iss_1", at: "2026-03-12T01:59:59.999Z" };
    expect(closeUnanswered(waiting, early)).toBeUndefined();
    const closed = closeUnanswered(waiting, { issueId: "iss_1", at: weekLater });
    expect(closed?.state).toMatchObject({ status: "resolved", resolution: { confirmation: "none-received" } });
    expect(closed?.state).not.toHaveProperty("decision");
    expect(closeUnanswered(waiting, { issueId: "iss_other", at: weekLater })).toBeUndefined();
    expect(closed && closeUnanswered(closed.state, { issueId: "iss_1", at: weekLater })).toBeUndefined();
  });

  it("is answered by its disputants; for one without an account by the lead, or the president, with evidence", () => {
    expect(() => answer(asked(accepted()), saying(true, outsider))).toThrow("not-found");
    expect(refusalOf(() => answer(accepted(), saying(true))).code).toBe("wrong-state");
    const [self, other] = accepted().disputants.map(({ disputantId }) => disputantId);
    const forOther = saying(true, disputant, { disputantId: other });
    expect(() => answer(asked(accepted()), forOther)).toThrow("role-not-allowed");
    expect(() => answer(asked(accepted()), saying(true, president, { disputantId: self }))).toThrow("invalid");
    const disputants = [{ name: "老周" }, { name: "opponent", personId: opponent.personId }];
    const desk = asked(reported({ disputants }));
    const forNobody = { disputantId: desk.disputants[0]?.disputantId };
    expect(() => answer(desk, saying(true, president, forNobody))).toThrow("invalid");
    const recorded = answer(desk, saying(true, president, { ...forNobody, evidence: "签字" }));
    expect(recorded.facts).toHaveLength(1);
    expect(recorded.state.inquiry?.answers[forNobody.disputantId ?? ""]).toMatchObject({ evidence: "签字" });
    const mediator = person("mediator", "mediator");
    expect(() => answer(desk, saying(true, mediator, { ...forNobody, evidence: "签字" }))).toThrow("role-not-allowed");
  });
});
