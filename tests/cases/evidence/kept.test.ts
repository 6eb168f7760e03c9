import { describe, expect, it } from "vitest";
import { memoryShelf } from "#infra/local/files/shelf.ts";
import { acceptedCase, filedCase, inFoshan, inYangguang } from "../../town/cases.ts";
import { graceOver } from "../../town/erasing.ts";
import { phonePicture, saidOf, sentFile, sha256Of } from "../../town/files.ts";
import { leaves, takenAway } from "../../town/leaving.ts";
import { refusalOf } from "../../town/refusing.ts";
import { resolveAgain } from "../../town/resolving.ts";
import { openTown } from "../../town/town.ts";

const day = 24 * 60;

describe("a photo on which no act rests", () => {
  it("is taken no more once the case is over, and goes a year later with its bytes", async () => {
    const town = await openTown();
    const { caseId } = await filedCase(town, inFoshan);
    const photo = await phonePicture();
    const fileId = await sentFile(town, "chen", saidOf(caseId, photo), photo);
    const zhao = await town.as("zhao");
    await zhao.declineCase({ params: { caseId }, body: { reason: "已在法院审理", otherWays: "可继续诉讼" } });
    await town.drain();
    const chen = await town.as("chen");
    expect(await refusalOf(chen.giveCaseFile({ body: saidOf(caseId, photo) }))).toMatchObject({ code: "wrong-state" });

    town.clock.advance(364 * day);
    await town.drain();
    const { reading } = (await (await town.as("chen")).getCaseFile({ params: { fileId } })).body;
    expect((await town.bytes(reading?.url ?? "")).status).toBe(200);

    const then = town.clock.now();
    town.clock.advance(2 * day);
    await town.drain();
    expect(await refusalOf((await town.as("chen")).getCaseFile({ params: { fileId } }))).toMatchObject({ status: 404 });
    town.clock.set(then);
    expect((await town.bytes(reading?.url ?? "")).status).toBe(404);
  });
});

describe("a photo of a case that is brought up again", () => {
  it("stays as long as the case goes on, and a year from its next end", async () => {
    const shelf = memoryShelf();
    const town = await openTown({ start: "2026-03-03T01:00:00.000Z", shelf });
    const photo = await phonePicture();
    const { caseId, disputants } = await acceptedCase(town, inYangguang, "yu");
    const disputantIds = disputants.map(({ disputantId }) => disputantId);
    const fileId = await sentFile(town, "jiang", saidOf(caseId, photo), photo);
    const params = { caseId };
    await resolveAgain(town, inYangguang, { caseId, disputantIds }, "yu");
    await town.drain();
    town.clock.advance(30 * day);
    await (await town.as("jiang")).reopenCase({ params, body: { reason: "又吵起来了" } });
    await town.drain();
    town.clock.advance(500 * day);
    await town.drain();
    const key = `kept/yangguang-huayuan/mediation/${caseId}/${fileId}/whole`;
    expect(shelf.sizeOf(key)).toBeGreaterThan(0);
    expect((await (await town.as("jiang")).getCaseFile({ params: { fileId } })).body.file.state).toBe("ready");
  });
});

describe("the bytes of a photo", () => {
  const slug = "foshan-guojigongguan";
  const withPhoto = async () => {
    const shelf = memoryShelf();
    const town = await openTown({ start: "2026-03-03T01:00:00.000Z", shelf });
    const { caseId } = await filedCase(town, inFoshan);
    const photo = await phonePicture();
    const fileId = await sentFile(town, "chen", saidOf(caseId, photo), photo);
    const key = `kept/${slug}/mediation/${caseId}/${fileId}/whole`;
    expect(shelf.sizeOf(key)).toBeGreaterThan(0);
    return { town, shelf, caseId, fileId, key };
  };

  it("are in what its giver is handed out by their digest, and go with the giver", async () => {
    const { town, shelf, fileId, caseId, key } = await withPhoto();
    const chen = await town.as("chen");
    const { exportId } = (await chen.requestDataExport({ body: {} })).body;
    await town.drain();
    const { parts } = (await chen.getDataExport({ params: { exportId } })).body;
    const sha256 = sha256Of(shelf.find(key) ?? new Uint8Array());
    expect(parts.mediation).toContainEqual(
      expect.objectContaining({
        kind: "CASE-FILES",
        files: [expect.objectContaining({ fileId, kept: expect.objectContaining({ sha256 }) })],
      }),
    );
    const zhao = await town.as("zhao");
    await zhao.declineCase({ params: { caseId }, body: { reason: "已在法院审理", otherWays: "可继续诉讼" } });
    await (await town.as("chen")).requestErasure({ body: {} });
    await graceOver(town);
    for (const size of ["whole", "small"]) expect(shelf.sizeOf(key.replace("whole", size))).toBeUndefined();
    expect(await refusalOf((await town.as("zhao")).getCaseFile({ params: { fileId } }))).toMatchObject({ status: 404 });
  });

  it("go with the community", async () => {
    const { town, shelf, key } = await withPhoto();
    const admin = "admin-foshan";
    await leaves(town, admin, slug);
    const { digest } = await takenAway(town, admin, slug);
    await (await town.as("ops", slug)).archiveCommunity({ body: { exportDigest: digest } });
    expect(shelf.sizeOf(key)).toBeGreaterThan(0);
    town.clock.advance(31 * day);
    await town.drain();
    expect(shelf.sizeOf(key)).toBeUndefined();
  });
});
