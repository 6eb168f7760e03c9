import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  inYangguang,
  offerOf,
  profileOf,
  publishedPosting,
  registeredEmployer,
  verified,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a consent that was given a moment ago, of which nothing was heard yet", () => {
  let town: Town;
  const says = async (purpose: "job-seeking" | "share-to-employer", scopeId?: string): Promise<string> => {
    const qin = await town.as("qin");
    const told = { subjectId: await town.idOf("qin"), purpose, textVersion: "2026-01", ...(scopeId && { scopeId }) };
    const { body } = await qin.giveConsent({ body: { ...told, basis: "self", answer: "yes" } });
    return body.consentId;
  };
  const missing = { problem: { status: 409, code: "share-consent-required" } };
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("counts in the next call: for the profile, and for an application", async () => {
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    const qin = await town.as("qin");
    const registering = () => qin.registerSeeker({ body: profileOf("秦先生") });
    await expect(registering()).rejects.toMatchObject(missing);
    await says("job-seeking");
    const { seekerId } = (await registering()).body;
    const miao = await town.as("miao");
    const { jobApplicationId } = (await miao.showInterest({ body: { seekerId, postingId } })).body;
    const params = { jobApplicationId };
    await miao.briefSeeker({ params: { seekerId }, body: { postingIds: [postingId] } });
    await miao.markApplicantBriefed({ params, body: {} });
    const applying = () => miao.applyForWork({ params, body: {} });
    await expect(applying()).rejects.toMatchObject(missing);
    await says("share-to-employer", employerId);
    expect((await applying()).body.status).toBe("applied");
    await town.drain();
    expect((await miao.getJobApplication({ params })).body.application.status).toBe("applied");
  });

  it("counts no more once it was taken back, whichever is heard first", async () => {
    const tang = await town.as("tang");
    const told = { subjectId: await town.idOf("tang"), purpose: "job-seeking" as const, textVersion: "2026-01" };
    const { consentId } = (await tang.giveConsent({ body: { ...told, basis: "self", answer: "yes" } })).body;
    await tang.withdrawConsent({ params: { consentId }, body: {} });
    const registering = () => tang.registerSeeker({ body: profileOf("唐先生") });
    await expect(registering()).rejects.toMatchObject(missing);
    await town.drain();
    await expect(registering()).rejects.toMatchObject(missing);
  });
});
