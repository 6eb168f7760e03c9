import { beforeEach, describe, expect, it } from "vitest";
import { acceptedCase, filingOf, inYangguang } from "../town/cases.ts";
import { graceOver } from "../town/erasing.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a disputant who is here no longer", () => {
  let town: Town;
  let caseId: string;
  let jiangIs: string;
  const evidence = "电话里说已经和好，通话记录在案";
  const params = () => ({ caseId });
  const recorded = async () =>
    (await town.as("sun")).confirmOutcome({ params: params(), body: { disputantId: jiangIs, evidence } });

  beforeEach(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const accepted = await acceptedCase(town, inYangguang);
    caseId = accepted.caseId;
    const agreedBy = accepted.disputants.map(({ disputantId }) => disputantId);
    jiangIs = agreedBy[1] ?? "";
    const sun = await town.as("sun");
    await sun.surveySite({
      params: params(),
      body: { joint: false, sites: ["2栋"], participants: [{ name: "孙会长" }], findings: "夜间有声" },
    });
    await sun.negotiateWithSupplier({ params: params(), body: { supplier: "物业服务中心", terms: "加装隔音垫" } });
    await sun.decideCase({
      params: params(),
      body: { kind: "other", sites: [], terms: "夜间安静", singleSupplierReason: "邻里之间", agreedBy },
    });
    await sun.startFulfilment({ params: params(), body: {} });
    await sun.reportFulfilment({ params: params(), body: {} });
    await (await town.as("qin")).confirmOutcome({ params: params(), body: {} });
    await town.drain();
  });

  const movesOut = async () => {
    const personId = await town.idOf("jiang");
    await (await town.as("fang")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
  };

  it("answers for herself while she is here: nobody records it for her", async () => {
    await expect(recorded()).rejects.toMatchObject({ problem: { errors: [{ code: "not-allowed" }] } });
  });

  it("moved out: whoever leads records what she said, with the evidence, and the case ends", async () => {
    await movesOut();
    const bare = (await town.as("sun")).confirmOutcome({ params: params(), body: { disputantId: jiangIs } });
    await expect(bare).rejects.toMatchObject({ problem: { errors: [{ pointer: "/evidence", code: "required" }] } });
    expect((await (await town.as("sun")).getCase({ params: params() })).body.allowedVerbs).toContain("confirmOutcome");
    const { items } = (await (await town.as("sun")).getHome({ query: {} })).body;
    const pressed = items.find(({ thing, as }) => thing === caseId && as === "lead")?.next ?? [];
    expect(pressed.map(({ operation }) => operation)).toContain("confirmOutcome");
    expect((await recorded()).body.case.status).toBe("resolved");
  });

  it("moved out before it was filed: it is known from the start", async () => {
    await movesOut();
    const filed = (await (await town.as("sun")).fileCase({ body: await filingOf(town, inYangguang) })).body.case;
    expect(filed.disputants[1]).toMatchObject({ personId: await town.idOf("jiang"), isGone: true });
    expect(filed.disputants[0]).not.toHaveProperty("isGone");
  });

  it("moved in again: she answers for herself", async () => {
    await movesOut();
    const personId = await town.idOf("jiang");
    await (await town.as("fang")).moveInPerson({ params: { personId }, body: { building: "2栋" } });
    await town.drain();
    await expect(recorded()).rejects.toMatchObject({ problem: { errors: [{ code: "not-allowed" }] } });
  });

  it("was removed: the case ends all the same, and then she is forgotten in it", async () => {
    await (await town.as("jiang")).requestErasure({ body: {} });
    await graceOver(town);
    expect((await recorded()).body.case.status).toBe("resolved");
    await town.drain();
    const { body } = await (await town.as("sun")).getCase({ params: params() });
    expect(body.case.disputants[1]).not.toHaveProperty("name");
  });

  it("is no news to the others in dispute", async () => {
    await movesOut();
    const { body } = await (await town.as("qin")).getCase({ params: params() });
    expect(JSON.stringify(body)).not.toContain("isGone");
  });
});
