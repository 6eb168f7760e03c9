import { beforeAll, describe, expect, it } from "vitest";
import { calledBack, inSession } from "../town/desk.ts";
import { registered } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const notTheirs = { problem: { status: 404 } };
const notAlone = { problem: { status: 403, code: "role-not-allowed" } };
const lapsed = { problem: { status: 409, code: "window-lapsed" } };

describe("an export that the desk asks for", () => {
  let town: Town;
  let personId: string;
  let exportId: string;
  const params = () => ({ params: { exportId }, body: {} });
  beforeAll(async () => {
    town = await openTown({ start });
    const { seekerId } = await registered(town, "qin");
    await (await town.as("miao")).raiseWellbeing({ params: { seekerId }, body: { note: "睡不好" } });
    personId = await town.idOf("qin");
    const { desk, end } = await inSession(town, "ding", personId);
    const { body } = await desk.requestDataExport({ body: {} });
    expect(body).toMatchObject({ status: "requested", atDesk: true, requestedBy: await town.idOf("ding") });
    exportId = body.exportId;
    await end();
    await town.drain();
  });

  it("is gathered when somebody else of the desk releases it, and not by who asked, or by a neighbour", async () => {
    const { desk, end } = await inSession(town, "ding", personId);
    const waiting = (await desk.getDataExport({ params: { exportId } })).body;
    expect(waiting).toMatchObject({ status: "requested", parts: { communities: [], employment: [] } });
    await expect(desk.releaseDataExport(params())).rejects.toMatchObject(notAlone);
    await expect((await town.as("ding")).releaseDataExport(params())).rejects.toMatchObject(notAlone);
    for (const persona of ["jiang", "sun", "miao", "admin-yangguang"])
      await expect((await town.as(persona)).releaseDataExport(params())).rejects.toMatchObject(notTheirs);
    const other = await inSession(town, "fang", personId);
    await expect(other.desk.releaseDataExport(params())).rejects.toMatchObject(notAlone);
    await other.end();
    const { body } = await (await town.as("fang")).releaseDataExport(params());
    expect(body.released).toMatchObject({ by: await town.idOf("fang") });
    await town.drain();
    expect((await desk.getDataExport({ params: { exportId } })).body.status).toBe("ready");
    await end();
  });

  it("shows the desk nothing of somebody's worries; what they ask for themselves is theirs alone, with them", async () => {
    const { desk, end } = await inSession(town, "ding", personId);
    const { parts } = (await desk.getDataExport({ params: { exportId } })).body;
    expect(JSON.stringify(parts)).toContain("SEEKER");
    for (const word of ["WELLBEING", "睡不好"]) expect(JSON.stringify(parts)).not.toContain(word);
    const qin = await town.as("qin");
    const own = { params: { exportId: (await qin.requestDataExport({ body: {} })).body.exportId } };
    await town.drain();
    expect(JSON.stringify((await qin.getDataExport(own)).body.parts)).toContain("睡不好");
    await expect(desk.getDataExport(own)).rejects.toMatchObject(notTheirs);
    await end();
  });
});

describe("a removal", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start });
  });
  const statusOf = async (personId: string) =>
    (await (await town.as("admin-yangguang")).getPerson({ params: { personId } })).body.status;

  it("that the desk asks for waits for its release, by the person themselves too, and then for its time", async () => {
    const personId = await town.idOf("qin");
    const { desk, end } = await inSession(town, "ding", personId);
    const { erasure } = (await desk.requestErasure({ body: {} })).body;
    const params = { erasureId: erasure.erasureId };
    expect(erasure.status).toBe("requested");
    await end();
    town.clock.advance(72 * 60);
    await town.drain();
    await expect((await town.as("ding")).releaseErasure({ params, body: {} })).rejects.toMatchObject(notAlone);
    expect(await statusOf(personId)).toBe("verified");
    const { body } = await (await town.as("qin")).releaseErasure({ params, body: {} });
    expect(body).toMatchObject({ released: { by: personId }, dueAt: "2026-03-08T01:00:00.000Z" });
    town.clock.advance(72 * 60 - 1);
    await town.drain();
    expect((await (await town.as("qin")).getErasure({ params })).body.status).toBe("announced");
    town.clock.advance(1);
    await town.drain();
    expect(await statusOf(personId)).toBe("anonymised");
  });

  it("is taken back by the person within its time, also at the desk by a call back, and never after", async () => {
    const personId = await town.idOf("luo");
    await (await town.as("fang")).correctPerson({ params: { personId }, body: { phone: "13800138000" } });
    town.clock.advance(72 * 60);
    const params = { erasureId: (await (await town.as("luo")).requestErasure({ body: {} })).body.erasure.erasureId };
    await expect((await town.as("jiang")).takeBackErasure({ params, body: {} })).rejects.toMatchObject(notTheirs);
    town.clock.advance(72 * 60 - 1);
    const { desk, end } = await inSession(town, "ding", personId, { check: calledBack });
    expect((await desk.takeBackErasure({ params, body: {} })).body.takenBackAt).toBeDefined();
    await end();
    town.clock.advance(1);
    await town.drain();
    expect(await statusOf(personId)).toBe("verified");
    const luo = await town.as("luo");
    expect((await luo.getErasure({ params })).body.status).toBe("taken-back");
    const again = { erasureId: (await luo.requestErasure({ body: {} })).body.erasure.erasureId };
    town.clock.advance(72 * 60);
    await expect((await town.as("luo")).takeBackErasure({ params: again, body: {} })).rejects.toMatchObject(lapsed);
  });

  it("that was taken back before its release is not released any more, and who took it back is named again", async () => {
    const personId = await town.idOf("tang");
    const { desk, end } = await inSession(town, "ding", personId);
    const params = { erasureId: (await desk.requestErasure({ body: {} })).body.erasure.erasureId };
    await end();
    await (await town.as("tang")).takeBackErasure({ params, body: {} });
    await expect((await town.as("fang")).releaseErasure({ params, body: {} })).rejects.toMatchObject(lapsed);
  });
});
