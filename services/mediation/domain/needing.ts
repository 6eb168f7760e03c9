import { type Instant, yearOf } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import type { Standing } from "#shared/domain/standing.ts";
import type { Disputant } from "./parts.ts";

/** What is known, at their source, of those in dispute. */
export type Needing = {
  readonly at: Instant;
  readonly known: ReadonlyMap<string, Standing>;
  /** Those who asked for assistance, by person. */
  readonly assisted: ReadonlySet<string>;
};

/**
 * Whether somebody is under 18; in the year in which they come of age they count as a minor still, as their day is not
 * known. Source: 民法典 §17.
 */
export const isUnderAge = (standing: Standing | undefined, at: Instant): boolean =>
  standing?.birthYear !== undefined && yearOf(at) - standing.birthYear <= numberOf("minorBelowAge");

export const isMinor = ({ personId = "" }: Disputant, { at, known }: Pick<Needing, "at" | "known">): boolean =>
  isUnderAge(known.get(personId), at);

/** Whether what is proposed is read with them before they say yes: who is under 18, or asked for assistance. */
export const needsReading = (disputant: Disputant, told: Needing): boolean =>
  !disputant.isGone &&
  disputant.personId !== undefined &&
  (isMinor(disputant, told) || told.assisted.has(disputant.personId));
