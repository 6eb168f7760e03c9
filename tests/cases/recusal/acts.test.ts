import { describe, expect, it } from "vitest";
import type { Case } from "#services/mediation/domain/case.ts";
import { viewFor } from "#services/mediation/domain/case-view.ts";
import { contact } from "#services/mediation/domain/contact.ts";
import { escalate, extend } from "#services/mediation/domain/escalate.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { decline, withdraw } from "#services/mediation/domain/intake.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { answerDemand, consult, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { confirm, decide, recordBasis, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import {
  acceptance,
  accepted,
  act,
  asked,
  carriedOut,
  contacted,
  contactsOf,
  decided,
  disputant,
  inFulfilment,
  inside,
  joint,
  knownOf,
  negotiating,
  person,
  reported,
  siting,
  standing,
  steward,
} from "../../unit/mediation/cases.ts";

const outcomeOf = (attempt: () => unknown): string => {
  try {
    attempt();
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const home = "hse_home";
const president = ["association-president", "mediator"] as const;
const whom = {
  neighbour: inside(person("neighbour", ...president, "resident")),
  disputant: inside({ ...disputant, grants: [...disputant.grants, { role: "association-president" }] }),
  relative: inside({ ...person("relative", ...president, "resident"), households: [home] }),
  steward: inside(person("staff", "property-staff", ...president)),
  deskAdmin: inside(person("desk", "property-staff", "desk-operator", "community-admin", ...president)),
  clerk: inside(person("clerk", "desk-operator", ...president)),
  both: inside(person("both", "property-staff", "residents-committee-worker", ...president)),
} as const;
type Who = keyof typeof whom;

const disputants = [{ name: "a", personId: disputant.personId, householdIds: [home] }, { name: "b" }];
const dispute = () => reported({ disputants });
const [, other] = dispute().disputants.map(({ disputantId }) => disputantId);
const against = (subject: Case): Case => ({
  ...subject,
  disputants: subject.disputants.map((each) =>
    each.disputantId === other ? { ...each, name: "物业服务中心", side: "property" } : each,
  ),
});
const led = (subject: Case, { personId }: Insider): Case =>
  against({ ...subject, lead: { personId, since: "2026-03-02T01:00:00.000Z" } } as Case);

const demanded = () =>
  raiseDemand(accepted(contacted(dispute())), {
    ...act(disputant),
    disputantId: dispute().disputants[0]?.disputantId ?? "",
    text: "x",
    commandId: "c",
  }).state;
const demandId = demanded().demands[0]?.demandId ?? "";
const talking = () => negotiating(accepted(contacted(dispute())));
const forOther = { disputantId: other, evidence: "纸质签名" };
const community = { timeZone: "Asia/Shanghai", policy: {} };
const naming = (by: Insider) => ({ ...act(by), ...acceptance, override: { reason: "无人可任" } });
const agreed = dispute().disputants.map(({ disputantId }) => disputantId);

/** Each act as whoever is tried would do it, as lead where the lead does it. */
const acts: Readonly<Record<string, (by: Insider) => unknown>> = {
  read: (by) => viewFor(led(accepted(contacted(dispute())), by), by),
  contact: (by) => contact(against(dispute()), { ...act(by), contacts: contactsOf(dispute()) }),
  accept: (by) => accept(against(contacted(dispute())), naming(by)),
  decline: (by) => decline(against(dispute()), { ...act(by), reason: "x", otherWays: "y" }),
  assignLead: (by) => assignLead(against(accepted(contacted(dispute()))), naming(by)),
  consult: (by) =>
    consult(led(accepted(contacted(dispute())), by), {
      ...act(by),
      personId: "per_x",
      candidate: standing(person("x")),
    }),
  survey: (by) =>
    survey(led(accepted(contacted(dispute())), by), {
      ...act(by),
      ...joint,
      joint: false,
      participants: [{ name: "x" }],
    }),
  negotiate: (by) => negotiate(led(accepted(contacted(dispute())), by), { ...act(by), supplier: "甲", terms: "x" }),
  answerDemand: (by) => answerDemand(led(demanded(), by), { ...act(by), demandId, outcome: "met" }),
  raiseDemand: (by) =>
    raiseDemand(led(accepted(contacted(dispute())), by), {
      ...act(by),
      disputantId: other ?? "",
      text: "x",
      commandId: "c",
    }),
  decide: (by) => decide(led(talking(), by), { ...act(by), ...siting(dispute()) }),
  recordBasis: (by) => recordBasis(led(decided(talking()), by), { ...act(by), basis: siting(dispute()).basis }),
  startFulfilment: (by) => startFulfilment(led(decided(talking()), by), act(by)),
  reportFulfilment: (by) => reportFulfilment(led(inFulfilment(decided(talking())), by), act(by)),
  confirmForAnother: (by) =>
    confirm(led(carriedOut(inFulfilment(decided(talking()))), by), { ...act(by), ...forOther }),
  escalate: (by) => escalate(led(accepted(contacted(dispute())), by), { ...act(by), reason: "x" }),
  extend: (by) =>
    extend(led(accepted(contacted(dispute())), by), { ...act(by), community, untilOn: "2026-06-01", agreedBy: agreed }),
  answerForAnother: (by) =>
    answer(led(asked(accepted(contacted(dispute()))), by), { ...act(by), ...forOther, community, settled: true }),
  withdraw: (by) => withdraw(against({ ...dispute(), applicantId: by.personId }), { ...act(by), reason: "x" }),
};

const conflict = "conflict-of-interest";
const [neighbour, relative, both] = ["done", conflict, conflict];
const ofCompany = { steward: conflict, deskAdmin: conflict, clerk: conflict };
const forBody = { neighbour, disputant: conflict, relative, ...ofCompany, both };
// biome-ignore format: a table is read by its rows
const table: Readonly<Record<string, Readonly<Record<Who, string>>>> = {
  read:              { ...forBody, disputant: "done" },
  contact:           forBody,
  accept:            forBody,
  decline:           forBody,
  assignLead:        forBody,
  consult:           forBody,
  survey:            forBody,
  negotiate:         forBody,
  answerDemand:      forBody,
  raiseDemand:       { ...forBody, disputant: "role-not-allowed" },
  decide:            forBody,
  recordBasis:       forBody,
  startFulfilment:   forBody,
  reportFulfilment:  forBody,
  confirmForAnother: forBody,
  escalate:          forBody,
  extend:            forBody,
  answerForAnother:  forBody,
  withdraw:          { ...forBody, disputant: "done", relative: "done" },
};

describe.each(Object.entries(table))("%s, with the property company and a neighbour in dispute", (name, row) => {
  it.each(Object.entries(row) as [Who, string][])("by the %s is: %s", (who, expected) => {
    expect(outcomeOf(() => acts[name]?.(whom[who]))).toBe(expected);
  });
});

it("stands in the table for every act on a case", () => {
  expect(Object.keys(acts)).toEqual(Object.keys(table));
});

const named = {
  "to lead": (who: Insider) =>
    accept(against(contacted(dispute())), { ...naming(whom.neighbour), leadId: who.personId, candidate: known(who) }),
  "to lead instead": (who: Insider) =>
    assignLead(against(accepted(contacted(dispute()))), {
      ...naming(whom.neighbour),
      leadId: who.personId,
      candidate: known(who),
    }),
  "to be consulted": (who: Insider) =>
    consult(led(accepted(contacted(dispute())), whom.neighbour), {
      ...act(whom.neighbour),
      personId: who.personId,
      candidate: known(who),
    }),
  "at a survey": (who: Insider) =>
    survey(led(accepted(contacted(dispute())), whom.neighbour), {
      ...act(whom.neighbour),
      ...joint,
      joint: false,
      participants: [{ name: "x", personId: who.personId }],
      known: new Map([...knownOf(steward), [who.personId, known(who)]]),
    }),
};
const known = (who: Insider) => ({
  ...standing(who),
  households: Object.fromEntries(who.households.map((id) => [id, true as const])),
});

describe.each(Object.entries(named))("named %s", (what, name) => {
  it.each(Object.keys(whom) as Who[])("is refused of everybody with an interest: %s", (who) => {
    const isFree = who === "neighbour" || (who === "disputant" && what === "at a survey");
    expect(outcomeOf(() => name(whom[who]))).toBe(isFree ? "done" : conflict);
  });
});
