import { beforeEach, describe, expect, it } from "vitest";
import { silenceDue } from "#shared/contracts/mediation-obligations.ts";
import { messageTold } from "#shared/contracts/messages.ts";
import { linkTo } from "../../town/links.ts";
import { caseInFulfilment } from "../../town/outcome.ts";
import { openTown, type Town } from "../../town/town.ts";
import { byCode } from "../links/estate.ts";

const community = "yangguang-huayuan";

describe("an outcome that was reported as carried out", () => {
  let town: Town;
  let caseId: string;
  const params = () => ({ caseId });
  const seen = async (persona = "sun") => (await (await town.as(persona)).getCase({ params: params() })).body;
  const at = async (instant: string): Promise<void> => {
    town.clock.set(instant);
    await town.drain();
  };
  const toldTo = async (persona: string, moment: string): Promise<number> => {
    const personId = await town.idOf(persona);
    return town.told(messageTold.type).filter(({ data }) => data.personId === personId && data.moment === moment)
      .length;
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    caseId = await caseInFulfilment(town);
    await (await town.as("sun")).reportFulfilment({ params: params(), body: {} });
    await town.drain();
  });

  it("tells each disputant until when they may object", async () => {
    const { items } = (await (await town.as("qin")).listOwnMessages({})).body;
    const told = items.find(({ moment }) => moment === "mediation.fulfilled");
    expect(told).toMatchObject({ dueAt: "2026-03-09T01:00:00.000Z", calls: ["confirmOutcome", "sayNotSettled"] });
    expect(told?.sentence).toContain("不代表您同意");
  });

  it("ends by silence on the seventh day and not before, noted as no answer and as nobody's yes", async () => {
    await (await town.as("qin")).confirmOutcome({ params: params(), body: {} });
    await at("2026-03-09T00:59:59.000Z");
    expect((await seen()).case.status).toBe("in-fulfilment");
    await at("2026-03-09T01:00:00.000Z");
    const { case: ended } = await seen("qin");
    expect(ended).toMatchObject({ status: "resolved", resolution: { confirmation: "none-received", days: 7 } });
    expect(ended.disputants.map(({ confirmedAt }) => confirmedAt !== undefined)).toEqual([true, false]);
    await town.tellAgain(town.told(silenceDue.type));
    expect(town.told("mediation.case-resolved.v1")).toHaveLength(1);
  });

  it("goes back to negotiation by a disputant's word, told to all once and counted; silence then ends nothing", async () => {
    const jiang = await town.as("jiang");
    await jiang.sayNotSettled({ params: params(), body: { reason: "夜里还响" } });
    await town.drain();
    const { case: back } = await seen("qin");
    expect(back).toMatchObject({ status: "negotiating", unsettledOutcomes: [{ notSettled: { reason: "夜里还响" } }] });
    for (const persona of ["qin", "jiang", "sun"]) expect(await toldTo(persona, "mediation.notSettled")).toBe(1);
    await at("2026-03-10T01:00:00.000Z");
    expect((await seen()).case.status).toBe("negotiating");
    await expect(
      (await town.as("jiang")).sayNotSettled({ params: params(), body: { reason: "又响" } }),
    ).rejects.toMatchObject({
      problem: { status: 409, code: "wrong-state" },
    });
  });

  it("goes back by the link of the message, without a login", async () => {
    const { code } = await linkTo(town, {
      community,
      personId: await town.idOf("jiang"),
      moment: "mediation.fulfilled",
    });
    const { post } = byCode(town);
    const { status } = await post(`/mediation/cases/${caseId}/not-settled`, code, { body: { reason: "夜里还响" } });
    expect(status).toBe(200);
    expect((await seen()).case.status).toBe("negotiating");
  });
});
