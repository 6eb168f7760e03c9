import { beforeEach, describe, expect, it } from "vitest";
import { obligationDue } from "#shared/contracts/mediation-obligations.ts";
import { messageTold } from "#shared/contracts/messages.ts";
import { caseInFulfilment } from "../../town/outcome.ts";
import { openTown, type Town } from "../../town/town.ts";

/** At nine by the clocks of the estate: three days before 10 March, on that day, and one day after. */
const [before, onDay, after] = ["2026-03-07T01:00:00.000Z", "2026-03-10T01:00:00.000Z", "2026-03-11T01:00:00.000Z"];

describe("something that a neighbour owes by a day", () => {
  let town: Town;
  let caseId: string;
  const params = () => ({ caseId });
  const at = async (instant: string): Promise<void> => {
    town.clock.set(instant);
    await town.drain();
  };
  const toldTo = async (persona: string): Promise<string[]> => {
    const personId = await town.idOf(persona);
    return town
      .told(messageTold.type)
      .filter(({ data }) => data.personId === personId && String(data.moment).startsWith("mediation.obligation"))
      .map(({ data, time }) => `${String(data.moment).split(".")[1]} ${time}`);
  };
  const owed = async () => (await (await town.as("sun")).getCase({ params: params() })).body.case.obligations?.[0];
  const named = async () => ({ obligationId: (await owed())?.obligationId ?? "" });
  const done = async () =>
    (await town.as("qin")).reportObligationDone({ params: await named(), body: { evidence: "照片已交互助会" } });
  const passing = async (): Promise<void> => {
    for (const instant of ["2026-03-07T00:59:59.000Z", before, "2026-03-10T00:59:59.000Z", onDay, after])
      await at(instant);
    await at("2026-03-20T01:00:00.000Z");
    await town.tellAgain(town.told(obligationDue.type));
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    caseId = await caseInFulfilment(town, "2026-03-10");
  });

  it("is reminded of exactly three times, once each, and missed is told to who is owed and to the lead too", async () => {
    await passing();
    expect(await toldTo("qin")).toEqual([
      `obligationDue ${before}`,
      `obligationDue ${onDay}`,
      `obligationLate ${after}`,
    ]);
    expect(await toldTo("jiang")).toEqual([`obligationMissed ${after}`]);
    expect(await toldTo("sun")).toEqual([`obligationUnkept ${after}`]);
    expect(await owed()).toMatchObject({ missedAt: after });
    const { items } = (await (await town.as("jiang")).listOwnMessages({})).body;
    expect(items.find(({ moment }) => moment === "mediation.obligationMissed")?.calls).toEqual(["sayNotSettled"]);
  });

  it("is told to nobody any more once it is done", async () => {
    await at(before);
    await done();
    await town.drain();
    await passing();
    expect(await toldTo("qin")).toEqual([`obligationDue ${before}`]);
    expect(await toldTo("jiang")).toEqual([`obligationDone ${before}`]);
    expect((await owed())?.missedAt).toBeUndefined();
  });

  it("is shown at home to who owes it, and then to who confirms it; nobody ends the case before", async () => {
    const nextOf = async (persona: string) =>
      (await (await town.as(persona)).getHome({ query: {} })).body.items.flatMap(({ next }) =>
        next.map(({ operation }) => operation),
      );
    expect(await nextOf("qin")).toContain("reportObligationDone");
    expect(await nextOf("jiang")).not.toContain("confirmObligation");
    const sun = await town.as("sun");
    await expect(sun.reportFulfilment({ params: params(), body: {} })).rejects.toMatchObject({
      problem: { status: 409, code: "obligations-undone", obligationIds: [(await named()).obligationId] },
    });
    await done();
    await town.drain();
    expect(await nextOf("jiang")).toContain("confirmObligation");
    const jiang = await town.as("jiang");
    await jiang.confirmObligation({ params: await named(), body: { done: true } });
    for (const persona of ["qin", "jiang"])
      await (await town.as(persona)).confirmOutcome({ params: params(), body: {} });
    expect((await (await town.as("qin")).getCase({ params: params() })).body.case).toMatchObject({
      status: "resolved",
      resolution: { confirmation: "expressed" },
    });
  });

  it("is nobody else's to report or to confirm", async () => {
    const body = { evidence: "x" };
    await expect((await town.as("jiang")).reportObligationDone({ params: await named(), body })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    await expect(
      (await town.as("sun")).confirmObligation({ params: await named(), body: { done: true } }),
    ).rejects.toMatchObject({ problem: { status: 403 } });
    const unknown = { obligationId: `${(await named()).obligationId.slice(0, -8)}aaaaaaaa` };
    await expect((await town.as("qin")).reportObligationDone({ params: unknown, body })).rejects.toMatchObject({
      problem: { status: 404 },
    });
  });
});
