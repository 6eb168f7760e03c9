import type { Day } from "#shared/domain/dates.ts";
import type { Skill } from "#shared/domain/skills.ts";
import type { Companion } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { openingsKey } from "./openings.ts";

/**
 * Beside each skill lie rows of who asks for it and who has it, written in the same commit as the posting, the visit
 * or the seeker: they are counted where they lie, so nothing can be counted twice or forgotten.
 */
export const skillPartition = (skill: string): readonly string[] => ["SKILL", skill];

/** Whose row it is: a posting or a need that asks, or a seeker who has it. */
type Bearer = { readonly kind: "POSTING" | "NEED"; readonly id: string };

const demandKey = (scope: CommunityScope, skill: Skill, { kind, id }: Bearer): Key =>
  scope.key(skillPartition(skill), `DEMAND#${kind}#${id}`);

type Demand = { readonly openings: number; readonly until: Day };

/** So many openings ask for the skills, until the day that is named. */
export const demandRows = (
  scope: CommunityScope,
  skills: readonly Skill[],
  bearer: Bearer,
  demand: Demand,
): Companion[] => skills.map((skill) => ({ write: { put: { ...demandKey(scope, skill, bearer), ...demand } } }));

export const noDemand = (scope: CommunityScope, skills: readonly Skill[], bearer: Bearer): Companion[] =>
  skills.map((skill) => ({ write: { delete: demandKey(scope, skill, bearer) } }));

const supplyKey = (scope: CommunityScope, skill: Skill, seekerId: string): Key =>
  scope.key(skillPartition(skill), `SUPPLY#${seekerId}`);

/** The rows that follow what a seeker knows how to do. */
export const supplyRows = (
  scope: CommunityScope,
  seekerId: string,
  before: readonly Skill[],
  after: readonly Skill[],
): Companion[] => [
  ...after
    .filter((skill) => !before.includes(skill))
    .map((skill) => ({ write: { put: supplyKey(scope, skill, seekerId) } })),
  ...before
    .filter((skill) => !after.includes(skill))
    .map((skill) => ({ write: { delete: supplyKey(scope, skill, seekerId) } })),
];

const postingPrefix = "DEMAND#POSTING#";

/** Of a posting what is still open counts, which lies with the posting; of a need what was heard. */
const openingsOf = async (table: CommunityTable, asking: readonly Item[]): Promise<number> => {
  const postings = asking.filter(({ sort }) => sort.startsWith(postingPrefix));
  const keys = postings.map(({ sort }) => openingsKey(table.scope, sort.slice(postingPrefix.length)));
  const left = keys.length > 0 ? await table.getMany(keys) : [];
  const needs = asking.filter(({ sort }) => !sort.startsWith(postingPrefix));
  return [...left.map((item) => item?.left), ...needs.map(({ openings }) => openings)].reduce<number>(
    (sum, openings) => sum + Number(openings ?? 0),
    0,
  );
};

/** How many openings ask for a skill on a day, and how many seekers have it. */
export const demandAndSupply = async (table: CommunityTable, skill: Skill, day: Day) => {
  const partition = table.scope.partition(...skillPartition(skill));
  let [demand, supply] = [0, 0];
  for await (const rows of pagesOf(table, { partition, limit: 100 })) {
    supply += rows.filter(({ sort }) => sort.startsWith("SUPPLY#")).length;
    demand += await openingsOf(
      table,
      rows.filter(({ sort, until }) => sort.startsWith("DEMAND#") && String(until) >= day),
    );
  }
  return { demand, supply };
};
