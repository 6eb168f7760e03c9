import * as z from "zod";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { skillWords } from "#shared/domain/skills.ts";
import { type Language, said, type Words, words } from "#shared/domain/words.ts";
import { hoursWords, industryWords, insuranceWords } from "../words.ts";
import { exceptionRows } from "./lawful-terms.ts";
import type { Posting } from "./posting.ts";

const Typed = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ "@type": z.literal(type), ...shape });

const EmploymentType = z.enum(["FULL_TIME", "PART_TIME", "TEMPORARY", "INTERN"]);
const UnitText = z.enum(["HOUR", "DAY", "MONTH", "YEAR"]);

/** A posting in the words of schema.org, as search engines read it. */
export const JobPosting = z
  .object({
    "@context": z.literal("https://schema.org/"),
    ...Typed("JobPosting", {
      title: z.string(),
      description: z.string(),
      identifier: Typed("PropertyValue", { name: z.string(), value: z.string() }),
      datePosted: z.string(),
      validThrough: z.string(),
      employmentType: EmploymentType,
      hiringOrganization: Typed("Organization", { name: z.string() }),
      jobLocation: Typed("Place", {
        address: Typed("PostalAddress", {
          streetAddress: z.string().optional(),
          addressLocality: z.string(),
          addressRegion: z.string(),
          addressCountry: z.string(),
        }),
      }),
      baseSalary: Typed("MonetaryAmount", {
        currency: z.string(),
        value: Typed("QuantitativeValue", { minValue: z.number(), maxValue: z.number(), unitText: UnitText }),
      }),
      industry: z.string(),
      occupationalCategory: z.string(),
      qualifications: z.string().optional(),
      skills: z.string().optional(),
      jobBenefits: z.string().optional(),
      workHours: z.string(),
      totalJobOpenings: z.int(),
    }).shape,
  })
  .meta({ id: "JobPosting" });
export type JobPosting = z.infer<typeof JobPosting>;

const employmentTypes = {
  "full-time": "FULL_TIME",
  "part-time": "PART_TIME",
  temporary: "TEMPORARY",
  internship: "INTERN",
} as const;

const unitTexts = { hour: "HOUR", day: "DAY", month: "MONTH", year: "YEAR" } as const;

/** The country whose law and money the postings follow. */
const country = { addressCountry: "CN", currency: "CNY" } as const;

const labels = {
  requirements: words("任职要求", "Requirements"),
  benefits: words("福利", "Benefits"),
  insurance: words("社会保险", "Social insurance"),
  related: words(
    "说明：该用人单位与招聘活动的组织方有关联。",
    "Note: this employer belongs to an organiser of the programme.",
  ),
  law: words("法律依据", "Legal ground"),
  reference: words("邻里招聘编号", "Linli posting"),
};

const lines = (posting: Posting, language: Language): string[] => {
  const labelled = (label: Words, text: string | undefined): string[] => (text ? [`${label[language]}: ${text}`] : []);
  return [
    posting.duties,
    ...labelled(labels.requirements, posting.requirements),
    ...labelled(labels.benefits, posting.benefits.join(", ")),
    ...labelled(labels.insurance, insuranceWords[posting.socialInsurance][language]),
    ...posting.exceptions.flatMap(({ ground }) => labelled(labels.law, exceptionRows[ground].law)),
    ...(posting.relatedTo ? [labels.related[language]] : []),
  ];
};

/** The province, city or district that an area names first; the area itself where it names none. */
const regionOf = (area: string): string => /^.{1,12}?(?:省|自治区|特别行政区|市|州|盟|区|县)/u.exec(area)?.[0] ?? area;

type Shown = Extract<Posting, { closesAt: Instant }>;

/** The published posting as JSON-LD. */
export const jobPostingOf = (posting: Shown, language: Language): JobPosting => {
  const { closesAt, pay, place, address, skills, benefits } = posting;
  const value = { "@type": "QuantitativeValue", minValue: pay.minimum, maxValue: pay.maximum } as const;
  const known = skills.map((skill) => skillWords[skill][language]);
  return {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    title: posting.title,
    description: lines(posting, language).join("\n"),
    identifier: { "@type": "PropertyValue", name: labels.reference[language], value: posting.postingId },
    datePosted: posting.publishedAt,
    validThrough: plusMinutes(closesAt, -1),
    employmentType: employmentTypes[posting.employmentType],
    hiringOrganization: { "@type": "Organization", name: posting.employerName },
    jobLocation: {
      "@type": "Place",
      address: {
        "@type": "PostalAddress",
        ...(address && { streetAddress: address }),
        addressLocality: place.area,
        addressRegion: regionOf(place.area),
        addressCountry: country.addressCountry,
      },
    },
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: country.currency,
      value: { ...value, unitText: unitTexts[pay.unit] },
    },
    industry: industryWords[posting.industry][language],
    occupationalCategory: posting.occupationCode,
    ...(posting.requirements && { qualifications: posting.requirements }),
    ...(known.length > 0 && { skills: known.join(", ") }),
    ...(benefits.length > 0 && { jobBenefits: benefits.join(", ") }),
    workHours: said(hoursWords[posting.hours], language),
    totalJobOpenings: posting.openings,
  };
};
