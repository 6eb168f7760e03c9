import { beforeEach, describe, expect, it } from "vitest";
import { rebuildStanding } from "#services/communities/flows/rebuild-standing.ts";
import { standingOf } from "#shared/people/standing.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { inSession } from "../town/desk.ts";
import { openTown, type Town } from "../town/town.ts";

const lapsed = { problem: { status: 409, code: "window-lapsed" } };
const openAlready = (openRequestId: string) => ({
  problem: {
    status: 409,
    code: "requested-already",
    openRequestId,
    requestId: expect.not.stringContaining(openRequestId),
  },
});

let town: Town;
let personId: string;

beforeEach(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  personId = await town.idOf("qin");
});

const statusOf = async () => (await (await town.as("admin-yangguang")).getPerson({ params: { personId } })).body.status;
const later = async (minutes: number): Promise<void> => {
  town.clock.advance(minutes);
  await town.drain();
};
const ofDesk = async (): Promise<string> => {
  const { desk, end } = await inSession(town, "ding", personId);
  const { erasureId } = (await desk.requestErasure({ body: {} })).body.erasure;
  await end();
  return erasureId;
};

describe("a removal", () => {
  it("is asked for once at a time, so that taking it back saves the person", async () => {
    const asked = { body: {}, idempotencyKey: "first" };
    const qin = await town.as("qin");
    const { erasureId } = (await qin.requestErasure(asked)).body.erasure;
    await expect(qin.requestErasure({ body: {} })).rejects.toMatchObject(openAlready(erasureId));
    const { desk, end } = await inSession(town, "ding", personId);
    await expect(desk.requestErasure({ body: {} })).rejects.toMatchObject(openAlready(erasureId));
    await end();
    expect((await qin.requestErasure(asked)).body.erasure.erasureId).toBe(erasureId);
    await qin.takeBackErasure({ params: { erasureId }, body: {} });
    await later(10 * 24 * 60);
    expect(await statusOf()).toBe("verified");
    expect((await (await town.as("qin")).requestErasure({ body: {} })).status).toBe(201);
  });

  it("is one of two that are asked for at once", async () => {
    const qin = await town.as("qin");
    const two = await Promise.allSettled([qin.requestErasure({ body: {} }), qin.requestErasure({ body: {} })]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("of somebody who moved out is none beside the one that they asked for", async () => {
    const { erasureId } = (await (await town.as("qin")).requestErasure({ body: {} })).body.erasure;
    const admin = await town.as("admin-yangguang");
    await admin.moveOutPerson({ params: { personId }, body: {} });
    await expect(admin.anonymisePerson({ params: { personId }, body: {} })).rejects.toMatchObject(
      openAlready(erasureId),
    );
    await later(72 * 60);
    expect(await statusOf()).toBe("anonymised");
  });

  it("that nobody releases lapses after fifteen working days, and is then asked for again", async () => {
    const erasureId = await ofDesk();
    const params = { erasureId };
    await later(22 * 24 * 60);
    await expect((await town.as("fang")).releaseErasure({ params, body: {} })).rejects.toMatchObject(lapsed);
    const qin = await town.as("qin");
    expect((await qin.getErasure({ params })).body.status).toBe("lapsed");
    await expect(qin.releaseErasure({ params, body: {} })).rejects.toMatchObject(lapsed);
    expect(await ofDesk()).not.toBe(erasureId);
    expect(await statusOf()).toBe("verified");
  });

  it("that was taken back does not come again when the standing is made anew", async () => {
    const qin = await town.as("qin");
    const { erasureId } = (await qin.requestErasure({ body: {} })).body.erasure;
    await qin.takeBackErasure({ params: { erasureId }, body: {} });
    const table = scoped(town.world.table, communityScope(town.world.region, "yangguang-huayuan"));
    await rebuildStanding(table);
    expect((await standingOf(table, [personId])).get(personId)?.erasureRequestedAt).toBeUndefined();
  });
});

describe("an export that the desk asks for", () => {
  it("is one at a time until it is released, beside what the person asks for; unreleased it lapses", async () => {
    const { desk, end } = await inSession(town, "ding", personId);
    const { exportId } = (await desk.requestDataExport({ body: {} })).body;
    await expect(desk.requestDataExport({ body: {} })).rejects.toMatchObject(openAlready(exportId));
    const qin = await town.as("qin");
    expect((await qin.requestDataExport({ body: {} })).status).toBe(201);
    await (await town.as("fang")).releaseDataExport({ params: { exportId }, body: {} });
    const next = (await desk.requestDataExport({ body: {} })).body.exportId;
    await end();
    await later(22 * 24 * 60);
    const again = await inSession(town, "ding", personId);
    expect((await again.desk.getDataExport({ params: { exportId: next } })).body.status).toBe("lapsed");
    await expect(
      (await town.as("fang")).releaseDataExport({ params: { exportId: next }, body: {} }),
    ).rejects.toMatchObject(lapsed);
    expect((await again.desk.requestDataExport({ body: {} })).status).toBe(201);
  });
});
