import { describe, expect, it } from "vitest";
import { activeProgramme, consents, inChengdu, registered, relatedEmployer, verified, walkIn } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

describe("a placement that others may read of", () => {
  it("is told to everybody only by the person's separate consent, and no longer than that", async () => {
    const town = await openTown({ start: "2021-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { seekerId } = await registered(town, "xiaozhang", { name: "小张" });
    const body = { seekerId, programmeId, employerId, title: "秩序员", startedOn: "2020-03" };
    const { placementId } = (await (await town.as("caseworker")).recordPlacement({ body })).body;
    await town.drain();
    const params = { placementId };
    const caseworker = await town.as("caseworker");
    await caseworker.recordPromotion({ params, body: { title: "秩序领班", from: "2021/early" } });
    const story = {
      title: "从秩序员到秩序领班",
      text: "他主动承担大量职责以外的工作，先被评为季度优秀员工，后晋升为秩序领班。",
    };
    await expect(caseworker.publishStory({ params, body: story })).rejects.toMatchObject({
      problem: { status: 409, purpose: "public-story" },
    });
    const consentId = await consents(town, "xiaozhang", "public-story");
    await expect(caseworker.publishStory({ params, body: { ...story, text: "小张说" } })).rejects.toMatchObject({
      problem: { code: "redaction-required", errors: [{ pointer: "/text" }] },
    });
    await caseworker.publishStory({ params, body: story });
    const anyone = await town.as("", inChengdu.slug);
    const read = (await anyone.getStory({ params })).body;
    expect(read).toMatchObject({
      ...story,
      relatedEmployer: true,
      positions: [{ from: "2020-03" }, { from: "2021/early" }],
    });
    expect(JSON.stringify(read)).not.toMatch(/per_|skr_|小张/);
    expect((await anyone.listStories({})).body.items).toHaveLength(1);
    await (await town.as("xiaozhang")).withdrawConsent({ params: { consentId }, body: {} });
    await town.drain();
    await expect(anyone.getStory({ params })).rejects.toMatchObject({ problem: { status: 404 } });
    expect((await anyone.listStories({})).body.items).toEqual([]);
  });

  it("is in no list from the moment on which a paper consent is taken back", async () => {
    const town = await openTown({ start: "2021-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { seekerId } = await walkIn(town, inChengdu, "李四");
    const caseworker = await town.as("caseworker");
    const placing = { seekerId, programmeId, employerId, title: "秩序员", startedOn: "2020-03" };
    const { placementId } = (await caseworker.recordPlacement({ body: placing })).body;
    const paper = { purpose: "public-story" as const, textVersion: "2026-01", paperRef: "GZ-2026-1" };
    const signed = await caseworker.recordSignedConsent({ params: { seekerId }, body: paper });
    const body = { title: "新的开始", text: "找到了合适的工作。" };
    await caseworker.publishStory({ params: { placementId }, body });
    const anyone = await town.as("", inChengdu.slug);
    expect((await anyone.listStories({})).body.items).toMatchObject([{ title: body.title }]);
    const consentId = signed.body.consents.at(-1)?.consentId ?? "";
    await caseworker.withdrawSignedConsent({ params: { seekerId }, body: { consentId } });
    expect((await anyone.listStories({})).body.items).toEqual([]);
  });
});
