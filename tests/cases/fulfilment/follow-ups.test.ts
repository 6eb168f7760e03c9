import { beforeEach, describe, expect, it } from "vitest";
import { followUpDue } from "#shared/contracts/mediation-follow-ups.ts";
import { messageTold } from "#shared/contracts/messages.ts";
import { resolvedCase } from "../../town/outcome.ts";
import { openTown, type Town } from "../../town/town.ts";

/** Resolved on 2 March, by the clocks of the estate: asked at ten of 17 March and of 31 May. */
const first = "2026-03-17T02:00:00.000Z";
const last = "2026-05-31T02:00:00.000Z";

describe("a case that was resolved", () => {
  let town: Town;
  let caseId: string;
  const params = () => ({ caseId });
  const at = async (instant: string): Promise<void> => {
    town.clock.set(instant);
    await town.drain();
  };
  const askedOf = async (persona: string): Promise<string[]> => {
    const personId = await town.idOf(persona);
    return town
      .told(messageTold.type)
      .filter(({ data }) => data.personId === personId && data.moment === "mediation.followUp")
      .map(({ time }) => time);
  };
  const say = async (persona: string, body: object) =>
    (await town.as(persona)).answerFollowUp({ params: params(), body: { performed: true, settled: true, ...body } });

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    caseId = await resolvedCase(town);
  });

  it("is asked after on day 15 and day 90, once each of each disputant, however often that is heard", async () => {
    for (const instant of ["2026-03-17T01:59:59.000Z", first]) await at(instant);
    for (const instant of ["2026-05-31T01:59:59.000Z", last]) await at(instant);
    await town.tellAgain(town.told(followUpDue.type));
    for (const persona of ["qin", "jiang"]) expect(await askedOf(persona)).toEqual([first, last]);
    expect(await askedOf("sun")).toEqual([]);
  });

  it("is answered once by each, and a no within seven days is told to who led it", async () => {
    await at(first);
    expect((await (await town.as("qin")).getCase({ params: params() })).body.allowedVerbs).toContain("answerFollowUp");
    await say("qin", { settled: false, reason: "又响了" });
    await expect(say("qin", {})).rejects.toMatchObject({ problem: { status: 409, code: "follow-up-answered" } });
    await town.drain();
    const { items } = (await (await town.as("sun")).listOwnMessages({})).body;
    expect(items.filter(({ moment }) => moment === "mediation.followUpFailed")).toHaveLength(1);
    expect(JSON.stringify((await (await town.as("jiang")).getCase({ params: params() })).body)).not.toContain("又响了");
  });

  it("is asked of nobody who moved out meanwhile, and where that is everybody, of nobody", async () => {
    const leave = async (persona: string) =>
      (await town.as("ding")).moveOutPerson({ params: { personId: await town.idOf(persona) }, body: {} });
    await leave("qin");
    await at(first);
    expect([await askedOf("qin"), await askedOf("jiang")]).toEqual([[], [first]]);
    await leave("jiang");
    await at(last);
    expect([await askedOf("qin"), await askedOf("jiang")]).toEqual([[], [first]]);
  });

  it("stands at home with its question, for as long as a no brings it up again", async () => {
    const buttons = async () => {
      const { items } = (await (await town.as("qin")).getHome({ query: {} })).body;
      return items.flatMap(({ next }) => next.map(({ operation }) => operation));
    };
    await at(first);
    expect(await buttons()).toContain("answerFollowUp");
    await at("2026-03-24T02:00:01.000Z");
    expect(await buttons()).not.toContain("answerFollowUp");
  });

  it("brings the pulse, told in numbers of five and more alone, once its month is over", async () => {
    await at(first);
    await say("qin", { knowsNeighbours: 4, trust: 3 });
    const pulse = async (query: { by?: "building-group" } = {}) =>
      (await (await town.as("sun")).getPulse({ query })).body;
    expect(await pulse()).toEqual({ by: "month", year: "2026", cells: [] });
    await at("2026-04-01T02:00:00.000Z");
    expect((await pulse()).cells).toEqual([{ month: "2026-03", fewerThan: 5, knowsNeighbours: [], trust: [] }]);
    expect((await pulse({ by: "building-group" })).cells).toHaveLength(1);
    await expect((await town.as("qin")).getPulse({ query: {} })).rejects.toMatchObject({ problem: { status: 403 } });
    const kept = JSON.stringify((await (await town.as("qin")).getCase({ params: params() })).body);
    expect(kept).not.toContain("knowsNeighbours");
  });
});
