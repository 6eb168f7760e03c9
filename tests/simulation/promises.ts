import { envelopesOf } from "#shared/events/relay.ts";
import { JournalEntry } from "#shared/table/journal.ts";
import type { Item } from "#shared/table/table.ts";
import { region, startsAt } from "./estate.ts";
import type { Evidence } from "./scenario.ts";

/** One entry per version, none missing, and the state at the last of them. */
const journals = (items: readonly Item[]): string[] => {
  const versions = Object.groupBy(
    items.filter(({ sort }) => sort.startsWith("JOURNAL#")),
    ({ partition }) => partition,
  );
  const states = new Map(items.filter(({ sort }) => sort === "STATE").map((item) => [item.partition, item.version]));
  return Object.entries(versions).flatMap(([partition, entries = []]) => {
    const numbers = entries.map(({ version }) => Number(version)).toSorted((one, other) => one - other);
    const isWhole = numbers.every((version, at) => version === at + 1) && states.get(partition) === numbers.length;
    return isWhole
      ? []
      : [`the journal of ${partition} has the versions ${numbers}, its state ${states.get(partition)}`];
  });
};

/** Every fact of this run reached the bus. */
const facts = (items: readonly Item[], published: ReadonlySet<string>): string[] => {
  const entries = items
    .filter(({ sort }) => sort.startsWith("JOURNAL#"))
    .map((item) => ({ item, entry: JournalEntry.parse(item) }));
  const ofThisRun = entries.filter(({ entry }) => entry.at > startsAt);
  return ofThisRun.flatMap(({ item }) =>
    envelopesOf(region, item).flatMap(({ id, type }) => (published.has(id) ? [] : [`${type} was never published`])),
  );
};

/** What holds of every thing in the house. */
export const sharedPromises = ({ items, published }: Evidence): string[] => [
  ...journals(items),
  ...facts(items, published),
];

/** The states of one kind of thing, as they lie in the store. */
export const statesOf = (items: readonly Item[], kind: string): unknown[] =>
  items.filter(({ partition, sort }) => partition.split("#")[2] === kind && sort === "STATE").map(({ state }) => state);
