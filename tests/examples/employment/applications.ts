import { employmentRoutes as r } from "#services/employment/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";
import { home, type Offered, offer } from "./offering.ts";

const caseworker = { as: "miao" };
const outsider = { as: "qin" };

type Made = Readonly<Record<string, string>>;
type Way = Offered & { readonly seekerId: string; readonly fairId: string };

/** One seeker's way from an interest to being hired at a fair. */
export const playApplication = async (town: Town, example: Play, way: Way): Promise<string> => {
  const { seekerId, postingId, employerId, fairId } = way;
  const body = { seekerId, postingId };
  const { jobApplicationId = "" } = await example<Made>(
    r.showInterest,
    { ...caseworker, body },
    { body: { seekerId } },
    outsider,
  );
  const one = { ...caseworker, params: { jobApplicationId } };
  const extra = { body: { x: 1 } };
  await example(r.markApplicantBriefed, one, extra, outsider);
  await example(r.prepareApplicant, one, extra, outsider);
  await example(r.applyForWork, one, extra, { params: await withoutConsent(town, way) });
  await example(r.getJobApplication, one, { params: { jobApplicationId: "1" } }, outsider);
  await example(r.listPipeline, { ...caseworker, params: { postingId } }, { query: { limit: 0 } }, outsider);
  await example(r.listApplicants, { ...caseworker, params: { employerId } }, { query: { limit: 0 } }, outsider);
  await example(r.listSeekerApplications, { ...caseworker, params: { seekerId } }, { query: { limit: 0 } }, outsider);
  await playNoes(town, example, way);
  await example(r.inviteToInterview, { ...one, body: { fairId } }, { body: { fairId: "1" } }, outsider);
  await example(r.offerWork, one, extra, outsider);
  await example(r.acceptWork, { ...one, body: { paperRef: "GZ-2026-2" } }, { body: {} }, outsider);
  type Hired = { readonly hire: { readonly placementId: string } };
  const hiring = { ...one, body: { startedOn: "2026-03", grade: "初级" } };
  const { hire } = await example<Hired>(r.hireApplicant, hiring, { body: {} }, outsider);
  return hire.placementId;
};

/** An application of somebody who has not agreed to be seen by the employer. */
const withoutConsent = async (town: Town, { postingId }: Way) => {
  const miao = await town.as("miao");
  const key = { idempotencyKey: "without consent" };
  const { seekerId } = (await miao.registerSeeker({ body: profileOf("申女士"), ...key })).body;
  const { jobApplicationId } = (await miao.showInterest({ body: { seekerId, postingId }, ...key })).body;
  await miao.briefSeeker({ params: { seekerId }, body: { postingIds: [postingId] }, ...key });
  await miao.markApplicantBriefed({ params: { jobApplicationId }, body: {}, ...key });
  return { jobApplicationId };
};

const profileOf = (name: string) => ({
  name,
  place: home,
  situation: "laid-off" as const,
  skills: [],
  wants: {},
  consent: { textVersion: "2026-01", paperRef: "GZ-2026-1" },
});

/** Applications that end otherwise: taken back, turned down, missed, and one whose consent came back. */
const playNoes = async (town: Town, example: Play, { postingId, employerId }: Way): Promise<void> => {
  const miao = await town.as("miao");
  const another = async (name: string) => {
    const key = { idempotencyKey: `applicant ${name}` };
    const { seekerId } = (await miao.registerSeeker({ body: profileOf(name), ...key })).body;
    const paper = {
      purpose: "share-to-employer",
      scopeId: employerId,
      textVersion: "2026-01",
      paperRef: "GZ-2026-1",
    } as const;
    const { consents } = (await miao.recordSignedConsent({ params: { seekerId }, body: paper, ...key })).body;
    const { jobApplicationId } = (await miao.showInterest({ body: { seekerId, postingId }, ...key })).body;
    const params = { jobApplicationId };
    await miao.briefSeeker({ params: { seekerId }, body: { postingIds: [postingId] }, ...key });
    await miao.markApplicantBriefed({ params, body: {}, ...key });
    await miao.applyForWork({ params, body: {}, ...key });
    await town.drain();
    return { params, seekerId, consentId: consents.at(-1)?.consentId ?? "" };
  };
  const [back, no, gone, held] = [await another("A"), await another("B"), await another("C"), await another("D")];
  const withdrawing = { ...caseworker, params: back.params, body: { cause: "distance" } };
  await example(r.withdrawJobApplication, withdrawing, { body: { cause: "boredom" } }, outsider);
  const rejecting = { ...caseworker, params: no.params, body: { cause: "skills-do-not-fit" } };
  await example(r.rejectApplicant, rejecting, { body: { cause: "age" } }, outsider);
  await miao.inviteToInterview({ params: gone.params, body: {}, idempotencyKey: "to be missed" });
  await example(r.missInterview, { ...caseworker, params: gone.params }, { body: { x: 1 } }, outsider);
  const { seekerId, consentId } = held;
  await miao.withdrawSignedConsent({ params: { seekerId }, body: { consentId }, idempotencyKey: "back" });
  await town.drain();
  const paper = {
    purpose: "share-to-employer",
    scopeId: employerId,
    textVersion: "2026-01",
    paperRef: "GZ-2026-1",
  } as const;
  await miao.recordSignedConsent({ params: { seekerId }, body: paper, idempotencyKey: "anew" });
  await example(r.shareJobApplication, { ...caseworker, params: held.params }, { body: { x: 1 } }, outsider);
};

/** Whoever was hired stays, rises, and lets others read of it. */
export const playPlacement = async (town: Town, example: Play, { seekerId, ...way }: Way, placementId: string) => {
  const { programmeId, employerId } = way;
  const one = { ...caseworker, params: { placementId } };
  await example(r.getPlacement, one, { params: { placementId: "1" } }, outsider);
  await example(
    r.listPlacements,
    { ...caseworker, query: { programmeId } },
    { query: { programmeId, checkDue: "true" } },
    outsider,
  );
  await example(r.listRetentionChecks, caseworker, { query: { responsibleId: "me" } }, outsider);
  const praise = { kind: "monthly-excellence", period: "2026-03" };
  const before = { kind: "commendation" } as const;
  const told = { params: { placementId }, body: before, idempotencyKey: "praised before" };
  await (await town.as("miao")).recordRecognition(told);
  await example(r.recordRecognition, { ...one, body: praise }, { body: { kind: "medal" } }, { body: before });
  const rise = { title: "理货组长", from: "2026-03" };
  await example(r.recordPromotion, { ...one, body: rise }, { body: { ...rise, from: "2025" } }, outsider);
  await example(r.rateSatisfaction, { ...one, body: { score: 4 } }, { body: { score: 6 } }, outsider);
  const miao = await town.as("miao");
  const paper = { purpose: "public-story", textVersion: "2026-01", paperRef: "GZ-2026-1" } as const;
  await miao.recordSignedConsent({ params: { seekerId }, body: paper, idempotencyKey: "story" });
  const award = { ...one, query: { kind: "commendation" } };
  await example(r.getAward, award, { query: { kind: "medal" } }, { query: { kind: "annual-excellence" } });
  const story = { title: "从理货员到组长", text: "入职当月即被评为优秀。" };
  await example(r.publishStory, { ...one, body: story }, { body: { ...story, text: "" } }, outsider);
  const nowhere = { params: { community: "nowhere" } };
  await example(r.listStories, {}, { query: { limit: 0 } }, nowhere);
  await example(r.getStory, { params: { placementId } }, { params: { placementId: "1" } }, nowhere);
  await example(r.unpublishStory, one, { body: { x: 1 } }, outsider);
  const earlier = await miao.registerSeeker({ body: profileOf("孔女士"), idempotencyKey: "placed before" });
  const past = { seekerId: earlier.body.seekerId, programmeId, employerId, title: offer.title, startedOn: "2025-06" };
  const recording = { ...caseworker, body: past };
  await example(r.recordPlacement, recording, { body: { ...past, startedOn: "2031" } }, outsider);
  await playNumbers(example, programmeId);
};

const playNumbers = async (example: Play, programmeId: string): Promise<void> => {
  const worker = { as: "fang" };
  const params = { programmeId };
  await example(r.listPlacementCounts, { ...worker, query: { by: "subdistrict" } }, { query: {} }, { as: "zhao" });
  await example(r.getFunnel, { ...worker, params }, { params: { programmeId: "1" } }, outsider);
  await example(r.exportPlacements, { ...worker, params }, { params: { programmeId: "1" } }, outsider);
  await example(r.listSkillGaps, { ...worker, query: { status: "closed" } }, { query: { status: "wide" } }, outsider);
};

/** A month later: the placement is asked after, and at last it ends, and with it the programme. */
export const playStaying = async (town: Town, example: Play, way: Way, placementId: string): Promise<void> => {
  town.clock.advance(32 * 24 * 60);
  await town.drain();
  const one = { ...caseworker, params: { placementId } };
  const answer = { month: 1, result: "retained" };
  await example(r.checkRetention, { ...one, body: answer }, { body: { ...answer, month: 2 } }, outsider);
  await example(r.endPlacement, { ...one, body: { cause: "moved-away" } }, { body: {} }, outsider);
  const params = { programmeId: way.programmeId };
  await example(r.closeProgramme, { as: "fang", params }, { body: { x: 1 } }, outsider);
};
