import { describe, expect, it } from "vitest";
import { timelineOf } from "#services/mediation/domain/case-view.ts";
import { answerDemand, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { confirm, decide } from "#services/mediation/domain/outcome.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import {
  accepted,
  act,
  carriedOut,
  disputant,
  inFulfilment,
  inside,
  joint,
  knownOf,
  later,
  negotiating,
  opponent,
  person,
  president,
  reported,
  resolved,
  siting,
  steward,
  surveying,
} from "./cases.ts";

const fieldOf = (attempt: () => unknown): unknown => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    const refusal = error as Refusal;
    return refusal.detail.errors?.[0] ?? refusal.code;
  }
};

const asked = (subject = negotiating(), by = disputant, text = "安静") => {
  const { disputantId } = subject.disputants[by === disputant ? 0 : 1] ?? { disputantId: "" };
  return raiseDemand(subject, { ...act(by), disputantId, text, commandId: text }).state;
};
const demandId = (subject: ReturnType<typeof asked>): string => subject.demands[0]?.demandId ?? "";

describe("mediating", () => {
  it("takes a survey for joint only with a mediator and the property company", () => {
    const taking = (more: object) => () => survey(accepted(), { ...act(president), ...joint, ...more });
    const lacking = { pointer: "/participants", code: "mediator-and-property-needed" };
    const byThese = (...people: Caller[]) => ({
      participants: people.map(({ name, personId }) => ({ name, personId })),
      known: knownOf(...people),
    });
    const both = person("president", "property-staff", "mediator");
    const retired = person("steward", "resident");
    for (const people of [[president], [steward], [president, disputant], [president, retired], [both]])
      expect(fieldOf(taking(byThese(...people)))).toEqual(lacking);
    const named = { participants: joint.participants.map(({ name }) => ({ name })), known: knownOf() };
    expect(fieldOf(taking(named))).toEqual(lacking);
    expect(taking(byThese(both, steward))().state.status).toBe("surveying");
    expect(taking({})().state).toMatchObject({
      surveys: [{ participants: [{}, { name: "steward", side: "property" }] }],
    });
  });

  it("knows who was at a survey: a name alone is a guest, of no side", () => {
    const guests = [
      { name: "何管家", capacity: "neighbour" as const },
      { name: "专家", capacity: "expert" as const },
    ];
    const taken = (more: object) => survey(accepted(), { ...act(president), ...joint, ...more });
    const noted = taken({ joint: false, participants: guests, known: knownOf() }).state;
    expect("surveys" in noted ? noted.surveys?.[0]?.participants : []).toEqual(guests);
    expect(fieldOf(() => taken({ joint: false, known: knownOf(president) }))).toEqual({
      pointer: "/participants/1/personId",
      code: "unknown-person",
    });
  });

  it("counts the rounds with each supplier", () => {
    const { facts } = negotiate(negotiating(), { ...act(president), supplier: "甲", terms: "y" });
    expect(facts[0]?.data).toMatchObject({ round: 2, supplierCount: 2 });
  });

  it("lets a disputant ask for themselves only, and the lead for either", () => {
    const subject = negotiating();
    const { disputantId } = subject.disputants[1] ?? { disputantId: "" };
    const asking = { disputantId, text: "x", commandId: "c" };
    expect(fieldOf(() => raiseDemand(subject, { ...act(disputant), ...asking }))).toBe("role-not-allowed");
    expect(raiseDemand(subject, { ...act(president), ...asking }).state.demands).toHaveLength(1);
  });

  it("wants a reason where a demand is not wholly met", () => {
    const subject = asked();
    const answer = { ...act(president), demandId: demandId(subject) };
    expect(fieldOf(() => answerDemand(subject, { ...answer, outcome: "partly" }))).toMatchObject({
      pointer: "/reason",
    });
    expect(answerDemand(subject, { ...answer, outcome: "partly", reason: "x" }).facts[0]?.data).toMatchObject({
      answer: "partly",
    });
    expect(fieldOf(() => answerDemand(subject, { ...answer, demandId: "dem_other", outcome: "met" }))).toBe(
      "not-found",
    );
  });
});

describe("a decision", () => {
  const deciding =
    (subject = negotiating(), more: object = {}) =>
    () =>
      decide(subject, { ...act(president), ...siting(subject), ...more });

  it("waits for the answer to every demand, and names those that wait", () => {
    const subject = asked();
    expect(deciding(subject)).toThrow("demands-unanswered");
    const { state } = answerDemand(subject, { ...act(president), demandId: demandId(subject), outcome: "met" });
    expect(deciding(state)().state.status).toBe("decided");
  });

  it("needs two suppliers, or a written reason", () => {
    const one = negotiate(surveying(), { ...act(president), supplier: "甲", terms: "x" }).state;
    expect(fieldOf(deciding(one))).toMatchObject({ pointer: "/singleSupplierReason" });
    expect(deciding(one, { singleSupplierReason: "独家" })().state.status).toBe("decided");
  });

  it("names the sites of a siting, and only disputants as those who agree", () => {
    expect(fieldOf(deciding(negotiating(), { sites: [] }))).toMatchObject({ pointer: "/sites" });
    expect(fieldOf(deciding(negotiating(), { agreedBy: ["dsp_other"] }))).toMatchObject({ pointer: "/agreedBy/0" });
  });
});

describe("the confirmation", () => {
  it("waits for the report that the decision was carried out", () => {
    expect(() => confirm(inFulfilment(), act(disputant))).toThrow("wrong-state");
  });

  it("is given by each disputant; the last one resolves the case, with its days", () => {
    const once = confirm(carriedOut(), act(disputant));
    expect(once?.state.status).toBe("in-fulfilment");
    expect(once && confirm(once.state, act(disputant))).toBeUndefined();
    const twice = once && confirm(once.state, act(opponent));
    expect(twice?.state).toMatchObject({ status: "resolved", resolution: { days: 3, confirmation: "expressed" } });
    expect(twice?.facts.map(({ type }) => type)).toEqual(["mediation.case-confirmed.v1", "mediation.case-resolved.v1"]);
  });

  it("is never given by the lead, but recorded by the lead for somebody without an account, with evidence", () => {
    const subject = carriedOut();
    const disputantId = subject.disputants[0]?.disputantId;
    expect(fieldOf(() => confirm(subject, { ...act(president), disputantId }))).toMatchObject({ code: "not-allowed" });
    const unknown = {
      ...subject,
      disputants: subject.disputants.map(({ personId: _, ...each }) => each),
    } as typeof subject;
    expect(fieldOf(() => confirm(unknown, { ...act(president), disputantId }))).toMatchObject({ pointer: "/evidence" });
    const recorded = confirm(unknown, { ...act(president), disputantId, evidence: "签字" });
    expect(recorded?.facts).toHaveLength(1);
    expect(recorded?.state.disputants[0]).toMatchObject({ confirmedAt: later, confirmationEvidence: "签字" });
    expect(JSON.stringify(recorded?.facts)).not.toContain("签字");
  });
});

describe("the timeline", () => {
  const entry = {
    at: "2026-03-02T01:00:00.000Z",
    version: 1,
    by: { personId: president.personId, role: "mediator" as const },
  };
  const fact = (data: object) => [{ type: "mediation.demand-raised.v1", data: data as never }];

  it("joins names and texts from the case, and prints what was erased there as removed", () => {
    const subject = asked();
    const facts = fact({ demandId: demandId(subject) });
    expect(timelineOf(subject, [{ ...entry, facts }], inside(president))).toMatchObject([
      { what: "demand-raised", text: "安静", by: { name: "president" } },
    ]);
    const erased = { ...subject, people: {}, demands: [] };
    expect(timelineOf(erased, [{ ...entry, facts }], inside(president))).toMatchObject([
      { text: "removed", by: { name: "removed" } },
    ]);
  });

  it("has no name where the system acted", () => {
    const by = { role: "system" as const };
    expect(timelineOf(reported(), [{ ...entry, by, facts: fact({}) }], inside(president))[0]?.by).toEqual(by);
    expect(resolved().status).toBe("resolved");
  });
});
