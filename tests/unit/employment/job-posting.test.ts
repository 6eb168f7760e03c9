import type { JobPosting as SchemaOrgJobPosting, WithContext } from "schema-dts";
import { describe, expect, it } from "vitest";
import { JobPosting, jobPostingOf } from "#services/employment/domain/posting/job-posting.ts";
import * as a from "./made.ts";

/**
 * What a search engine needs of a JobPosting, beyond schema.org, which requires nothing: Google Search Central, Job
 * posting structured data.
 */
const required = ["title", "description", "datePosted", "hiringOrganization", "jobLocation"] as const;
const recommended = ["baseSalary", "employmentType", "identifier", "validThrough"] as const;

/** A posting in which every field is filled. */
const whole = a.published(
  a.reviewed(a.drafted({ benefits: ["包住"], requirements: "年满18周岁", address: "益州大道 1 号" })),
);
type Filled<Thing> = { [Field in keyof Thing]-?: Exclude<Thing[Field], undefined> };
type Whole = Omit<Filled<JobPosting>, "jobLocation"> & {
  readonly jobLocation: { readonly "@type": "Place"; readonly address: Filled<JobPosting["jobLocation"]["address"]> };
};

const employer = a.registered({ relation: { side: "property", explanation: "x" } });
const related = a.published(a.reviewed(a.drafted({ employer: a.verified(employer), benefits: ["包住"] })));

describe("a published posting as schema.org's JobPosting", () => {
  it("is one by schema.org's own vocabulary: the type checker reads it as such", () => {
    const posting = jobPostingOf(whole, "zh-CN") as Whole;
    const byVocabulary: WithContext<SchemaOrgJobPosting> = { ...posting, "@context": "https://schema.org" };
    expect(Object.keys(byVocabulary).toSorted()).toEqual(Object.keys(JobPosting.shape).toSorted());
    expect(posting.jobLocation.address.streetAddress).toBe("益州大道 1 号");
    expect(posting["@context"]).toBe("https://schema.org/");
    expect(JobPosting.parse(JSON.parse(JSON.stringify(posting)))).toEqual(JSON.parse(JSON.stringify(posting)));
  });

  it("has every required and every recommended field, none of them empty", () => {
    const posting = jobPostingOf(a.published(), "zh-CN");
    for (const field of [...required, ...recommended])
      expect([field, posting[field]]).toEqual([field, expect.anything()]);
    expect(posting.jobLocation.address).toMatchObject({ addressLocality: "怡心街道", addressCountry: "CN" });
    expect(posting.hiringOrganization).toEqual({ "@type": "Organization", name: "甲单位" });
    expect(Number.isNaN(Date.parse(posting.validThrough))).toBe(false);
    expect(posting.datePosted).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(posting.baseSalary).toEqual({
      "@type": "MonetaryAmount",
      currency: "CNY",
      value: { "@type": "QuantitativeValue", minValue: 3500, maxValue: 4500, unitText: "MONTH" },
    });
  });

  it("ends with the last minute of its last day in the community", () => {
    expect(jobPostingOf(a.published(), "en").validThrough).toBe("2026-03-31T15:59:00.000Z");
  });

  it("speaks the reader's language, and discloses that the employer belongs to an organiser", () => {
    expect(jobPostingOf(related, "en")).toMatchObject({
      description: expect.stringContaining("belongs to an organiser"),
      skills: "keeping order",
      workHours: "rotating shifts",
      jobBenefits: "包住",
    });
    expect(jobPostingOf(related, "zh-CN").description).toContain("有关联");
    expect(jobPostingOf(a.published(), "zh-CN").description).not.toContain("有关联");
  });

  it("names the law by which it asks for a difference", () => {
    const exceptions = [{ ground: "food-handling" as const, explanation: "餐饮岗位" }];
    const posting = a.published(a.reviewed(a.drafted({ exceptions })));
    expect(jobPostingOf(posting, "zh-CN").description).toContain("食品安全法 §45");
  });
});
