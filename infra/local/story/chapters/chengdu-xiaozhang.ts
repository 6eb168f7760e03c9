import { act, type Teller } from "../teller.ts";
import { area, home } from "./chengdu-fair.ts";

type Need = { readonly needId: string; readonly postingId: string; readonly employerId: string };

const consent = async ({ as, idOf, drain }: Teller, purpose: string, scopeId?: string): Promise<void> => {
  const given = { subjectId: await idOf("xiaozhang"), purpose, textVersion: "2026-01", basis: "self", answer: "yes" };
  const body = { ...given, ...(scopeId && { scopeId }) };
  await (await as("xiaozhang")).giveConsent({ ...act(`consent ${purpose}`), body: body as never });
  await drain();
};

/** He agrees to be helped; that he is anxious is for the caseworker alone, and help is offered. */
const tellSeeker = async (teller: Teller): Promise<string> => {
  const { as, refused } = teller;
  await consent(teller, "job-seeking");
  const [self, caseworker] = [await as("xiaozhang"), await as("caseworker")];
  const profile = { name: "小张", place: home, situation: "unemployed" as const, skills: [], wants: {} };
  const { seekerId } = (await self.registerSeeker({ ...act("seeker"), body: profile })).body;
  const params = { seekerId };
  await caseworker.raiseWellbeing({ ...act("wellbeing"), params, body: {} });
  await caseworker.offerHelp({ ...act("help"), params, body: { kind: "counselling-lecture" } });
  await refused("role-not-allowed", (await as("worker")).getWellbeing({ params }));
  return seekerId;
};

/** He is told of the need before he applies, prepares, and learns in words why the work suits him. */
const tellPreparation = async (teller: Teller, seekerId: string, { needId, postingId }: Need): Promise<void> => {
  const { as, say, expects } = teller;
  const [self, caseworker] = [await as("xiaozhang"), await as("caseworker")];
  const params = { seekerId };
  const briefing = { needIds: [needId], postingIds: [postingId] };
  const { briefings } = (await caseworker.briefSeeker({ ...act("brief"), params, body: briefing })).body;
  const briefingId = briefings[0]?.briefingId ?? "";
  await self.acknowledgeBriefing({ ...act("acknowledge"), params, body: { briefingId } });
  for (const kind of ["resume", "mock-interview"] as const) {
    const added = await caseworker.addPreparation({ ...act(`task ${kind}`), params, body: { kind, postingId } });
    const taskId = added.body.tasks.find((task) => task.kind === kind)?.taskId ?? "";
    await self.finishPreparation({ ...act(`done ${kind}`), params: { taskId }, body: {} });
  }
  for (const language of ["zh-CN", "en"]) {
    const { items } = (await (await as("xiaozhang", language)).listMatches({ params })).body;
    const reasons = items.flatMap((match) => match.reasons.map(({ words }) => words));
    say(`── ${language} ── ${items[0]?.posting.title}: ${reasons.join(" · ")}`);
    expects(
      "the work is where he lives",
      reasons.some((words) => words.includes(area)),
    );
  }
};

/** Nothing of him goes to the employer before he agrees to that; then he applies, takes the offer and is hired. */
const tellHire = async (teller: Teller, seekerId: string, { postingId, employerId }: Need): Promise<string> => {
  const { as, drain, refused } = teller;
  const [self, caseworker, hr] = [await as("xiaozhang"), await as("caseworker"), await as("hr-related")];
  const interest = { seekerId, postingId };
  const { jobApplicationId } = (await self.showInterest({ ...act("interest"), body: interest })).body;
  const params = { jobApplicationId };
  await caseworker.markApplicantBriefed({ ...act("briefed"), params, body: {} });
  await self.prepareApplicant({ ...act("prepare"), params, body: {} });
  await refused("share-consent-required", self.applyForWork({ ...act("too early"), params, body: {} }));
  await refused("not-found", hr.getJobApplication({ params }));
  await consent(teller, "share-to-employer", employerId);
  await self.applyForWork({ ...act("apply"), params, body: { happenedOn: "2020-03" } });
  await hr.inviteToInterview({ ...act("interview"), params, body: {} });
  await hr.offerWork({ ...act("offer"), params, body: {} });
  await refused("wrong-state", hr.hireApplicant({ ...act("unasked hire"), params, body: { startedOn: "2020-03" } }));
  await self.acceptWork({ ...act("accept"), params, body: {} });
  const { body } = await hr.hireApplicant({ ...act("hire"), params, body: { startedOn: "2020-03" } });
  await drain();
  return body.status === "hired" ? body.hire.placementId : "";
};

/** From a person without work to a keeper of order, in March 2020. */
export const tellXiaozhang = async (teller: Teller, need: Need): Promise<void> => {
  const seekerId = await tellSeeker(teller);
  await tellPreparation(teller, seekerId, need);
  const placementId = await tellHire(teller, seekerId, need);
  const { body } = await (await teller.as("xiaozhang")).getPlacement({ params: { placementId } });
  teller.expects("the employer is the organiser's own", body.relatedEmployer && body.subdistrict === area);
};

/** He is praised and promoted within the same placement, and agrees that everybody may read of it. */
export const tellPromotion = async (teller: Teller, placementId: string): Promise<void> => {
  const { as, say, expects, refused } = teller;
  const [hr, caseworker] = [await as("hr-related"), await as("caseworker")];
  const params = { placementId };
  await hr.recordRecognition({ ...act("praise"), params, body: { kind: "quarterly-excellence" } });
  const rise = { title: "秩序领班", from: "2021/early" };
  const { positions } = (await hr.recordPromotion({ ...act("promote"), params, body: rise })).body;
  expects("one placement has both positions", positions.map(({ title }) => title).join() === "秩序员,秩序领班");
  for (const month of [1, 3, 6, 12])
    await caseworker.checkRetention({ ...act(`check ${month}`), params, body: { month, result: "retained" } });
  const story = { title: "从秩序员到秩序领班", text: "终于有了一份稳定的收入。" };
  await refused("share-consent-required", caseworker.publishStory({ ...act("unasked"), params, body: story }));
  await consent(teller, "public-story");
  await caseworker.publishStory({ ...act("publish story"), params, body: story });
  const { body } = await (await as("worker")).getStory({ params });
  say(`${body.title}: ${body.positions.map(({ title, from }) => `${from} ${title}`).join(" → ")}`);
};
