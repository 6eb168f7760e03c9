import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { acceptedCase, filingOf, inYangguang } from "../town/cases.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const refusedWith = (code: string) => ({ problem: { code } });

describe("somebody who moved out while their dispute is open", () => {
  let town: Town;
  let params: { caseId: string };
  let qin: Neighbour;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    params = { caseId: (await acceptedCase(town, inYangguang)).caseId };
    const sun = await town.as("sun");
    await sun.consultPerson({ params, body: { personId: await town.idOf("yu") } });
    const admin = await town.as("admin-yangguang");
    for (const persona of ["qin", "yu"])
      await admin.moveOutPerson({ params: { personId: await town.idOf(persona) }, body: {} });
    await town.drain();
    qin = await town.as("qin");
  });

  it("still reads what is theirs: their dispute, what they were told, and what waits for them", async () => {
    expect((await qin.getCase({ params })).body).toMatchObject({ case: params });
    expect((await qin.listOwnCases({ query: {} })).body.items).toMatchObject([params]);
    expect((await qin.listOwnMessages({})).body.items.map(({ moment }) => moment)).toContain("mediation.leadNamed");
    expect((await qin.getHome({ query: {} })).body.items).toMatchObject([{ thing: params.caseId, as: "disputant" }]);
    expect((await qin.getOwnTimeline({ query: {} })).body.items).not.toEqual([]);
  });

  it("may do what a disputant may, and what the law gives everybody", async () => {
    expect((await qin.getCase({ params })).body.allowedVerbs).toContain("refuseMediator");
    expect((await qin.requestDataExport({ body: {} })).body.status).toBe("in-progress");
    expect((await qin.requestErasure({ body: {} })).body.erasure.status).toBe("announced");
  });

  it("does and reads nothing that is for who lives here", async () => {
    const body = await filingOf(town, inYangguang);
    await expect(qin.fileCase({ body })).rejects.toMatchObject(refusedWith("role-not-allowed"));
    await expect(qin.listCampuses({})).rejects.toMatchObject(refusedWith("role-not-allowed"));
  });

  it("reads no dispute of others, such as one in which they were consulted", async () => {
    const yu = await town.as("yu");
    await expect(yu.getCase({ params })).rejects.toMatchObject(refusedWith("not-found"));
    expect((await yu.listOwnCases({ query: { as: "supporting" } })).body.items).toEqual([]);
    expect((await yu.getHome({ query: {} })).body.items).toEqual([]);
  });
});

describe("somebody of the desk who moved out", () => {
  it("finds nobody's name at home any more whom they served", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { end } = await inSession(town, "ding", await town.idOf("qin"));
    await end();
    await town.drain();
    const ding = await town.as("ding");
    const served = async () => (await ding.getHome({ query: { over: "true" } })).body.items;
    expect(await served()).toMatchObject([{ as: "operator", sentence: expect.stringContaining("秦先生") }]);
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId: await town.idOf("ding") }, body: {} });
    await town.drain();
    town.clock.advance(1);
    expect(await served()).toEqual([]);
  });

  it("reads no removal any more that they asked for at the desk for others", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { desk, end } = await inSession(town, "ding", await town.idOf("qin"));
    const { erasureId } = (await desk.requestErasure({ body: {} })).body.erasure;
    await end();
    const ding = await town.as("ding");
    const asked = async () => (await ding.listErasures({ query: { as: "requester" } })).body.items;
    expect(await asked()).toMatchObject([{ erasureId }]);
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId: await town.idOf("ding") }, body: {} });
    await town.drain();
    town.clock.advance(1);
    expect(await asked()).toEqual([]);
    const reading = ding.getErasure({ params: { erasureId } });
    await expect(reading).rejects.toMatchObject(refusedWith("not-found"));
    const own = (await ding.requestErasure({ body: {} })).body.erasure;
    expect(await asked()).toMatchObject([{ erasureId: own.erasureId }]);
  });
});
