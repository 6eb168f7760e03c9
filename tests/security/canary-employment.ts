import { activeProgramme, inYangguang, offerOf, profileOf, publishedPosting, verified } from "../town/jobs.ts";
import type { Town } from "../town/town.ts";

const canary = "金丝雀canary";
const phone = "+8613912345678";
const signature = { textVersion: "2026-01", paperRef: "GZ-2026-1" };

/** An employer that was visited, and its posting: what it says of itself is public, what was said of people is not. */
const playEmployer = async (town: Town): Promise<{ readonly employerId: string; readonly postingId: string }> => {
  const fang = await town.as("fang");
  const { programmeId } = await activeProgramme(town, inYangguang);
  const relation = { side: "property" as const, explanation: canary };
  const registered = await fang.registerEmployer({ body: { name: "甲单位", industry: "retail", relation } });
  const { employerId } = registered.body;
  await verified(town, inYangguang, employerId);
  const visitors = [
    { name: canary, personId: await town.idOf("ding") },
    { name: `${canary}2`, personId: await town.idOf("fang") },
  ];
  const needs = [{ title: canary, skills: [], note: canary }];
  await fang.recordVisit({ params: { employerId }, body: { visitedOn: "2026", visitors, needs, note: canary } });
  const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
  return { employerId, postingId };
};

/** A seeker of whom all that can be written is, worries included. */
const playSeeker = async (town: Town, scopeId: string): Promise<string> => {
  const miao = await town.as("miao");
  const walkIn = profileOf(canary, { phone, consent: signature });
  const { seekerId } = (await miao.registerSeeker({ body: walkIn })).body;
  const params = { seekerId };
  for (const purpose of ["share-to-employer", "public-story"] as const)
    await miao.recordSignedConsent({
      params,
      body: { purpose, ...signature, ...(purpose === "share-to-employer" && { scopeId }) },
    });
  const { tasks } = (await miao.addPreparation({ params, body: { kind: "other", note: canary } })).body;
  await miao.finishPreparation({ params: { taskId: tasks[0]?.taskId ?? "" }, body: {} });
  await miao.raiseWellbeing({ params, body: { note: canary } });
  const { offers } = (await miao.offerHelp({ params, body: { kind: "counselling-lecture" } })).body;
  await miao.answerHelpOffer({ params: { offerId: offers[0]?.offerId ?? "" }, body: { answer: "declined" } });
  await miao.clearWellbeing({ params, body: {} });
  return seekerId;
};

/** Applications that end in a no of each side and in work, and a story that would name somebody. */
const playWork = async (town: Town, postingId: string, seekerId: string): Promise<void> => {
  const miao = await town.as("miao");
  const params = { seekerId };
  await miao.briefSeeker({ params, body: { postingIds: [postingId] } });
  const apply = async (): Promise<{ jobApplicationId: string }> => {
    const { jobApplicationId } = (await miao.showInterest({ body: { seekerId, postingId } })).body;
    await miao.markApplicantBriefed({ params: { jobApplicationId }, body: {} });
    await miao.applyForWork({ params: { jobApplicationId }, body: {} });
    return { jobApplicationId };
  };
  await miao.withdrawJobApplication({ params: await apply(), body: { cause: "pay", note: canary } });
  await miao.rejectApplicant({ params: await apply(), body: { cause: "other", note: canary } });
  const last = await apply();
  await miao.inviteToInterview({ params: last, body: {} });
  await miao.offerWork({ params: last, body: {} });
  await miao.acceptWork({ params: last, body: { paperRef: "GZ-2026-1" } });
  const { body } = await miao.hireApplicant({ params: last, body: { startedOn: "2026-03" } });
  await town.drain();
  const placementId = body.status === "hired" ? body.hire.placementId : "";
  const path = `/v1/communities/yangguang-huayuan/employment/placements/${placementId}/publish-story`;
  const headers = { "content-type": "application/json", "idempotency-key": "story" };
  const told = { title: "新工作", text: `${canary} ${phone}` };
  await town.send("miao", "POST", path, { headers, body: JSON.stringify(told) });
  await miao.publishStory({ params: { placementId }, body: { title: "新工作", text: "有了稳定的收入" } });
  await town.send(undefined, "GET", `/v1/public/communities/yangguang-huayuan/employment/stories/${placementId}`);
};

/** Somebody looks for work and finds it, and everything that is written of them names them. */
export const playWorkSearch = async (town: Town): Promise<void> => {
  const { employerId, postingId } = await playEmployer(town);
  const seekerId = await playSeeker(town, employerId);
  await playWork(town, postingId, seekerId);
  await town.send(undefined, "GET", "/v1/public/communities/yangguang-huayuan/employment/postings");
  await town.send(undefined, "GET", `/v1/public/communities/yangguang-huayuan/employment/postings/${postingId}`);
};
