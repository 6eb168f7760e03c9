import { expect, it } from "vitest";
import { employmentRoutes } from "#services/employment/routes.ts";
import {
  activeProgramme,
  applied,
  hired,
  home,
  inChengdu,
  offerOf,
  publishedPosting,
  relatedEmployer,
  signs,
  verified,
  visited,
  walkIn,
} from "../town/jobs.ts";
import type { Town } from "../town/town.ts";
import { describeOutsiders } from "./describe-outsiders.ts";

/** One of everything that a path of employment can name. */
const prepare = async (town: Town): Promise<Record<string, string>> => {
  const { programmeId } = await activeProgramme(town, inChengdu);
  const employerId = await verified(town, inChengdu, await relatedEmployer(town));
  const { visitId } = await visited(town, inChengdu, employerId);
  const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId));
  const { seekerId } = await walkIn(town, inChengdu, "李四");
  await signs(town, inChengdu, seekerId, employerId);
  const { jobApplicationId } = await applied(town, inChengdu, { seekerId, postingId });
  const placementId = await hired(town, inChengdu, jobApplicationId);
  const [caseworker, worker] = [await town.as("caseworker"), await town.as("worker")];
  const params = { seekerId };
  const { tasks } = (await caseworker.addPreparation({ params, body: { kind: "resume" } })).body;
  await caseworker.raiseWellbeing({ params, body: {} });
  const { offers } = (await caseworker.offerHelp({ params, body: { kind: "counselling" } })).body;
  const fair = { programmeId, name: "招聘会", heldOn: "2021", place: home };
  const { fairId } = (await worker.planFair({ body: fair })).body;
  const [taskId, offerId] = [tasks[0]?.taskId ?? "", offers[0]?.offerId ?? ""];
  const made = { programmeId, employerId, visitId, postingId, seekerId, jobApplicationId, placementId, fairId };
  return { ...made, taskId, offerId };
};

const told = {
  operations: Object.values(employmentRoutes),
  community: inChengdu.slug,
  prepare,
  outsiders: ["miao", "fang", "ops"],
  insiders: ["miao", "fang"],
  own: "yangguang-huayuan",
};

describeOutsiders("A10: people of another community, where people find work", told, (place) => {
  it("keeps administrators out of seekers, applications and placements", async () => {
    const { town, real } = place();
    const admin = await town.as("admin-chengdu");
    const { seekerId = "", jobApplicationId = "", placementId = "" } = real;
    await expect(admin.getSeeker({ params: { seekerId } })).rejects.toMatchObject({ problem: { status: 404 } });
    for (const attempt of [
      () => admin.getJobApplication({ params: { jobApplicationId } }),
      () => admin.getPlacement({ params: { placementId } }),
      () => admin.getWellbeing({ params: { seekerId } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: { status: 403, code: "role-not-allowed" } });
  });

  it("shows a resident nothing of another resident's way to work", async () => {
    const { town, real } = place();
    const xiaozhang = await town.as("xiaozhang");
    const { seekerId = "", jobApplicationId = "", placementId = "", postingId = "" } = real;
    for (const attempt of [
      () => xiaozhang.getSeeker({ params: { seekerId } }),
      () => xiaozhang.listMatches({ params: { seekerId } }),
      () => xiaozhang.listSeekerApplications({ params: { seekerId } }),
      () => xiaozhang.showInterest({ body: { seekerId, postingId } }),
      () => xiaozhang.getJobApplication({ params: { jobApplicationId } }),
      () => xiaozhang.getPlacement({ params: { placementId } }),
      () => xiaozhang.rateSatisfaction({ params: { placementId }, body: { score: 1 } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: { status: 404, code: "not-found" } });
  });
});
