import { beforeAll, describe, expect, it } from "vitest";
import { acceptedCase, filedCase, inFoshan, inYangguang } from "../town/cases.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

const told = async (town: Town, persona: string, moment: string): Promise<string[]> => {
  const { items } = (await (await town.as(persona)).listOwnMessages({ query: { limit: 100 } })).body;
  return items.filter((each) => each.moment === `mediation.${moment}`).map(({ thing }) => thing.id);
};
const on = async (town: Town, day: string): Promise<void> => {
  town.clock.set(`${day}T02:00:00.000Z`);
  await town.drain();
};

describe("a case that nobody cares for", () => {
  let town: Town;
  let caseId: string;
  const urged = async () =>
    Object.fromEntries(
      await Promise.all(
        ["yu", "sun", "fang", "qin"].map(async (who) => [who, await told(town, who, "urged")] as const),
      ),
    );
  beforeAll(async () => {
    town = await openTown({ start });
    ({ caseId } = await acceptedCase(town, inYangguang, "yu"));
    await town.drain();
  });

  it("urges its lead after seven days, then the president, then the worker, and nobody twice", async () => {
    await on(town, "2026-03-08");
    expect(await urged()).toEqual({ yu: [], sun: [], fang: [], qin: [] });
    await on(town, "2026-03-09");
    expect(await urged()).toEqual({ yu: [caseId], sun: [], fang: [], qin: [] });
    await on(town, "2026-03-16");
    expect(await urged()).toEqual({ yu: [caseId], sun: [caseId], fang: [], qin: [] });
    await on(town, "2026-03-23");
    await on(town, "2026-03-31");
    expect(await urged()).toEqual({ yu: [caseId], sun: [caseId], fang: [caseId], qin: [] });
  });

  it("begins anew after an act of anybody in it, and lists say when that was", async () => {
    const qin = await town.as("qin");
    const { disputants } = (await qin.getCase({ params: { caseId } })).body.case;
    const mine = disputants[0]?.disputantId ?? "";
    await qin.raiseDemand({ params: { caseId }, body: { disputantId: mine, text: "夜间安静" } });
    await on(town, "2026-04-08");
    expect((await urged()).yu).toEqual([caseId, caseId]);
    expect((await urged()).sun).toEqual([caseId]);
    const { items } = (await (await town.as("sun")).listCases({ query: { lead: await town.idOf("yu") } })).body;
    expect(items).toMatchObject([{ caseId, lastActAt: "2026-03-31T02:00:00.000Z", ageDays: 37 }]);
  });

  it("is part of the work of its lead, as the president and the worker see it", async () => {
    const unled = await filedCase(town, inYangguang);
    await on(town, "2026-04-09");
    for (const persona of ["sun", "fang"])
      expect((await (await town.as(persona)).listWorkloads({})).body.items).toMatchObject([
        { leadId: await town.idOf("yu"), leadName: expect.any(String), openCount: 1, oldestDays: 38 },
        { openCount: 1, oldestDays: 1, lastActAt: unled.filedAt },
      ]);
    await expect((await town.as("yu")).listWorkloads({})).rejects.toMatchObject({
      problem: { code: "role-not-allowed" },
    });
  });
});

describe("a case that nobody accepts", () => {
  it("is told to the president after three working days, once", async () => {
    const town = await openTown({ start });
    const { caseId, acceptDueAt } = await filedCase(town, inYangguang);
    expect(acceptDueAt).toBe("2026-03-05T16:00:00.000Z");
    await on(town, "2026-03-05");
    expect(await told(town, "sun", "acceptOverdue")).toEqual([]);
    await on(town, "2026-03-06");
    await on(town, "2026-03-08");
    expect(await told(town, "sun", "acceptOverdue")).toEqual([caseId]);
    expect(await told(town, "qin", "acceptOverdue")).toEqual([]);
  });
});

describe("the same dispute, taken in twice", () => {
  let town: Town;
  let originalId: string;
  let caseId: string;
  const sun = () => town.as("sun");
  const params = () => ({ caseId });
  const open = async () => (await (await sun()).listCases({})).body.items.map((card) => card.caseId);
  beforeAll(async () => {
    town = await openTown({ start });
    originalId = (await acceptedCase(town, inYangguang)).caseId;
    town.clock.advance(1);
    caseId = (await acceptedCase(town, inYangguang, "yu")).caseId;
    await town.drain();
  });

  it("is joined to the first, leaves what is open, and its people are told where it goes on", async () => {
    await (await sun()).joinDuplicate({ params: params(), body: { originalId } });
    await town.drain();
    expect(await open()).toEqual([originalId]);
    const led = await (await sun()).listCases({ query: { lead: await town.idOf("yu") } });
    expect(led.body.items).toEqual([]);
    for (const persona of ["qin", "jiang"]) expect(await told(town, persona, "joined")).toEqual([caseId]);
    const seen = (await (await town.as("qin")).getCase({ params: params() })).body.case;
    expect(seen.joined).toMatchObject({ originalId, number: expect.any(String) });
    const own = (await (await town.as("qin")).listOwnCases({})).body.items;
    expect(own.find((card) => card.caseId === caseId)).toMatchObject({ joinedTo: originalId });
  });

  it("is acted on there alone", async () => {
    const negotiating = (await town.as("yu")).negotiateWithSupplier({
      params: params(),
      body: { supplier: "甲", terms: "x" },
    });
    await expect(negotiating).rejects.toMatchObject({ problem: { code: "goes-on-elsewhere" } });
    const again = (await sun()).joinDuplicate({ params: { caseId: originalId }, body: { originalId: caseId } });
    await expect(again).rejects.toMatchObject({ problem: { code: "wrong-state" } });
    const itself = (await sun()).joinDuplicate({ params: { caseId: originalId }, body: { originalId } });
    await expect(itself).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/originalId", code: "same-case" }] },
    });
    const elsewhere = (await sun()).joinDuplicate({ params: params(), body: { originalId: `cas_${"z".repeat(20)}` } });
    await expect(elsewhere).rejects.toMatchObject({ problem: { code: "goes-on-elsewhere" } });
  });

  it("urges nobody meanwhile", async () => {
    await on(town, "2026-03-30");
    expect(await told(town, "yu", "urged")).toEqual([]);
    expect(await told(town, "sun", "urged")).toEqual([originalId]);
  });

  it("is taken apart again, and goes on where it was with its lead", async () => {
    const { body } = await (await sun()).partDuplicate({ params: params(), body: {} });
    expect(body.case).toMatchObject({ status: "accepted", lead: { personId: await town.idOf("yu") } });
    await town.drain();
    expect(await open()).toEqual([originalId, caseId]);
    expect(await told(town, "qin", "parted")).toEqual([caseId]);
    await on(town, "2026-04-06");
    expect(await told(town, "yu", "urged")).toEqual([caseId]);
  });

  it("goes on by itself where the first is withdrawn", async () => {
    await (await sun()).joinDuplicate({ params: params(), body: { originalId }, idempotencyKey: "once more" });
    await (await sun()).withdrawCase({ params: { caseId: originalId }, body: { reason: "已和解" } });
    await town.drain();
    expect(await open()).toEqual([caseId]);
    expect(await told(town, "qin", "parted")).toHaveLength(2);
  });
});

describe("a case of another community", () => {
  it("is none to which one may be joined", async () => {
    const town = await openTown({ start });
    const { caseId } = await filedCase(town, inYangguang);
    const { caseId: originalId } = await filedCase(town, inFoshan);
    await expect(
      (await town.as("sun")).joinDuplicate({ params: { caseId }, body: { originalId } }),
    ).rejects.toMatchObject({
      problem: { status: 400, errors: [{ pointer: "/originalId" }] },
    });
  });
});

describe("what everybody is told of disputes that ended", () => {
  it("is of groups of buildings that are large enough, and says no name, id or day", async () => {
    const town = await openTown({ start });
    const admin = () => town.as("admin-yangguang");
    await (await admin()).setBuilding({ body: { name: "2栋", group: "东区", households: 60 } });
    const { caseId } = await filedCase(town, inYangguang);
    town.clock.set("2026-03-12T01:00:00.000Z");
    await (await town.as("sun")).withdrawCase({ params: { caseId }, body: { reason: "秦先生已和解" } });
    const anyone = await town.as("", "yangguang-huayuan");
    const listed = async () => (await anyone.listPublicCases({})).body;
    const said = { category: "noise", month: "2026-03", buildingGroup: "东区", days: 10, outcome: "withdrawn" };
    expect(await listed()).toEqual({ items: [said] });
    await (await admin()).setBuilding({
      body: { name: "2栋", group: "东区", households: 19 },
      idempotencyKey: "fewer",
    });
    expect(await listed()).toEqual({ items: [] });
  });
});
