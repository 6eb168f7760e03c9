import { describe, expect, it } from "vitest";
import { seenAs } from "#services/mediation/seen-case.ts";
import { mediation } from "#services/mediation/service.ts";
import { tableWith, verbsToldBy } from "../told-verbs.ts";
import { inside, later, oneOfEach } from "./cases.ts";
import { people, peopled, states } from "./seen-cases.ts";

/** What whoever is in dispute may do for themselves while the case is open. */
const own = "bringAlong chooseHearing nameRelative";

type Row = Partial<Record<keyof typeof people, string>>;

const intake: Row = {
  president:
    "contactDisputants acceptCase declineCase raiseDemand extendMediation escalateCase raiseDanger referCase joinDuplicate nameRelative",
  disputingPresident: `raiseDemand raiseDanger ${own}`,
  mediator: "contactDisputants raiseDemand raiseDanger referCase joinDuplicate",
  lead: "contactDisputants raiseDemand raiseDanger referCase joinDuplicate",
  disputant: `raiseDemand raiseDanger ${own}`,
  applicant: "raiseDemand withdrawCase raiseDanger",
};
const talks: Row = {
  president: "assignLead raiseDemand raiseDanger referCase joinDuplicate",
  disputingPresident: `raiseDemand refuseMediator raiseDanger terminateMediation ${own}`,
  lead: "consultPerson surveySite negotiateWithSupplier raiseDemand proposeOutcome extendMediation escalateCase inviteBody raiseDanger referCase terminateMediation joinDuplicate declareIndependence nameRelative",
  disputant: `raiseDemand refuseMediator raiseDanger terminateMediation ${own}`,
  applicant: "raiseDemand withdrawCase raiseDanger",
  consulted: "raiseDemand raiseDanger",
};
const ending: Row = {
  president: "assignLead raiseDanger referCase",
  applicant: "withdrawCase raiseDanger",
  disputant: `refuseMediator raiseDanger ${own}`,
  disputingPresident: `refuseMediator raiseDanger ${own}`,
  consulted: "raiseDanger",
};

/** What is carried out may be said to settle nothing. */
const contestable: Row = {
  ...ending,
  disputant: `sayNotSettled ${ending.disputant}`,
  disputingPresident: `sayNotSettled ${ending.disputingPresident}`,
};

/** By hand: who may do what in which state. Whoever is not named may do nothing. */
const table: Record<keyof typeof states, Row> = {
  reported: intake,
  contacted: intake,
  accepted: talks,
  surveying: talks,
  negotiating: {
    ...talks,
    lead: "consultPerson negotiateWithSupplier raiseDemand proposeOutcome extendMediation escalateCase inviteBody raiseDanger referCase terminateMediation joinDuplicate declareIndependence nameRelative",
  },
  unanswered: {
    ...talks,
    lead: "consultPerson negotiateWithSupplier raiseDemand answerDemand proposeOutcome extendMediation escalateCase inviteBody raiseDanger referCase terminateMediation joinDuplicate declareIndependence nameRelative",
  },
  proposed: {
    ...ending,
    lead: "readWith sayYes sayNo extendMediation escalateCase raiseDanger referCase terminateMediation declareIndependence nameRelative",
    disputant: `sayYes sayNo refuseMediator raiseDanger terminateMediation ${own}`,
    disputingPresident: `sayYes sayNo refuseMediator raiseDanger terminateMediation ${own}`,
  },
  written: {
    ...ending,
    president: "assignLead sealOutcome raiseDanger referCase",
    lead: "readWith sayYes sayNo signOutcome extendMediation escalateCase raiseDanger referCase terminateMediation declareIndependence nameRelative",
    disputant: `sayYes sayNo refuseMediator raiseDanger terminateMediation ${own}`,
    disputingPresident: `sayYes sayNo refuseMediator raiseDanger terminateMediation ${own}`,
  },
  unsigned: {
    ...ending,
    disputant: `refuseMediator raiseDanger terminateMediation ${own}`,
    disputingPresident: `refuseMediator raiseDanger terminateMediation ${own}`,
    lead: "signOutcome extendMediation escalateCase raiseDanger referCase terminateMediation declareIndependence nameRelative",
  },
  signed: {
    ...ending,
    lead: "startFulfilment extendMediation escalateCase raiseDanger referCase declareIndependence nameRelative",
  },
  decided: {
    ...ending,
    lead: "recordBasis startFulfilment extendMediation escalateCase raiseDanger referCase declareIndependence nameRelative",
  },
  inFulfilment: {
    ...contestable,
    lead: "reportFulfilment extendMediation escalateCase raiseDanger referCase declareIndependence nameRelative",
  },
  carriedOut: {
    ...contestable,
    lead: "extendMediation escalateCase raiseDanger referCase declareIndependence nameRelative",
    disputant: `confirmOutcome sayNotSettled refuseMediator raiseDanger ${own}`,
    disputingPresident: `confirmOutcome sayNotSettled refuseMediator raiseDanger ${own}`,
  },
  confirmed: {
    ...contestable,
    lead: "extendMediation escalateCase raiseDanger referCase declareIndependence nameRelative",
  },
  asked: {
    ...talks,
    president: "assignLead raiseDemand raiseDanger referCase",
    lead: "consultPerson surveySite negotiateWithSupplier raiseDemand proposeOutcome extendMediation escalateCase inviteBody raiseDanger referCase terminateMediation declareIndependence nameRelative",
    disputant: `raiseDemand refuseMediator answerInquiry raiseDanger terminateMediation ${own}`,
    disputingPresident: `raiseDemand refuseMediator answerInquiry raiseDanger terminateMediation ${own}`,
  },
  refused: {
    president:
      "assignLead raiseDemand extendMediation escalateCase inviteBody raiseDanger referCase joinDuplicate nameRelative",
    disputingPresident: `raiseDemand raiseDanger terminateMediation ${own}`,
    disputant: `raiseDemand raiseDanger terminateMediation ${own}`,
    applicant: "raiseDemand withdrawCase raiseDanger",
    consulted: "raiseDemand raiseDanger",
  },
  endangered: {
    ...talks,
    president: `${talks.president} reportDanger`,
    lead: "consultPerson surveySite negotiateWithSupplier raiseDemand extendMediation escalateCase inviteBody raiseDanger referCase terminateMediation joinDuplicate declareIndependence nameRelative reportDanger",
    worker: "reportDanger",
  },
  resolved: { disputant: "reopenCase", disputingPresident: "reopenCase" },
  declined: {},
  withdrawn: {},
  terminated: {},
  referred: {},
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
