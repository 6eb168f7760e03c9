import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { raiseDemand } from "#services/mediation/domain/mediation.ts";
import { refuseMediator } from "#services/mediation/domain/refuse-mediator.ts";
import { seenAs } from "#services/mediation/offers.ts";
import { mediation } from "#services/mediation/service.ts";
import { tableWith, verbsToldBy } from "../told-verbs.ts";
import {
  accepted,
  asked,
  carriedOut,
  contacted,
  decided,
  disputant,
  inFulfilment,
  inside,
  later,
  negotiating,
  oneOfEach,
  outsider,
  person,
  president,
  reported,
  steward,
  surveying,
} from "./cases.ts";

const mediator = person("mediator", "mediator", "resident");
const lead = person("lead", "mediator", "resident");
const applicant = person("applicant", "resident");
const consulted = person("consulted", "property-staff");
const worker = person("worker", "residents-committee-worker");
const disputingPresident = { ...disputant, grants: president.grants };

/** Led by somebody else than the president, with somebody who was consulted, filed by somebody who is in no dispute. */
const peopled = (subject: Case): Case =>
  ({
    ...subject,
    applicantId: applicant.personId,
    ...("lead" in subject && subject.lead && { lead: { ...subject.lead, personId: lead.personId } }),
    ...("supports" in subject && { supports: [{ personId: consulted.personId, since: "2026-03-05T02:00:00.000Z" }] }),
  }) as Case;

const { resolved, declined, withdrawn } = oneOfEach;
const confirmed = (subject: Case): Case => ({
  ...subject,
  disputants: subject.disputants.map((each) => ({ ...each, confirmedAt: "2026-03-05T02:00:00.000Z" })),
});
const demanding = (subject: Case): Case => {
  const { disputantId } = subject.disputants[0] ?? { disputantId: "" };
  return raiseDemand(subject, { by: inside(disputant), at: later, disputantId, text: "安静", commandId: "安静" }).state;
};
const states = {
  reported: () => reported(),
  contacted: () => contacted(),
  accepted: () => accepted(),
  surveying: () => surveying(),
  negotiating: () => negotiating(),
  unanswered: () => demanding(negotiating()),
  decided: () => decided(),
  inFulfilment: () => inFulfilment(),
  carriedOut: () => carriedOut(),
  confirmed: () => confirmed(carriedOut()),
  asked: () => asked(accepted()),
  refused: () => refuseMediator(accepted(), { by: inside(disputant), at: later }).state,
  resolved,
  declined,
  withdrawn,
} satisfies Record<string, () => Case>;

const people = {
  president,
  disputingPresident,
  mediator,
  lead,
  disputant,
  applicant,
  consulted,
  worker,
  steward,
  outsider,
};

type Row = Partial<Record<keyof typeof people, string>>;

const intake: Row = {
  president: "contactDisputants acceptCase declineCase raiseDemand extendMediation escalateCase",
  disputingPresident: "raiseDemand",
  mediator: "contactDisputants raiseDemand",
  lead: "contactDisputants raiseDemand",
  disputant: "raiseDemand",
  applicant: "raiseDemand withdrawCase",
};
const talks: Row = {
  president: "assignLead raiseDemand",
  disputingPresident: "raiseDemand refuseMediator",
  lead: "consultPerson surveySite negotiateWithSupplier raiseDemand extendMediation escalateCase",
  disputant: "raiseDemand refuseMediator",
  applicant: "raiseDemand withdrawCase",
  consulted: "raiseDemand",
};
const ending: Row = {
  president: "assignLead",
  applicant: "withdrawCase",
  disputant: "refuseMediator",
  disputingPresident: "refuseMediator",
};

/** By hand: who may do what in which state. Whoever is not named may do nothing. */
const table: Record<keyof typeof states, Row> = {
  reported: intake,
  contacted: intake,
  accepted: talks,
  surveying: talks,
  negotiating: {
    ...talks,
    lead: "consultPerson negotiateWithSupplier raiseDemand decideCase extendMediation escalateCase",
  },
  unanswered: {
    ...talks,
    lead: "consultPerson negotiateWithSupplier raiseDemand answerDemand extendMediation escalateCase",
  },
  decided: { ...ending, lead: "recordBasis startFulfilment extendMediation escalateCase" },
  inFulfilment: { ...ending, lead: "reportFulfilment extendMediation escalateCase" },
  carriedOut: {
    ...ending,
    lead: "extendMediation escalateCase",
    disputant: "confirmOutcome refuseMediator",
    disputingPresident: "confirmOutcome refuseMediator",
  },
  confirmed: { ...ending, lead: "extendMediation escalateCase" },
  asked: {
    ...talks,
    disputant: "raiseDemand refuseMediator answerInquiry",
    disputingPresident: "raiseDemand refuseMediator answerInquiry",
  },
  refused: {
    president: "assignLead raiseDemand extendMediation escalateCase",
    disputingPresident: "raiseDemand",
    disputant: "raiseDemand",
    applicant: "raiseDemand withdrawCase",
    consulted: "raiseDemand",
  },
  resolved: {},
  declined: {},
  withdrawn: {},
};

const verbsTold = verbsToldBy(mediation);

describe("what somebody is offered of a case", () => {
  it.each(Object.entries(table))("%s: each of all, and nothing to the others", async (state, row: Row) => {
    const subject = peopled(states[state as keyof typeof states]());
    const told: Record<string, string[]> = {};
    const right: Record<string, string[]> = {};
    for (const [capacity, who] of Object.entries(people)) {
      const telling = { by: who, at: later, table: await tableWith() };
      const verbs = await verbsTold("case", seenAs(subject, inside(who)), telling);
      told[capacity] = verbs.split(" ").filter(Boolean).toSorted();
      right[capacity] = (row[capacity as keyof typeof people] ?? "").split(" ").filter(Boolean).toSorted();
    }
    expect(told).toEqual(right);
  });

  it("has a row for every status", () => {
    expect(Object.keys(states)).toEqual(expect.arrayContaining(["reported", "resolved", "declined", "withdrawn"]));
    const covered = Object.values(states).map((make) => make().status);
    expect([...new Set(covered)].toSorted()).toEqual(Object.keys(oneOfEach).toSorted());
  });
});
