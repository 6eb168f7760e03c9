import { beforeAll, describe, expect, it } from "vitest";
import { activeProgramme, inYangguang, offerOf, publishedPosting, registeredEmployer, verified } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const title = "</script><b>夜班 & 早班";
const regions = [
  ["双流区怡心街道", "双流区"],
  ["四川省成都市双流区", "四川省"],
  ["广西壮族自治区南宁市", "广西壮族自治区"],
  ["怡心街道", "怡心街道"],
] as const;

describe("the page of a posting for search engines", () => {
  let town: Town;
  const pages = new Map<string, Awaited<ReturnType<Town["send"]>>>();
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    for (const [area] of regions) {
      const offer = offerOf(programmeId, employerId, { title, place: { area } });
      const { postingId } = await publishedPosting(town, inYangguang, offer);
      const path = `/v1/public/communities/${inYangguang.slug}/employment/postings/${postingId}`;
      pages.set(area, await town.send(undefined, "GET", path, {}));
    }
  });
  const pageOf = (area: string) => {
    const page = pages.get(area);
    if (!page) throw new Error(`no page of ${area}`);
    return page;
  };

  it("is application/ld+json, in which nothing ends a script or begins an entity", () => {
    const { headers, text } = pageOf(regions[0][0]);
    expect(headers.get("content-type")).toBe("application/ld+json");
    expect(text).not.toMatch(/[<>&]/);
    expect(text).toContain("\\u003c/script\\u003e\\u003cb\\u003e夜班 \\u0026 早班");
    expect(JSON.parse(text)).toMatchObject({ "@type": "JobPosting", title });
  });

  it.each(regions)("says of %s that it lies in the region %s", (area, addressRegion) => {
    expect(JSON.parse(pageOf(area).text)).toMatchObject({
      jobLocation: { address: { addressLocality: area, addressRegion, addressCountry: "CN" } },
    });
  });
});
