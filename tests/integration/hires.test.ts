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

describe("more hires than openings", () => {
  it("are refused however many ask at once: one is hired, and nothing is written for the others", async () => {
    const town = await openTown({ start: "2021-03-01T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const offer = offerOf(programmeId, employerId, { openings: 1 });
    const { postingId } = await publishedPosting(town, inChengdu, offer);
    const caseworker = await town.as("caseworker");
    const ids: string[] = [];
    for (const name of ["一", "二", "三", "四", "五"]) {
      const { seekerId } = await walkIn(town, inChengdu, name);
      await signs(town, inChengdu, seekerId, employerId);
      const { jobApplicationId } = await applied(town, inChengdu, { seekerId, postingId });
      await caseworker.inviteToInterview({ params: { jobApplicationId }, body: {} });
      await caseworker.offerWork({ params: { jobApplicationId }, body: {} });
      await caseworker.acceptWork({ params: { jobApplicationId }, body: { paperRef: "GZ-2026-1" } });
      ids.push(jobApplicationId);
    }
    const hiring = ids.map((jobApplicationId) =>
      caseworker.hireApplicant({ params: { jobApplicationId }, body: { startedOn: "2021-03" } }),
    );
    const outcomes = await Promise.allSettled(hiring);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason.problem).toMatchObject({
          status: 409,
          code: "wrong-state",
          state: "filled",
          errors: [{ pointer: "", code: "no-opening-left" }],
        });
    await town.drain();
    const { body } = await caseworker.listPipeline({ params: { postingId } });
    expect(body.items.filter(({ status }) => status === "hired")).toHaveLength(1);
    expect((await caseworker.listPlacements({ query: { programmeId } })).body.items).toHaveLength(1);
    expect((await caseworker.getPosting({ params: { postingId } })).body.status).toBe("filled");
    expect((await (await town.as("", inChengdu.slug)).listOpenPostings({})).body.items).toEqual([]);
  });
});
