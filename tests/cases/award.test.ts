import { expect, it } from "vitest";
import { activeProgramme, consents, inChengdu, registered, relatedEmployer, verified } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

it("a certificate of an award is the person's own, and others print it by the person's consent", async () => {
  const town = await openTown({ start: "2021-03-02T01:00:00.000Z" });
  const { programmeId } = await activeProgramme(town, inChengdu);
  const employerId = await verified(town, inChengdu, await relatedEmployer(town));
  const { seekerId } = await registered(town, "xiaozhang", { name: "小张" });
  const body = { seekerId, programmeId, employerId, title: "秩序员", startedOn: "2020-03" };
  const caseworker = await town.as("caseworker");
  const { placementId } = (await caseworker.recordPlacement({ body })).body;
  const params = { placementId };
  const praise = { kind: "quarterly-excellence" as const, period: "2020-Q3" };
  await caseworker.recordRecognition({ params, body: praise });
  const self = await town.as("xiaozhang");
  const own = String((await self.getAward({ params, query: praise })).body);
  for (const text of ["荣誉证书", "小张", "季度优秀", "2020-Q3", "秩序员"]) expect(own).toContain(text);
  for (const persona of ["caseworker", "hr-related"])
    await expect((await town.as(persona)).getAward({ params, query: praise })).rejects.toMatchObject({
      problem: { status: 409, code: "share-consent-required", purpose: "public-story" },
    });
  for (const persona of ["hr-other", "keeper"])
    await expect((await town.as(persona)).getAward({ params, query: praise })).rejects.toThrow();
  const never = { kind: "annual-excellence" as const, period: "2020" };
  await expect(self.getAward({ params, query: never })).rejects.toMatchObject({ problem: { status: 404 } });
  const consentId = await consents(town, "xiaozhang", "public-story");
  expect(String((await caseworker.getAward({ params, query: praise })).body)).toContain("小张");
  await self.withdrawConsent({ params: { consentId }, body: {} });
  await town.drain();
  await expect(caseworker.getAward({ params, query: praise })).rejects.toMatchObject({
    problem: { code: "share-consent-required" },
  });
});
