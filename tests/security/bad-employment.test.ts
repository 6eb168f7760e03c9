import { beforeAll, describe, expect, it } from "vitest";
import { digest } from "#shared/domain/new-id.ts";
import {
  activeProgramme,
  applied,
  hired,
  inChengdu,
  offerOf,
  otherEmployer,
  publishedPosting,
  relatedEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { onSqlite, openTown, type Town } from "../town/town.ts";

const ground = onSqlite();

/** All that is kept, so that a refusal can be seen to have written nothing. */
const kept = (): string =>
  digest(
    ground.database
      .prepare("SELECT item FROM items ORDER BY partition, sort")
      .all()
      .map(({ item }) => String(item)),
  );

describe("bad input where people find work", () => {
  let town: Town;
  let programmeId: string;
  let employerId: string;
  let postingId: string;
  let placementId: string;
  beforeAll(async () => {
    town = await openTown({ on: ground, start: "2021-03-01T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inChengdu)).programmeId;
    employerId = await verified(town, inChengdu, await relatedEmployer(town));
    postingId = (await publishedPosting(town, inChengdu, offerOf(programmeId, employerId, { openings: 1 }))).postingId;
    placementId = await hired(town, inChengdu, (await ready("王一")).jobApplicationId, "2020-03");
  });

  /** A seeker who agreed to be seen, with an application sent to the employer. */
  const ready = async (name: string) => {
    const { seekerId } = await walkIn(town, inChengdu, name);
    await signs(town, inChengdu, seekerId, employerId);
    return applied(town, inChengdu, { seekerId, postingId });
  };

  const refused = async (attempt: Promise<unknown>, problem: object): Promise<void> => {
    await town.drain();
    const before = kept();
    await expect(attempt).rejects.toMatchObject({ problem });
    await town.drain();
    expect(kept()).toBe(before);
  };

  const wrongField = (pointer: string, code: string) => ({ status: 400, code: "invalid", errors: [{ pointer, code }] });
  const wrongDate = (pointer: string, code: string) => ({
    status: 422,
    code: "date-implausible",
    errors: [{ pointer, code }],
  });

  it("is a number of openings of nought or less", async () => {
    const worker = await town.as("worker");
    for (const openings of [0, -3])
      await refused(
        worker.draftPosting({ body: offerOf(programmeId, employerId, { openings }) }),
        wrongField("/openings", "too-small"),
      );
  });

  it("is a pay whose most is less than its least, and a last day that has passed", async () => {
    const worker = await town.as("worker");
    const pay = { minimum: 5000, maximum: 4000, unit: "month" as const };
    await refused(
      worker.draftPosting({ body: offerOf(programmeId, employerId, { pay }) }),
      wrongField("/pay/maximum", "less-than-the-minimum"),
    );
    await refused(
      worker.draftPosting({ body: offerOf(programmeId, employerId, { validThrough: "2021-02-28" }) }),
      wrongField("/validThrough", "in-the-past"),
    );
    const today = await worker.draftPosting({ body: offerOf(programmeId, employerId, { validThrough: "2021-03-01" }) });
    expect(today.status).toBe(201);
  });

  it("is a discriminatory term in any of its texts, with pointer and term", async () => {
    const worker = await town.as("worker");
    const texts = { duties: "招收男工", benefits: ["包住", "已婚优先"] };
    await refused(worker.draftPosting({ body: offerOf(programmeId, employerId, texts) }), {
      status: 422,
      code: "discriminatory-term",
      pointer: "/duties",
      term: "招收男工",
      errors: [
        { pointer: "/duties", code: "discriminates-by-sex" },
        { pointer: "/benefits/1", code: "discriminates-by-marital-status" },
      ],
    });
  });

  it("is a posting of an employer whom nobody verified", async () => {
    const other = await otherEmployer(town);
    const [worker, caseworker] = [await town.as("worker"), await town.as("caseworker")];
    const draft = await worker.draftPosting({ body: offerOf(programmeId, other) });
    const params = { postingId: draft.body.postingId };
    await caseworker.reviewPosting({ params, body: {} });
    await refused(caseworker.publishPosting({ params, body: {} }), { status: 409, code: "employer-not-verified" });
  });

  it("is a need that nobody heard, an employer or a programme that is not there", async () => {
    const worker = await town.as("worker");
    const needId = `ned_${"a".repeat(28)}`;
    await refused(
      worker.draftPosting({ body: offerOf(programmeId, employerId, { needId }) }),
      wrongField("/needId", "unknown-need"),
    );
    await refused(
      worker.draftPosting({ body: offerOf(programmeId, `emp_${"a".repeat(20)}`) }),
      wrongField("/employerId", "unknown-employer"),
    );
    await refused(
      worker.draftPosting({ body: offerOf(`prg_${"a".repeat(20)}`, employerId) }),
      wrongField("/programmeId", "unknown-programme"),
    );
  });

  it("is applying twice, also once one was hired", async () => {
    const caseworker = await town.as("caseworker");
    const { body } = await caseworker.getPlacement({ params: { placementId } });
    await refused(
      caseworker.showInterest({ body: { seekerId: body.seekerId, postingId } }),
      wrongField("/postingId", "posting-not-open"),
    );
    const open = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId));
    const way = { seekerId: body.seekerId, postingId: open.postingId };
    await caseworker.showInterest({ body: way });
    await refused(caseworker.showInterest({ body: way }), wrongField("/postingId", "applied-already"));
  });

  it("is a recognition for a time before the placement, or one in the future", async () => {
    const caseworker = await town.as("caseworker");
    const params = { placementId };
    const kind = "quarterly-excellence" as const;
    await refused(
      caseworker.recordRecognition({ params, body: { kind, period: "2019-Q4" } }),
      wrongDate("/period", "before-the-placement"),
    );
    await refused(
      caseworker.recordRecognition({ params, body: { kind, period: "2021-Q2" } }),
      wrongDate("/period", "in-the-future"),
    );
    expect((await caseworker.recordRecognition({ params, body: { kind, period: "2020-Q1" } })).status).toBe(200);
  });

  it("is a promotion back in time or ahead of it, and an end before the beginning", async () => {
    const caseworker = await town.as("caseworker");
    const params = { placementId };
    await refused(
      caseworker.recordPromotion({ params, body: { title: "秩序领班", from: "2020-02" } }),
      wrongDate("/from", "before-the-last-position"),
    );
    await refused(
      caseworker.recordPromotion({ params, body: { title: "秩序领班", from: "2021-04" } }),
      wrongDate("/from", "in-the-future"),
    );
    await refused(
      caseworker.endPlacement({ params, body: { cause: "resigned", endedOn: "2020-02" } }),
      wrongDate("/endedOn", "before-the-placement"),
    );
  });

  it("is a check before its time, or one after two months", async () => {
    const caseworker = await town.as("caseworker");
    const params = { placementId };
    const body = { month: 1, result: "retained" as const };
    await refused(caseworker.checkRetention({ params, body }), wrongField("/month", "not-yet-due"));
    await refused(
      caseworker.checkRetention({ params, body: { ...body, month: 2 } }),
      wrongField("/month", "wrong-format"),
    );
  });

  it("is a story with a phone number or the person's name in it", async () => {
    const caseworker = await town.as("caseworker");
    const params = { placementId };
    const { seekerId } = (await caseworker.getPlacement({ params })).body;
    const paper = { purpose: "public-story" as const, textVersion: "2026-01", paperRef: "GZ-2026-1" };
    await caseworker.recordSignedConsent({ params: { seekerId }, body: paper });
    const told = { "holds-phone": "请联系 138 0013 8000", "holds-name": "王一说他很高兴" };
    for (const [code, text] of Object.entries(told))
      await refused(caseworker.publishStory({ params, body: { title: "新工作", text } }), {
        status: 409,
        code: "redaction-required",
        errors: [{ pointer: "/text", code }],
      });
  });
});
