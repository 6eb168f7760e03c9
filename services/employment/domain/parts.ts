import * as z from "zod";
import { Qualifier } from "#shared/contracts/employment.ts";
import { type Day, type Instant, PartialDate } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";

export const PersonId = idSchema("per");
export const ProgrammeId = idSchema("prg");
export const EmployerId = idSchema("emp");
export const VisitId = idSchema("vst");
export const NeedId = childIdSchema("ned");
export const PostingId = idSchema("pst");
export const FairId = idSchema("fai");
export const SeekerId = idSchema("skr");
export const BriefingId = childIdSchema("brf");
export const TaskId = childIdSchema("tsk");
export const JobApplicationId = idSchema("jap");
export const PlacementId = idSchema("plc");

/** A number as exact as people know it: 「近10家」 is `{ value: 10, qualifier: "nearly" }`. */
export const Approximate = z
  .strictObject({
    value: z.int().min(0).max(1_000_000),
    qualifier: Qualifier.default("exactly"),
  })
  .meta({ id: "Approximate" });
export type Approximate = z.infer<typeof Approximate>;

/**
 * The number under which a signed paper is kept, by which it is found again: `GZ-2026-017`. It says nothing of what is on
 * it, and holds a figure, so nobody passes a word for a paper.
 */
export const PaperRef = z
  .string()
  .overwrite((text) => text.normalize("NFKC").trim())
  .regex(/^(?=.*\d)[\p{Script=Han}A-Za-z\d][\p{Script=Han}A-Za-z\d /._-]{0,39}$/u, "paper-number" satisfies Format);

/** When the work is done. */
export const Hours = z.enum(["day", "night", "shifts", "flexible", "weekends"]);
export type Hours = z.infer<typeof Hours>;

/** Whole yuan for one unit of time. */
export const Pay = z.strictObject({
  minimum: z.int().min(1).max(1_000_000),
  maximum: z.int().min(1).max(1_000_000),
  unit: z.enum(["hour", "day", "month", "year"]),
});

/** When something happened, as exact as it is known, where that is not the moment of recording. */
export const happened = { happenedOn: PartialDate.optional() };

/** What the rules need of the calendar: the moment, the day that it is in the community, and its time zone. */
export type Today = { readonly at: Instant; readonly day: Day; readonly timeZone: string };
