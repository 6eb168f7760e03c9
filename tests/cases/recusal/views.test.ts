import { describe, expect, it } from "vitest";
import { viewOf } from "#services/mediation/domain/case-view.ts";
import { contact } from "#services/mediation/domain/contact.ts";
import { answer } from "#services/mediation/domain/inquiry.ts";
import { withdraw } from "#services/mediation/domain/intake.ts";
import { consult } from "#services/mediation/domain/mediation.ts";
import type { Insider } from "#services/mediation/domain/recusal.ts";
import { filedCase, filingOf, inYangguang } from "../../town/cases.ts";
import { openTown } from "../../town/town.ts";
import {
  accepted,
  act,
  answering,
  asked,
  contactsOf,
  disputant,
  inside,
  opponent,
  person,
  president,
  reported,
  standing,
  steward,
} from "../../unit/mediation/cases.ts";

const notes = ["只愿书面沟通", "担心被报复"];
const noted = () => {
  const contacts = contactsOf(reported()).map((each, nth) => ({ ...each, note: notes[nth] }));
  return accepted(contact(reported(), { ...act(president), contacts }).state);
};
const told = "物业也有责任";
const consulted = () => {
  const { personId } = steward;
  return consult(noted(), { ...act(president), personId, note: told, candidate: standing(steward) }).state;
};
const reason = "还是很吵";
const contested = () => answer(asked(consulted()), { ...answering(opponent), settled: false, reason }).state;
const mine = notes[0] ?? "";
const theirs = notes[1] ?? "";
const everything = [mine, theirs, told, reason];

const readers: readonly (readonly [string, Insider, readonly string[]])[] = [
  ["the lead", inside(president), everything],
  ["one disputant", inside(disputant), [mine]],
  ["the other", inside(opponent), [theirs, reason]],
  ["a president who is in dispute", inside({ ...disputant, grants: president.grants }), [mine]],
  ["a consulted person", inside(steward), []],
  [
    "the desk that serves a disputant",
    inside({ ...person("desk", "desk-operator"), onBehalfOf: { ...disputant, sessionId: "s" } }),
    [mine],
  ],
];

describe("what was noted of one disputant, why they said no, and what was noted of the consulted", () => {
  it.each(readers)("is seen by %s as far as it is for them", (_, reader, seen) => {
    const view = JSON.stringify(viewOf(contested(), reader));
    expect(everything.filter((text) => view.includes(text))).toEqual(everything.filter((text) => seen.includes(text)));
  });

  it("leaves what happened: that somebody was consulted, and what was answered", () => {
    const { case: seen } = viewOf(contested(), inside(disputant));
    expect(seen).toMatchObject({ supports: [{ personId: steward.personId }], inquiry: { over: "contested" } });
  });
});

it("why a case was withdrawn is for mediators and whoever withdrew it", () => {
  const ended = withdraw(reported(), { ...act(president), reason: "不想再提" }).state;
  expect(viewOf(ended, inside(president)).case).toMatchObject({ ended: { reason: "不想再提" } });
  expect(JSON.stringify(viewOf(ended, inside(opponent)))).not.toContain("不想再提");
});

it("how many open cases a new one may repeat is told to a resident, and which they are to a mediator", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { caseId } = await filedCase(town, inYangguang);
  const body = await filingOf(town, inYangguang);
  const byResident = (await (await town.as("qin")).fileCase({ body: { ...body, source: "resident" } })).body;
  expect(byResident).toMatchObject({ likelyDuplicateCount: 1 });
  expect(byResident).not.toHaveProperty("likelyDuplicates");
  const byMediator = (await (await town.as("sun")).fileCase({ body })).body;
  expect(byMediator.likelyDuplicateCount).toBe(2);
  expect(byMediator.likelyDuplicates?.map((each) => each.caseId)).toContain(caseId);
});

it("a reply to a verb shows no more than a reading of the case", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const { caseId, disputants } = await filedCase(town, inYangguang);
  const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true, note: "私下说明" }));
  await (await town.as("sun")).contactDisputants({ params: { caseId }, body: { contacts } });
  const disputantId = disputants[0]?.disputantId ?? "";
  const qin = await town.as("qin");
  const { body } = await qin.raiseDemand({ params: { caseId }, body: { disputantId, text: "夜间安静" } });
  const read = (await qin.getCase({ params: { caseId } })).body;
  expect(body.case).toEqual(read.case);
  expect(body.case.disputants.map(({ contact: noted }) => noted?.note)).toEqual(["私下说明", undefined]);
});
