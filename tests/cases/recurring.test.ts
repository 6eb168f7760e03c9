import { beforeEach, describe, expect, it } from "vitest";
import { inYangguang } from "../town/cases.ts";
import { chargingCase } from "../town/loop.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const day = 24 * 60;

let town: Town;
beforeEach(async () => {
  town = await openTown({ start });
});

const pass = async (days: number) => {
  town.clock.advance(days * day);
  await town.drain();
};

const filedAfter = async (...waits: readonly number[]): Promise<string[]> => {
  const caseIds: string[] = [];
  for (const days of waits) {
    await pass(days);
    caseIds.push((await chargingCase(town)).case.caseId);
    await town.drain();
  }
  return caseIds;
};

/** A resident files a dispute of their own with the property company. */
const filedBy = async (persona: string): Promise<string> => {
  const own = { name: persona, personId: await town.idOf(persona) };
  const place = { building: inYangguang.building };
  const kind = { category: "ev-charging", source: "resident" } as const;
  const body = { ...kind, place, disputants: [own, { name: "某单位" }] };
  const { caseId } = (await (await town.as(persona)).fileCase({ body })).body.case;
  await town.drain();
  return caseId;
};

const candidates = async () =>
  (await (await town.as("fang")).listIssues({ query: { status: "candidate" } })).body.items;
const issue = async (issueId: string) => (await (await town.as("fang")).getIssue({ params: { issueId } })).body.issue;

describe("cases of one spot", () => {
  it("on days 0, 31 and 59 are one candidate issue, though the first was due on day 30", async () => {
    const caseIds = await filedAfter(0, 31, 28);
    await pass(60);
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("that are due one after the other are one too, and a later one joins it", async () => {
    const caseIds = await filedAfter(0, 5, 54, 20);
    await pass(60);
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("of which the lead brought one up are one, and one brought up later joins it", async () => {
    const caseIds = await filedAfter(0, 1);
    for (const caseId of caseIds) {
      await (await town.as("sun")).escalateCase({ params: { caseId }, body: { reason: "涉及全小区" } });
      await town.drain();
    }
    const [only, ...others] = await candidates();
    expect(others).toEqual([]);
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it("come up anew where their issue was rejected, as one again", async () => {
    await filedAfter(0, 31);
    const [aged] = await candidates();
    await (await town.as("fang")).rejectIssue({ params: { issueId: aged?.issueId ?? "" }, body: { reason: "先调解" } });
    await filedAfter(28);
    await pass(60);
    const [only, ...others] = await candidates();
    expect([only?.origin, only?.caseCount, others]).toEqual(["recurrence", 3, []]);
    expect(only?.issueId).not.toBe(aged?.issueId);
  });

  it("count once for a resident, however often that one files; and each for a mediator", async () => {
    const caseIds: string[] = [];
    for (const persona of ["qin", "qin", "qin", "jiang"]) caseIds.push(await filedBy(persona));
    expect(await candidates()).toEqual([]);
    caseIds.push((await chargingCase(town)).case.caseId);
    await town.drain();
    const [only] = await candidates();
    expect(Object.keys((await issue(only?.issueId ?? "")).cases).toSorted()).toEqual(caseIds.toSorted());
  });

  it.each([
    ["withdrawn", "before", "withdrawCase", { reason: "已和解" }],
    ["declined", "before", "declineCase", { reason: "非民间纠纷", otherWays: "可向法院起诉" }],
    ["withdrawn", "after", "withdrawCase", { reason: "已和解" }],
  ] as const)("that were %s %s a contact count by that", async (_, when, verb, body) => {
    const { caseId, disputants } = (await chargingCase(town)).case;
    const sun = await town.as("sun");
    const contacts = disputants.map(({ disputantId }) => ({ disputantId, reached: true }));
    if (when === "after") await sun.contactDisputants({ params: { caseId }, body: { contacts } });
    await sun[verb]({ params: { caseId }, body: body as never });
    await filedAfter(1, 1);
    expect(await candidates()).toHaveLength(when === "after" ? 1 : 0);
    await filedAfter(1);
    expect(await candidates()).toHaveLength(1);
  });
});
