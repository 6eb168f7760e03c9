import * as z from "zod";
import type { Caller } from "#shared/domain/caller.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { isOrganiser, organiserRoles } from "./access.ts";

/** What is counted: how many different seekers came how far in a programme. */
export const Measure = z.enum(["briefed", "applied", "hired", "retained"]);
export type Measure = z.infer<typeof Measure>;

/** What a count may be read by. */
export const Dimension = z.enum(["subdistrict", "programme", "employer"]);
export type Dimension = z.infer<typeof Dimension>;

/** One number: the different people of one value of a dimension, anywhere or within a programme and an employer. */
export type Cell = {
  readonly measure: Measure;
  readonly by: Dimension;
  readonly within: readonly string[];
  readonly value: string;
};

type CellPlace = { readonly subdistrict: string; readonly programmeId: string; readonly employerId: string };

/**
 * The cells that a person who was hired is counted in, each once however often it is told: by each dimension alone,
 * within the programme, and by subdistrict × programme × employer (「13名居民」).
 */
export const cellsOfHire = ({ subdistrict, programmeId, employerId }: CellPlace): Cell[] => {
  const cell = (by: Dimension, value: string, ...within: string[]): Cell => ({ measure: "hired", by, within, value });
  return [
    cell("programme", programmeId),
    cell("subdistrict", subdistrict),
    cell("employer", employerId),
    cell("subdistrict", subdistrict, programmeId),
    cell("employer", employerId, programmeId),
    cell("subdistrict", subdistrict, programmeId, employerId),
  ];
};

/** The one cell of the funnel that a stage is counted in. */
export const cellOfStage = (measure: Measure, programmeId: string): Cell => ({
  measure,
  by: "programme",
  within: [],
  value: programmeId,
});

/** A number as it is told: exact, or that it is smaller than what may be told. */
export const Count = z
  .object({ value: z.string(), people: z.int().optional(), fewerThan: z.int().optional() })
  .meta({ id: "Count" });
export type Count = z.infer<typeof Count>;

export type Exact = { readonly value: string; readonly people: number };

/**
 * Others than staff are told how many a programme came to and nothing of its parts: whoever knows a whole and the
 * rest of its parts can tell the small one, however it is hidden.
 */
export const mustBeToldBy = (by: Caller, dimension: Dimension): void => {
  if (dimension !== "programme" && !isOrganiser(by)) refuse("role-not-allowed", { roles: organiserRoles });
};

/** Counts as they are told to others than staff: small ones are not. */
export const withoutSmallCells = (cells: readonly Exact[], policy: OwnPolicy): Count[] => {
  const fewerThan = numberOf("smallCell", policy);
  return cells.map(({ value, people }) => (people < fewerThan ? { value, fewerThan } : { value, people }));
};

/** How far people came in a programme: different people at each stage. */
export const Funnel = z
  .object({ briefed: z.int(), applied: z.int(), hired: z.int(), retained: z.int() })
  .meta({ id: "Funnel" });
