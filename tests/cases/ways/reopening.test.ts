import { describe, expect, it } from "vitest";
import { inYangguang } from "../../town/cases.ts";
import { resolveAgain, resolvedCase } from "../../town/resolving.ts";
import { openTown } from "../../town/town.ts";

/** A day on which nobody is mediated, and a case that was resolved on it. */
const resolvedOn = async (day: string, lead = "yu") => {
  const town = await openTown({ start: `${day}T01:00:00.000Z` });
  const led = await resolvedCase(town, inYangguang, lead);
  await town.drain();
  const params = { caseId: led.caseId };
  const at = (instant: string) => town.clock.set(instant);
  const reopening = async (persona = "jiang") =>
    (await town.as(persona)).reopenCase({ params, body: { reason: "又吵起来了" } });
  return { town, led, params, at, reopening };
};
const lapsed = { problem: { status: 409, code: "window-lapsed" } };

describe("bringing a resolved case up again", () => {
  it("is possible until the end of day 90, and no more on day 91", async () => {
    const { at, reopening } = await resolvedOn("2026-03-03");
    at("2026-06-01T16:00:00.000Z");
    await expect(reopening()).rejects.toMatchObject(lapsed);
    at("2026-06-01T15:59:00.000Z");
    expect((await reopening()).body.case).toMatchObject({ status: "accepted", reopenCount: 1 });
  });

  it("is possible on the next working day where day 90 is none", async () => {
    const { at, reopening } = await resolvedOn("2026-03-02");
    at("2026-06-01T16:00:00.000Z");
    await expect(reopening()).rejects.toMatchObject(lapsed);
    at("2026-06-01T01:00:00.000Z");
    expect((await reopening()).body.case).toMatchObject({ status: "accepted" });
  });

  it("is a disputant's alone, keeps the lead and the old outcome, and is told to the others", async () => {
    const { town, params, reopening } = await resolvedOn("2026-03-03");
    for (const persona of ["sun", "yu"])
      await expect(reopening(persona)).rejects.toMatchObject({ problem: { status: 403 } });
    town.clock.advance(60);
    const { body } = await reopening();
    expect(body.case).toMatchObject({
      lead: { personId: await town.idOf("yu") },
      formerOutcomes: [{ decision: { terms: "各退一步" }, reopened: { reason: "又吵起来了" } }],
    });
    expect(body.case.disputants.map(({ confirmedAt }) => confirmedAt)).toEqual([undefined, undefined]);
    const forQin = (await (await town.as("qin")).getCase({ params })).body.case.formerOutcomes;
    expect(forQin?.[0]).toMatchObject({ decision: {}, confirmations: [{}, {}] });
    expect(JSON.stringify(forQin)).not.toContain("又吵起来了");
    await town.drain();
    const heard = async (persona: string) =>
      (await (await town.as(persona)).listOwnMessages({})).body.items.map(({ moment }) => moment);
    for (const persona of ["qin", "yu"]) expect(await heard(persona)).toContain("mediation.reopened");
    expect(await heard("sun")).not.toContain("mediation.leadWanted");
    const leading = (await (await town.as("yu")).listOwnCases({ query: { as: "leading" } })).body.items;
    expect(leading).toMatchObject([{ status: "accepted", dueAt: "2026-04-02T02:00:00.000Z" }]);
  });

  it("waits for another lead where theirs is no mediator any more: the president is told", async () => {
    const { town, params, reopening } = await resolvedOn("2026-03-03");
    const office = await town.as("admin-yangguang");
    const lead = (await (await town.as("sun")).getCase({ params })).body.case;
    const grantId = ("lead" in lead && lead.lead?.grantId) || "";
    await office.revokeRole({ params: { grantId }, body: {} });
    const { body } = await reopening();
    expect(body.case).not.toHaveProperty("lead");
    await town.drain();
    const told = (await (await town.as("sun")).listOwnMessages({})).body.items.map(({ moment }) => moment);
    expect(told).toContain("mediation.leadWanted");
    await (await town.as("sun")).assignLead({ params, body: { leadId: await town.idOf("sun") } });
  });

  it("is counted, and each outcome before can be read", async () => {
    const { town, led, params, reopening } = await resolvedOn("2026-03-03");
    await reopening("qin");
    await town.drain();
    await resolveAgain(town, inYangguang, led, "yu");
    const again = await (await town.as("jiang")).reopenCase({ params, body: { reason: "还是吵" } });
    expect(again.body.case).toMatchObject({ reopenCount: 2, formerOutcomes: [{}, {}] });
    const { items } = (await (await town.as("jiang")).getTimeline({ params, query: { limit: 100 } })).body;
    expect(items.filter(({ what }) => what === "case-reopened").map(({ data }) => data.reopenCount)).toEqual([1, 2]);
  });
});
