import * as z from "zod";
import type { Fact } from "../events/contract.ts";
import { stored } from "./entity.ts";
import { type Command, FactRecord, JournalEntry, journalEntry } from "./journal.ts";
import { hotAttribute, journalPrefix } from "./layout.ts";
import type { Item, Key, Value } from "./table.ts";

/** What a hot item carries of its latest change: its journal entry without what the item says anyway. */
const Last = JournalEntry.omit({ version: true, causationId: true, facts: true }).extend({
  causationId: z.string().optional(),
  facts: z.array(FactRecord.partial({ subject: true })),
});

/** The id of the thing that an item is of: the last part of its partition. */
const thingIn = ({ partition }: Pick<Key, "partition">): string => partition.slice(partition.lastIndexOf("#") + 1);

/** The `last` of a write to a hot item: lean, since every write carries it. */
export const lastOf = (key: Pick<Key, "partition">, command: Command, stated: readonly Fact[]): Value => {
  const { version: _, payload: __, causationId, facts, ...entry } = journalEntry(command, 0, stated);
  const thing = thingIn(key);
  const lean = facts.map(({ subject, ...fact }) => (subject === thing ? fact : { subject, ...fact }));
  return stored({ ...entry, facts: lean, ...(causationId !== command.id && { causationId }) });
};

export const isHot = (image: Item): boolean => image[hotAttribute] !== undefined;

/** Where the journal entry of one version of a hot item lies. */
export const hotEntryKey = ({ partition }: Pick<Key, "partition">, version: number): Key => ({
  partition,
  sort: `${journalPrefix}${version}`,
});

/** The journal entry that an image of a hot item stands for: one for each version. */
export const entryOfHot = (image: Item): Item & JournalEntry => {
  const last = Last.parse(image[hotAttribute]);
  const version = z.int().parse(image.version);
  const facts = last.facts.map((fact) => ({ ...fact, subject: fact.subject ?? thingIn(image) }));
  const entry: JournalEntry = { ...last, facts, causationId: last.causationId ?? last.command, version };
  return { ...hotEntryKey(image, version), ...(stored(entry) as object) } as Item & JournalEntry;
};
