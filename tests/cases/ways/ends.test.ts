import { beforeEach, describe, expect, it } from "vitest";
import { acceptedCase, filedCase, inYangguang } from "../../town/cases.ts";
import { graceOver } from "../../town/erasing.ts";
import { openTown, type Town } from "../../town/town.ts";

const withheld = "〔…〕";

describe("a way out of a case", () => {
  let town: Town;
  const heard = async (persona: string) => {
    await town.drain();
    return (await (await town.as(persona)).listOwnMessages({})).body.items.map(({ moment }) => moment);
  };

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("is open to each disputant by themselves: mediation is over, and all are told what else they may do", async () => {
    const { caseId } = await acceptedCase(town, inYangguang, "yu");
    const params = { caseId };
    const ended = (await (await town.as("jiang")).terminateMediation({ params, body: { reason: "谈不拢" } })).body;
    expect(ended.case).toMatchObject({ status: "terminated", ended: { reason: "谈不拢" } });
    expect(ended).toMatchObject({ stage: "closed", allowedVerbs: [] });
    const reasonFor = async (persona: string) => (await (await town.as(persona)).getCase({ params })).body.case;
    expect(await reasonFor("qin")).toMatchObject({ ended: { reason: withheld } });
    expect(await reasonFor("yu")).toMatchObject({ ended: { reason: "谈不拢" } });
    for (const persona of ["qin", "jiang", "yu"]) expect(await heard(persona)).toContain("mediation.terminated");
    expect((await (await town.as("sun")).listCases({ query: { status: "terminated" } })).body.items).toHaveLength(1);
  });

  it("is the lead's too, who tells the other ways, and no other mediator's", async () => {
    const { caseId } = await acceptedCase(town, inYangguang, "yu");
    const params = { caseId };
    const yu = await town.as("yu");
    const body = { reason: "各持己见", otherWays: "可向人民法院起诉" };
    await expect((await town.as("sun")).terminateMediation({ params, body })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    await expect(yu.terminateMediation({ params, body: { reason: body.reason } })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/otherWays", code: "required" }] },
    });
    await yu.terminateMediation({ params, body });
    expect((await (await town.as("qin")).getCase({ params })).body.case).toMatchObject({ ended: body });
  });

  it("leaves nothing of who was held in it, nor of the reason that they gave", async () => {
    const { caseId } = await acceptedCase(town, inYangguang, "yu");
    const params = { caseId };
    const jiang = await town.as("jiang");
    await jiang.requestErasure({ body: {} });
    await jiang.terminateMediation({ params, body: { reason: "我不谈了" } });
    await graceOver(town);
    await town.drain();
    const { body } = await (await town.as("yu")).getCase({ params });
    expect(body.case.disputants.map(({ name }) => name)).toEqual(["qin", undefined]);
    expect(JSON.stringify(body)).not.toContain("我不谈了");
  });

  it("leads to whom the case belongs: a mediator hands it over before anybody leads it, with the ground", async () => {
    const { caseId } = await filedCase(town, inYangguang);
    const params = { caseId };
    const referral = { to: "police" as const, ground: "涉嫌故意伤害" };
    await expect((await town.as("qin")).referCase({ params, body: referral })).rejects.toMatchObject({
      problem: { status: 403 },
    });
    const { body } = await (await town.as("yu")).referCase({ params, body: referral });
    expect(body.case).toMatchObject({ status: "referred", referral });
    expect((await (await town.as("jiang")).getCase({ params })).body.case).toMatchObject({ referral });
    for (const persona of ["qin", "jiang"]) expect(await heard(persona)).toContain("mediation.referred");
    await expect((await town.as("sun")).referCase({ params, body: referral })).rejects.toMatchObject({
      problem: { status: 409, code: "wrong-state" },
    });
  });
});
