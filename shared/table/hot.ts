import * as z from "zod";
import type { Fact } from "../events/contract.ts";
import { stored } from "./entity.ts";
import { type Command, JournalEntry, journalEntry } from "./journal.ts";
import { hotAttribute, journalPrefix } from "./layout.ts";
import type { Item, Key, Value } from "./table.ts";

/** What a hot item carries of its latest change: its journal entry, but for the version, which the write counts. */
const Last = JournalEntry.omit({ version: true, causationId: true }).extend({ causationId: z.string().optional() });

/** The `last` of a write to a hot item. What the item says elsewhere, or the command's id says too, is left out. */
export const lastOf = (command: Command, facts: readonly Fact[]): Value => {
  const { version: _, payload: __, causationId, ...entry } = journalEntry(command, 0, facts);
  return stored({ ...entry, ...(causationId !== command.id && { causationId }) });
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
  const entry: JournalEntry = { ...last, causationId: last.causationId ?? last.command, version };
  return { ...hotEntryKey(image, version), ...(stored(entry) as object) } as Item & JournalEntry;
};
