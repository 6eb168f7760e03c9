import { cellsOfHire } from "#services/employment/domain/count.ts";
import { personCounted, type Seeker } from "#services/employment/domain/seeker/seeker.ts";
import { SkillGap } from "#services/employment/domain/seeker/skill-gap.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { statesOf } from "../promises.ts";
import type { Found } from "./found.ts";

/** Every count is the number of its distinct guards, and of the different people who were placed. */
export const counts = ({ items, placements, seekers }: Found): string[] => {
  const personOf = new Map(seekers.map((seeker: Seeker) => [seeker.seekerId, personCounted(seeker)]));
  const people = new Map<string, Set<string>>();
  for (const placement of placements)
    for (const { by, within, value } of cellsOfHire(placement)) {
      const key: string = `hired ${by} ${within.join(" ")} ${value}`;
      people.set(key, (people.get(key) ?? new Set()).add(personOf.get(placement.seekerId) ?? ""));
    }
  const cells = items.filter(({ partition, sort }) => partition.includes("#COUNT#hired#") && sort.startsWith("CELL#"));
  const told = new Map<string, number>(
    cells.map(({ partition, sort, people: counted }) => {
      const [by = "", ...within] = partition.split("#COUNT#hired#")[1]?.split("#") ?? [];
      const [, employer = "", value = ""] = sort.split("#");
      const inside = [...within, ...(employer === "ALL" ? [] : [employer])];
      return [`hired ${by} ${inside.join(" ")} ${value}`, Number(counted)] as const;
    }),
  );
  const keys = new Set([...people.keys(), ...told.keys()]);
  const wrong = [...keys].filter((key) => (people.get(key)?.size ?? 0) !== (told.get(key) ?? 0));
  return [
    ...wrong.map((key) => `${key}: ${people.get(key)?.size ?? 0} people are counted as ${told.get(key) ?? 0}`),
    ...retained({ items, placements }, personOf),
    ...guards({ items }),
  ];
};

/** Whoever was still there at a check is counted among those who stayed, once. */
const retained = (
  { items, placements }: Pick<Found, "items" | "placements">,
  personOf: ReadonlyMap<string, string>,
): string[] => {
  const stayed = placements.filter(({ checks }) => checks.some(({ is }) => is === "retained"));
  const people = new Set(stayed.map(({ seekerId }) => personOf.get(seekerId))).size;
  const cell = items.find(({ partition, sort }) => /#COUNT#retained#/.test(partition) && sort.startsWith("CELL#"));
  const counted = Number(cell?.people ?? 0);
  return counted === people ? [] : [`${people} people stayed and ${counted} are counted`];
};

const guards = ({ items }: Pick<Found, "items">): string[] =>
  items
    .filter(({ partition, sort }) => partition.includes("#COUNT#") && sort.startsWith("CELL#"))
    .flatMap(({ partition, sort, people }) => {
      const prefix = `${sort.replace("CELL#", "SEEN#")}#`;
      const seen = items.filter((each) => each.partition === partition && each.sort.startsWith(prefix)).length;
      return seen === Number(people) ? [] : [`${partition} ${sort} counts ${people} and has ${seen} guards`];
    });

const leftOf = (items: Found["items"], postingId: string): number =>
  Number(items.find(({ partition, sort }) => partition.endsWith(`#POSTING#${postingId}`) && sort === "OPENINGS")?.left);

/** What is known of a skill is what lies beside it: rows of public postings, rows of those who look for work. */
export const gaps = ({ items, postings, seekers }: Found): string[] => {
  const rows = items.filter(({ partition }) => partition.endsWith("#SKILL#electrical"));
  const supply = rows.filter(({ sort }) => sort.startsWith("SUPPLY#")).length;
  const demand = rows
    .filter(({ sort }) => sort.startsWith("DEMAND#"))
    .reduce((sum, { sort }) => sum + leftOf(items, sort.slice("DEMAND#POSTING#".length)), 0);
  const known = seekers.filter(({ status, skills }) => status === "seeking" && skills.includes("electrical")).length;
  const asked = postings
    .filter(({ status }) => status === "published")
    .reduce((sum, { postingId }) => sum + leftOf(items, postingId), 0);
  const [gap] = statesOf(items, "SKILL-GAP").map((state) => SkillGap.parse(state));
  const isOpen = demand - supply >= numberOf("skillGap");
  return [
    ...(supply === known ? [] : [`${known} seekers have the skill, ${supply} rows`]),
    ...(demand === asked ? [] : [`${asked} openings ask for the skill, the rows say ${demand}`]),
    ...(gap?.demand === demand && gap.supply === supply ? [] : [`the gap says ${JSON.stringify(gap)}`]),
    ...(gap?.status === (isOpen ? "open" : "closed") ? [] : [`the gap of ${demand} and ${supply} is ${gap?.status}`]),
  ];
};
