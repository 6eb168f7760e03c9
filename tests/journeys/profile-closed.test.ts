import { describe, expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  inChengdu,
  offerOf,
  publishedPosting,
  relatedEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const unknown = { status: 404, code: "not-found" };

describe("somebody who no longer looks for work here", () => {
  it("takes their open applications with them, and may still take a consent back", async () => {
    const town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId));
    const { seekerId } = await walkIn(town, inChengdu, "李四");
    const consentId = await signs(town, inChengdu, seekerId, employerId);
    const { jobApplicationId } = await applied(town, inChengdu, { seekerId, postingId });
    const params = { jobApplicationId };
    const caseworker = await town.as("caseworker");
    await caseworker.closeSeeker({ params: { seekerId }, body: { cause: "found-work" } });
    await town.drain();
    expect((await caseworker.getJobApplication({ params })).body.application).toMatchObject({
      status: "withdrawn",
      ending: { side: "seeker", cause: "profile-closed" },
    });
    const hr = await town.as("hr-related");
    await expect(hr.getJobApplication({ params })).rejects.toMatchObject({ problem: unknown });
    const { body } = await caseworker.withdrawSignedConsent({ params: { seekerId }, body: { consentId } });
    expect(body).toMatchObject({ status: "closed", consents: [{}, { withdrawnAt: town.clock.now() }] });
  });
});

describe("somebody who takes back the consent to be helped", () => {
  it("is forgotten with their worries, and nothing is begun for them any more", async () => {
    const town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { seekerId, consents } = await walkIn(town, inChengdu, "李四", { phone: "+8613800138000" });
    const params = { seekerId };
    const caseworker = await town.as("caseworker");
    await caseworker.raiseWellbeing({ params, body: { note: "失眠" } });
    await caseworker.withdrawSignedConsent({ params, body: { consentId: consents[0]?.consentId ?? "" } });
    await town.drain();
    const { body } = await caseworker.getSeeker({ params });
    expect(body).toMatchObject({ status: "closed", closure: { cause: "consent-withdrawn" } });
    expect(JSON.stringify(body)).not.toMatch(/李四|138|latitude|unemployed/);
    expect((await caseworker.getWellbeing({ params })).body).not.toHaveProperty("note");
    const placement = { seekerId, programmeId, employerId, title: "保洁员", startedOn: "2020" };
    for (const attempt of [
      () => caseworker.listMatches({ params }),
      () => caseworker.raiseWellbeing({ params, body: {} }),
      () => caseworker.recordPlacement({ body: placement }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: { code: "wrong-state", state: "closed" } });
    const help = caseworker.offerHelp({ params, body: { kind: "counselling" } });
    await expect(help).rejects.toMatchObject({ problem: { code: "wrong-state", state: "cleared" } });
  });
});
