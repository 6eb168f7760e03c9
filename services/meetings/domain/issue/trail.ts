import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import type { OwnCategory } from "#shared/domain/dispute-category.ts";
import { issueOfRecurrence } from "./raise.ts";
import { type Language, sentenceOf } from "./sentence.ts";

/** One fact as the trail keeps it. */
export const TrailFact = z.object({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  at: Instant,
  sequence: z.string(),
  causationId: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type TrailFact = z.infer<typeof TrailFact>;

/** One thing that happened on the way of an issue, wherever it happened. */
export const TrailItem = z
  .object({
    what: z.string(),
    service: z.string(),
    at: Instant,
    /** In the reader's language. */
    sentence: z.string(),
    data: TrailFact.shape.data,
  })
  .meta({ id: "TrailItem" });

const idIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The thing whose journal told a fact: an action's facts stand in its issue's. */
const thingOf = ({ type, subject, data }: TrailFact): string =>
  idIn(type.startsWith("meetings.") ? data.issueId : data.caseId) ?? subject;

/** Where a fact is kept: with its issue or its case; a recurrence has no place but that of its issue. */
export const keptWith = (fact: TrailFact): string => {
  const recurrenceId = fact.type.startsWith("mediation.recurrence-") ? idIn(fact.data.recurrenceId) : undefined;
  return recurrenceId ? issueOfRecurrence(recurrenceId) : thingOf(fact);
};

/** The facts that must stand before each: of the same thing the version before it, of any thing what caused it. */
const leadersOf = (facts: readonly TrailFact[]): Map<string, string[]> => {
  const known = new Set(facts.map(({ id }) => id));
  const leaders = new Map(facts.map(({ id, causationId }) => [id, known.has(causationId) ? [causationId] : []]));
  for (const about of Object.values(Object.groupBy(facts, thingOf)))
    (about ?? []).toSorted(bySequence).forEach(({ id }, nth, versions) => {
      const before = versions[nth - 1];
      if (before) leaders.get(id)?.push(before.id);
    });
  return leaders;
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** By version, and within one version as its entry told them. */
const bySequence = (one: TrailFact, other: TrailFact): number =>
  compare(one.sequence, other.sequence) || compare(one.id, other.id);

const byInstant = (one: TrailFact, other: TrailFact): number =>
  compare(one.at, other.at) || compare(thingOf(one), thingOf(other)) || bySequence(one, other);

/** The earliest of those that may stand now; of the same instant rather one that goes on with the same thing. */
const following = (last: TrailFact | undefined, [first, ...others]: readonly TrailFact[]): TrailFact | undefined => {
  if (!first || !last || thingOf(first) === thingOf(last)) return first;
  return others.find((other) => other.at === first.at && thingOf(other) === thingOf(last)) ?? first;
};

/**
 * The facts in the order in which they happened, in whatever order they were heard: the earliest first, but none
 * before an earlier version of the same thing, nor before its cause.
 */
export const inOrder = (facts: readonly TrailFact[]): TrailFact[] => {
  const distinct = [...new Map(facts.map((fact) => [fact.id, fact])).values()];
  const leaders = leadersOf(distinct);
  const waiting = new Set(distinct.toSorted(byInstant));
  const ordered = new Map<string, TrailFact>();
  let last: TrailFact | undefined;
  while (waiting.size > 0) {
    const free = [...waiting].filter(({ id }) => leaders.get(id)?.every((leader) => ordered.has(leader)));
    last = following(last, free) ?? [...waiting][0];
    if (!last) break;
    waiting.delete(last);
    ordered.set(last.id, last);
  }
  return [...ordered.values()];
};

/** What else belongs on the way of whatever a fact is about: the cases of an issue, and the issues it took in. */
export const leadingTo = ({ type, data }: TrailFact): string | undefined => {
  if (type === "meetings.case-linked.v1") return idIn(data.caseId);
  return type === "meetings.issue-absorbed.v1" ? idIn(data.absorbedId) : undefined;
};

type Read = z.infer<typeof TrailItem>;

/** The trail as a person reads it, with what the community calls its own categories. */
export const trailOf = (facts: readonly TrailFact[], language: Language, own?: readonly OwnCategory[]): Read[] =>
  inOrder(facts).map(({ type, at, data }) => {
    const [service = "", what = ""] = type.split(".");
    return { what, service, at, sentence: sentenceOf(what, data, language, own), data };
  });
