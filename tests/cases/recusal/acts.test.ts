import { describe, expect, it } from "vitest";
import { viewFor } from "#services/mediation/domain/case-view.ts";
import { contact } from "#services/mediation/domain/contact.ts";
import { escalate, extend } from "#services/mediation/domain/escalate.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { decline, withdraw } from "#services/mediation/domain/intake.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { answerDemand, consult, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { confirm, recordBasis, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import { propose } from "#services/mediation/domain/propose.ts";
import { readWith } from "#services/mediation/domain/read-with.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { sayNo, sayYes } from "#services/mediation/domain/say.ts";
import { seal, sign } from "#services/mediation/domain/sign.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import {
  accepted,
  act,
  agreeing,
  asked,
  carriedOut,
  contacted,
  contactsOf,
  decided,
  inFulfilment,
  joint,
  knownOf,
  person,
  proposing,
  saying,
  siting,
  standing,
  steward,
  textOf,
} from "../../unit/mediation/cases.ts";
import {
  against,
  agreed,
  community,
  demanded,
  demandId,
  dispute,
  forOther,
  led,
  naming,
  onPaper,
  other,
  outcomeOf,
  put,
  sealable,
  talking,
  type Who,
  whom,
} from "./dispute.ts";

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
  propose: (by) => propose(led(talking(), by), { ...proposing(by), ...siting }),
  readWith: (by) => {
    const read = { ...act(by), disputantId: other ?? "", with: by.personId, known: knownOf(by) };
    return readWith(led(put(), by), read);
  },
  yesForAnother: (by) => sayYes(led(put(), by), { ...saying(put(), by), ...onPaper }),
  noForAnother: (by) => sayNo(led(put(), by), { ...saying(put(), by), ...onPaper, reason: "x" }),
  sign: (by) => sign(led(put(agreeing), by), { ...act(by), community, textSha256: textOf(put(agreeing)) }),
  seal: (by) => seal(sealable(led(put(agreeing), by)), { ...act(by), community, textSha256: textOf(put(agreeing)) }),
  recordBasis: (by) => recordBasis(led(decided(talking()), by), { ...act(by), basis: siting.basis }),
  startFulfilment: (by) => startFulfilment(led(decided(talking()), by), act(by)),
  reportFulfilment: (by) => reportFulfilment(led(inFulfilment(decided(talking())), by), { ...act(by), community }),
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
  propose:           forBody,
  readWith:          forBody,
  yesForAnother:     forBody,
  noForAnother:      forBody,
  sign:              forBody,
  seal:              forBody,
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
