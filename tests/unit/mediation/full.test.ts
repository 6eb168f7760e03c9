import { describe, expect, it } from "vitest";
import { type Association, approve, enrol, found } from "#services/mediation/domain/association.ts";
import { Case } from "#services/mediation/domain/case.ts";
import { escalate } from "#services/mediation/domain/escalate.ts";
import { consult, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { describeFull, type Growing } from "../describe-full.ts";
import {
  accepted,
  act,
  disputant,
  joint,
  knownOf,
  negotiating,
  person,
  president,
  reported,
  standing,
  steward,
} from "./cases.ts";

const founders = [
  { name: "红色管家", side: "property" as const },
  { name: "支部党员", side: "residents" as const },
];
const speaking = (by: typeof president) => ({ ...act(by), standing: standing(by), others: knownOf(steward) });
const founded = () => {
  const naming = { name: "互助会", foundedOn: "2020-09", founders, commandId: "f" };
  const proposed = found({ ...speaking(steward), ...naming }).state;
  return approve(proposed, speaking(disputant))?.state ?? proposed;
};
const demand = (subject: Case, nth: number) => {
  const { disputantId } = subject.disputants[0] ?? { disputantId: "" };
  return raiseDemand(subject, { ...act(president), disputantId, text: `${nth}`, commandId: `${nth}` });
};
const enrolling = (association: Association, nth: number) =>
  enrol(association, {
    ...{ ...act(president), personId: `per_${nth}`, name: `${nth}`, capacity: "neighbour" },
    member: standing(disputant),
  });
const consulting = (subject: Case, nth: number) => {
  const candidate = standing(person(`${nth}`));
  return consult(subject, { ...act(president), personId: candidate.personId, candidate });
};

type Grow = Growing[4];

const lists: readonly Growing[] = [
  ["the demands of a disputant", reported(), 10, "/text", demand as Grow],
  ["its surveys", accepted(), 30, "", (it) => survey(it, { ...act(president), ...joint })],
  ["its rounds", negotiating(), 48, "", (it) => negotiate(it, { ...act(president), supplier: "甲", terms: "x" })],
  ["those who were consulted", accepted(), 30, "/personId", consulting as Grow],
  ["a roster", founded(), 500, "/personId", enrolling as Grow],
];

describeFull(lists);

describe("a case that so much was said about", () => {
  const long = "长".repeat(2000);
  const filled = (subject: Case, grow: (current: Case) => Case): Case => {
    let current = subject;
    try {
      for (let nth = 0; nth < 100; nth += 1) current = grow(current);
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid", detail: { errors: [{ pointer: "", code: "too-big" }] } });
      return current;
    }
    throw new Error("it is never full");
  };
  const surveyed = filled(
    accepted(),
    (current) => survey(current, { ...act(president), ...joint, findings: long, comparison: long }).state,
  );
  const full = filled(
    surveyed,
    (current) => negotiate(current, { ...act(president), supplier: `甲${current.status}`, terms: "x" }).state,
  );

  it("still takes in what each disputant asks for, and may go before the joint meeting", () => {
    const [one, other] = full.disputants;
    const asking = (current: Case, nth: number, disputantId = "") =>
      raiseDemand(current, { ...act(president), disputantId, text: long, commandId: `${nth}` }).state;
    let asked = full;
    for (let nth = 0; nth < 10; nth += 1) asked = asking(asked, nth, one?.disputantId);
    expect(() => asking(asked, 10, one?.disputantId)).toThrow("invalid");
    expect(asking(asked, 11, other?.disputantId).demands).toHaveLength(11);
    expect(escalate(asked, { ...act(president), reason: long })?.state.escalation).toBeDefined();
  });
});

describe("a list that is full", () => {
  it("is still read where it was filled before it had an end", () => {
    const { state } = demand(reported(), 0);
    const demands = Array.from({ length: 60 }, () => state.demands[0]);
    expect(Case.parse({ ...state, demands }).demands).toHaveLength(60);
  });

  it("takes who is in a full list already in another capacity", () => {
    let state = founded();
    for (let nth = 0; nth < 500; nth += 1) state = enrolling(state, nth).state;
    expect(enrolling(state, 7).state.roster).toHaveLength(500);
  });
});
