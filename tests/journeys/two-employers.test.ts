import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  consents,
  hired,
  inChengdu,
  offerOf,
  otherEmployer,
  publishedPosting,
  registered,
  relatedEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const unknown = { status: 404, code: "not-found" };

describe("the contacts of two employers", () => {
  let town: Town;
  let related: string;
  let other: string;
  let postings: Record<"related" | "other", string>;
  let xiaozhang: string;
  let applications: Record<"shared" | "early" | "other", string>;
  beforeAll(async () => {
    town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    related = await verified(town, inChengdu, await relatedEmployer(town));
    other = await verified(town, inChengdu, await otherEmployer(town));
    postings = {
      related: (await publishedPosting(town, inChengdu, offerOf(programmeId, related))).postingId,
      other: (await publishedPosting(town, inChengdu, offerOf(programmeId, other, { title: "店员" }))).postingId,
    };
    xiaozhang = (await registered(town, "xiaozhang", { name: "小张", phone: "+8613800138000" })).seekerId;
    await consents(town, "xiaozhang", "share-to-employer", related);
    const neighbour = (await walkIn(town, inChengdu, "李四")).seekerId;
    await signs(town, inChengdu, neighbour, other);
    const caseworker = await town.as("caseworker");
    applications = {
      shared: (await applied(town, inChengdu, { seekerId: xiaozhang, postingId: postings.related })).jobApplicationId,
      early: (await caseworker.showInterest({ body: { seekerId: xiaozhang, postingId: postings.other } })).body
        .jobApplicationId,
      other: (await applied(town, inChengdu, { seekerId: neighbour, postingId: postings.other })).jobApplicationId,
    };
  });

  const seenBy = async (persona: string, jobApplicationId: string) =>
    (await town.as(persona)).getJobApplication({ params: { jobApplicationId } });

  it("see their own applicants, with no more than they need", async () => {
    const { body } = await seenBy("hr-related", applications.shared);
    expect(body.applicant).toEqual({ name: "小张", phone: "+8613800138000", skills: [] });
    const list = (await (await town.as("hr-related")).listApplicants({ params: { employerId: related } })).body;
    expect(list.items.map(({ jobApplicationId }) => jobApplicationId)).toEqual([applications.shared]);
  });

  it("never see each other's people, in any operation", async () => {
    const hr = await town.as("hr-related");
    const application = { params: { jobApplicationId: applications.other } };
    const posting = { params: { postingId: postings.other } };
    const employer = { params: { employerId: other } };
    for (const attempt of [
      () => hr.getJobApplication(application),
      () => hr.inviteToInterview({ ...application, body: {} }),
      () => hr.offerWork({ ...application, body: {} }),
      () => hr.hireApplicant({ ...application, body: { startedOn: "2020-03" } }),
      () => hr.rejectApplicant({ ...application, body: { cause: "other" } }),
      () => hr.missInterview({ ...application, body: {} }),
      () => hr.listApplicants(employer),
      () => hr.getEmployer(employer),
      () => hr.listEmployerPostings(employer),
      () => hr.listPlacements({ query: { employerId: other } }),
      () => hr.withdrawPosting({ ...posting, body: { reason: "x" } }),
      () => hr.fillPosting({ ...posting, body: {} }),
      () => hr.draftPosting({ body: offerOf(`prg_${"a".repeat(20)}`, other) }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: unknown });
  });

  it("see nobody who has not applied to them", async () => {
    await expect(seenBy("hr-other", applications.early)).rejects.toMatchObject({ problem: unknown });
    const list = (await (await town.as("hr-other")).listApplicants({ params: { employerId: other } })).body;
    expect(list.items.map(({ jobApplicationId }) => jobApplicationId)).toEqual([applications.other]);
  });

  it("see neither the seeker's profile nor the pipeline", async () => {
    const hr = await town.as("hr-related");
    for (const attempt of [
      () => hr.getSeeker({ params: { seekerId: xiaozhang } }),
      () => hr.listPipeline({ params: { postingId: postings.related } }),
      () => hr.getWellbeing({ params: { seekerId: xiaozhang } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ problem: { status: 403 } });
  });
});

describe("a consent that is taken back midway", () => {
  let town: Town;
  let employerId: string;
  let jobApplicationId: string;
  let consentId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId));
    const { seekerId } = await registered(town, "xiaozhang", { name: "小张" });
    consentId = await consents(town, "xiaozhang", "share-to-employer", employerId);
    jobApplicationId = (await applied(town, inChengdu, { seekerId, postingId })).jobApplicationId;
  });

  it("takes the applicant out of the employer's sight, and says so to the caseworker", async () => {
    const params = { jobApplicationId };
    await (await town.as("hr-related")).inviteToInterview({ params, body: {} });
    await (await town.as("xiaozhang")).withdrawConsent({ params: { consentId }, body: {} });
    await town.drain();
    const hr = await town.as("hr-related");
    await expect(hr.getJobApplication({ params })).rejects.toMatchObject({ problem: unknown });
    await expect(hr.offerWork({ params, body: {} })).rejects.toMatchObject({ problem: unknown });
    expect((await hr.listApplicants({ params: { employerId } })).body.items).toEqual([]);
    const seen = (await (await town.as("caseworker")).getJobApplication({ params })).body;
    expect(seen.application).toMatchObject({ status: "interviewing", withheldAt: town.clock.now() });
    const forward = (await town.as("caseworker")).offerWork({ params, body: {} });
    await expect(forward).rejects.toMatchObject({ problem: { code: "share-consent-required" } });
  });

  it("may be given anew, and the application goes on where it was", async () => {
    const params = { jobApplicationId };
    const early = (await town.as("xiaozhang")).shareJobApplication({ params, body: {} });
    await expect(early).rejects.toMatchObject({ problem: { code: "share-consent-required" } });
    await consents(town, "xiaozhang", "share-to-employer", jobApplicationId);
    const { body } = await (await town.as("xiaozhang")).shareJobApplication({ params, body: {} });
    expect(body).toMatchObject({ status: "interviewing" });
    expect(body).not.toHaveProperty("withheldAt");
    expect((await (await town.as("hr-related")).offerWork({ params, body: {} })).body.status).toBe("offered");
  });

  it("closes the profile and all that is open where it was the consent to be helped at all", async () => {
    const own = (await (await town.as("xiaozhang")).listConsents({ query: { subject: await town.idOf("xiaozhang") } }))
      .body.items;
    const helping = own.find(({ purpose, status }) => purpose === "job-seeking" && status === "given");
    await (await town.as("xiaozhang")).withdrawConsent({ params: { consentId: helping?.consentId ?? "" }, body: {} });
    await town.drain();
    expect((await (await town.as("xiaozhang")).getOwnSeeker({})).body).toMatchObject({
      status: "closed",
      closure: { cause: "consent-withdrawn" },
    });
    const { application } = (await (await town.as("xiaozhang")).getJobApplication({ params: { jobApplicationId } }))
      .body;
    expect(application).toMatchObject({ status: "withdrawn", ending: { side: "seeker", cause: "profile-closed" } });
  });
});

describe("a consent that was signed on paper", () => {
  it("is taken back as easily, and what stood on it is undone", async () => {
    const town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inChengdu);
    const employerId = await verified(town, inChengdu, await relatedEmployer(town));
    const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId));
    const { seekerId } = await walkIn(town, inChengdu, "李四");
    const consentId = await signs(town, inChengdu, seekerId, employerId);
    const { jobApplicationId } = await applied(town, inChengdu, { seekerId, postingId });
    const params = { jobApplicationId };
    const { body } = await (await town.as("caseworker")).withdrawSignedConsent({
      params: { seekerId },
      body: { consentId },
    });
    expect(body.consents.find((each) => each.consentId === consentId)).not.toHaveProperty("evidence");
    const hr = await town.as("hr-related");
    await expect(hr.getJobApplication({ params })).rejects.toMatchObject({ problem: unknown });
    await town.drain();
    await expect(hired(town, inChengdu, jobApplicationId)).rejects.toMatchObject({
      problem: { code: "share-consent-required" },
    });
  });
});
