import { Case } from "#services/mediation/domain/case.ts";
import { Recurrence } from "#services/mediation/domain/recurrence.ts";
import { Issue } from "#services/meetings/domain/issue/issue.ts";
import { Meeting } from "#services/meetings/domain/meeting/meeting.ts";
import { Series } from "#services/meetings/domain/series.ts";
import type { Envelope } from "#shared/events/contract.ts";
import { envelopesOf } from "#shared/events/relay.ts";
import type { Item } from "#shared/table/table.ts";
import { region, startsAt } from "../estate.ts";
import { statesOf } from "../promises.ts";

/** What lies in the store at rest, read as what it is. */
export const readingOf = (items: readonly Item[]) => {
  const entries = items.filter(({ sort, at }) => sort.startsWith("JOURNAL#") && String(at) >= startsAt);
  const facts: Envelope[] = entries.flatMap((item) => envelopesOf(region, item));
  return {
    items,
    facts,
    cases: statesOf(items, "CASE").map((state) => Case.parse(state)),
    recurrences: statesOf(items, "RECURRENCE").map((state) => Recurrence.parse(state)),
    issues: statesOf(items, "ISSUE").map((state) => Issue.parse(state)),
    meetings: statesOf(items, "MEETING").map((state) => Meeting.parse(state)),
    series: statesOf(items, "SERIES").map((state) => Series.parse(state)),
    rowsIn: (partition: string) => items.filter((item) => item.partition.endsWith(`#${partition}`)),
  };
};

export type Reading = ReturnType<typeof readingOf>;

/** The facts of a kind. */
export const told = ({ facts }: Reading, what: string): Envelope[] =>
  facts.filter(({ type }) => type.split(".")[1] === what);

/** What occurs more than once. */
export const doubles = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

export const isSame = (one: Iterable<string>, other: Iterable<string>): boolean =>
  [...new Set(one)].toSorted().join() === [...new Set(other)].toSorted().join();
