import * as z from "zod";
import { daysBetween, Month, shownIn } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { personalIn } from "#shared/domain/redactor.ts";
import { Name } from "#shared/domain/text.ts";
import type { KeptCaseCard } from "./case-card.ts";

/** How a case ended, as everybody is told. */
export const PublicOutcome = z.enum(["resolved", "declined", "withdrawn", "terminated", "referred"]);

/** How many cases of each outcome are looked at, the last filed ones. */
export const mostTold = 300;

/** One dispute as everybody may know of it: of nobody, and of no place smaller than a group of buildings. */
export const PublicCase = z
  .object({
    category: CategoryKey,
    /** In which it ended. */
    month: Month,
    buildingGroup: Name,
    days: z.int(),
    outcome: PublicOutcome,
  })
  .meta({ id: "PublicCase" });
export type PublicCase = z.infer<typeof PublicCase>;

/** A building of the community, with its group and its households as far as they are known. */
export type Grouped = {
  readonly name: string;
  readonly group?: string | undefined;
  readonly households?: number | undefined;
};

/** The group of each building, where it is large enough to hide in and its name tells no detail of anybody. */
export const groupsToldOf = (buildings: readonly Grouped[], policy: OwnPolicy): ReadonlyMap<string, string> => {
  const households = new Map<string, number>();
  for (const { name, group = name, households: there = 0 } of buildings)
    households.set(group, (households.get(group) ?? 0) + there);
  const isTold = (group: string): boolean =>
    (households.get(group) ?? 0) >= numberOf("publicGroupHouseholds", policy) && personalIn(group, []).length === 0;
  return new Map(buildings.flatMap(({ name, group = name }) => (isTold(group) ? [[name, group]] : [])));
};

type Telling = { readonly groups: ReadonlyMap<string, string>; readonly timeZone: string };

const toldOf = (card: KeptCaseCard, { groups, timeZone }: Telling): PublicCase[] => {
  const buildingGroup = groups.get(card.building);
  const outcome = PublicOutcome.safeParse(card.status);
  if (!buildingGroup || !outcome.success || !card.endedAt || card.joinedTo) return [];
  const month = shownIn(timeZone, card.endedAt, "day").slice(0, 7);
  const days = daysBetween(card.filedAt, card.endedAt);
  return [{ category: card.category, month, buildingGroup, days, outcome: outcome.data }];
};

const orderOf = ({ category, buildingGroup, outcome, days }: PublicCase): string =>
  `${category} ${buildingGroup} ${outcome} ${String(days).padStart(6, "0")}`;

const isBefore = (one: PublicCase, other: PublicCase): boolean =>
  one.month === other.month ? orderOf(one) < orderOf(other) : one.month > other.month;

/** What everybody is told of cases that ended, the latest month first: within a month their order tells nothing. */
export const publicDigest = (cards: readonly KeptCaseCard[], telling: Telling): PublicCase[] =>
  cards.flatMap((card) => toldOf(card, telling)).toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
