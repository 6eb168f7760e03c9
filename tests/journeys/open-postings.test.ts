import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  inYangguang,
  offerOf,
  publishedPosting,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

/** What a search engine needs of a JobPosting. */
const required = ["title", "description", "datePosted", "hiringOrganization", "jobLocation"];

const places = {
  near: { area: "怡心街道", point: { latitude: 30.5, longitude: 104.03 } },
  far: { area: "东升街道", point: { latitude: 30.58, longitude: 103.92 } },
  unknown: { area: "怡心街道" },
};

describe("work that is offered now", () => {
  let town: Town;
  let employerId: string;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inYangguang);
    const fang = await town.as("fang");
    const offers = [
      ["far", "retail", places.far, "2026-03-20"],
      ["near", "catering", places.near, "2026-03-31"],
      ["unknown", "retail", places.unknown, "2026-03-31"],
    ] as const;
    for (const [name, industry, place, validThrough] of offers) {
      const registered = await fang.registerEmployer({ body: { name: `${name}单位`, industry } });
      employerId = await verified(town, inYangguang, registered.body.employerId);
      const offer = offerOf(programmeId, employerId, { place, validThrough, title: name });
      ids[name] = (await publishedPosting(town, inYangguang, offer)).postingId;
      town.clock.advance(60);
    }
  });

  const titles = async (query: object): Promise<string[]> => {
    const anyone = await town.as("", inYangguang.slug);
    return (await anyone.listOpenPostings({ query: query as never })).body.items.map(({ title }) => title);
  };

  it("is read by everybody: the newest first, by industry, or the nearest first", async () => {
    expect(await titles({})).toEqual(["unknown", "near", "far"]);
    expect(await titles({ industry: "retail" })).toEqual(["unknown", "far"]);
    expect(await titles({ withinKilometres: 100 })).toEqual(["near", "far"]);
    expect(await titles({ withinKilometres: 5 })).toEqual(["near"]);
    await expect(titles({ salary: 1 })).rejects.toMatchObject({ problem: { status: 400 } });
  });

  it("is a page of JSON-LD for each, in the reader's language", async () => {
    const path = `/v1/public/communities/${inYangguang.slug}/employment/postings/${ids.near}`;
    const answer = await town.send(undefined, "GET", path, { headers: { "accept-language": "en" } });
    expect(answer.headers.get("content-type")).toContain("application/ld+json");
    const page = JSON.parse(answer.text);
    expect(Object.keys(page)).toEqual(expect.arrayContaining(required));
    expect(page).toMatchObject({ "@context": "https://schema.org/", "@type": "JobPosting", industry: "catering" });
    expect(Date.parse(page.validThrough)).toBe(Date.parse("2026-03-31T15:59:00.000Z"));
  });

  it("is no longer offered from the day after its last one", async () => {
    town.clock.set("2026-03-20T16:00:00.000Z");
    await town.drain();
    expect(await titles({})).toEqual(["unknown", "near"]);
    expect((await (await town.as("fang")).getPosting({ params: { postingId: ids.far ?? "" } })).body.status).toBe(
      "expired",
    );
    const anyone = await town.as("", inYangguang.slug);
    const gone = anyone.getJobPosting({ params: { postingId: ids.far ?? "" } });
    await expect(gone).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it("has a pipeline of everybody on the way to it, for the caseworker", async () => {
    const postingId = ids.unknown ?? "";
    for (const name of ["甲", "乙"]) {
      const { seekerId } = await walkIn(town, inYangguang, name);
      await signs(town, inYangguang, seekerId, employerId);
      await applied(town, inYangguang, { seekerId, postingId });
      town.clock.advance(60);
    }
    const { seekerId } = await walkIn(town, inYangguang, "丙");
    const miao = await town.as("miao");
    await miao.showInterest({ body: { seekerId, postingId } });
    const { items } = (await miao.listPipeline({ params: { postingId } })).body;
    expect(items.map(({ status, isShared }) => [status, isShared])).toEqual([
      ["applied", true],
      ["applied", true],
      ["interested", false],
    ]);
  });
});
