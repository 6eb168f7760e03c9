import * as z from "zod";
import { Month } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { Score } from "./follow-up.ts";

/** What one person answered, kept without them and without their case: only when and in which building. */
export const PulseAnswer = z.object({
  month: Month,
  building: Building,
  knowsNeighbours: Score.optional(),
  trust: Score.optional(),
});
export type PulseAnswer = z.infer<typeof PulseAnswer>;

export const PulseBy = z.enum(["month", "building-group"]);

const Told = z.object({ people: z.int().optional(), fewerThan: z.int().optional() });
const Scores = z.array(z.object({ score: Score, ...Told.shape }));

/** How many answered, of a month or a group of buildings, and with which scores; a small number is not told. */
export const PulseCell = z
  .object({ month: Month.optional(), group: Name.optional(), ...Told.shape, knowsNeighbours: Scores, trust: Scores })
  .meta({ id: "PulseCell" });
export const Pulse = z.object({ by: PulseBy, year: z.string(), cells: z.array(PulseCell) }).meta({ id: "Pulse" });
export type Pulse = z.infer<typeof Pulse>;

/**
 * Counts that stand beside each other as they are told. Small ones are not; and where these together would be few, so
 * that whoever knows the whole knows them, the smallest of the others is not told either.
 */
export const withoutSmall = (counts: readonly number[], least: number): (number | undefined)[] => {
  const hidden = new Set(counts.flatMap((count, nth) => (count < least ? nth : [])));
  const sum = (): number => [...hidden].reduce((total, nth) => total + (counts[nth] ?? 0), 0);
  const others = counts.map((count, nth) => ({ count, nth })).filter(({ nth }) => !hidden.has(nth));
  for (const { nth } of others.toSorted((one, other) => one.count - other.count))
    if (sum() > 0 && sum() < least) hidden.add(nth);
  return counts.map((count, nth) => (hidden.has(nth) ? undefined : count));
};

const told = (people: number | undefined, fewerThan: number) => (people === undefined ? { fewerThan } : { people });

const scores = [1, 2, 3, 4, 5];

const scoresOf = (given: readonly (number | undefined)[], least: number) => {
  const counts = scores.map((score) => given.filter((each) => each === score).length);
  return withoutSmall(counts, least).map((people, nth) => ({ score: nth + 1, ...told(people, least) }));
};

type PulseAsked = {
  readonly by: z.infer<typeof PulseBy>;
  readonly year: string;
  readonly policy: OwnPolicy;
  /** The group of a building; none of one that is in none. */
  readonly groups: ReadonlyMap<string, string>;
};

/** The pulse of a year's months, or of its groups of buildings. */
export const pulseOf = (answers: readonly PulseAnswer[], { by, year, policy, groups }: PulseAsked): Pulse => {
  const least = numberOf("smallCell", policy);
  const placeOf = ({ month, building }: PulseAnswer): string => (by === "month" ? month : (groups.get(building) ?? ""));
  const cells = [...Map.groupBy(answers, placeOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const people = withoutSmall(
    cells.map(([, given]) => given.length),
    least,
  );
  return {
    by,
    year,
    cells: cells.map(([value, given], nth) => {
      const isTold = people[nth] !== undefined;
      const knowsNeighbours = isTold
        ? scoresOf(
            given.map((each) => each.knowsNeighbours),
            least,
          )
        : [];
      const trust = isTold
        ? scoresOf(
            given.map((each) => each.trust),
            least,
          )
        : [];
      const named = by === "month" ? { month: value } : { ...(value && { group: value }) };
      return { ...named, ...told(people[nth], least), knowsNeighbours, trust };
    }),
  };
};
