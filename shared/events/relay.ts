import { digest } from "../domain/ids.ts";
import { JournalEntry } from "../table/journal.ts";
import { journalPrefix } from "../table/layout.ts";
import { communityIn } from "../table/scope.ts";
import type { Item } from "../table/table.ts";
import { type Envelope, firstSequence, sequenceOf } from "./contract.ts";

/** Where published facts go: EventBridge on AWS, rule matching and queues on one machine. */
export type Bus = { publish(envelopes: readonly Envelope[]): Promise<void> };

const sourceOf = (type: string): string => `linli.${type.slice(0, type.indexOf("."))}`;

type Told = Pick<JournalEntry, "at" | "correlationId" | "causationId"> & {
  readonly id: string;
  readonly sequence?: string;
};

/** The envelope of one fact. The same fact always gets the same id, however often it is published. */
export const envelope = (
  region: string,
  community: string,
  { id, at, correlationId, causationId, sequence = firstSequence }: Told,
  { type, subject, data }: JournalEntry["facts"][number],
): Envelope => ({
  specversion: "1.0",
  id,
  source: sourceOf(type),
  type,
  time: at,
  subject,
  community,
  region,
  correlationId,
  causationId,
  sequence,
  data,
});

/** The envelopes of a changed item: one for each fact of a new journal entry, none for anything else. */
export const envelopesOf = (region: string, image: Item): Envelope[] => {
  if (!image.sort.startsWith(journalPrefix)) return [];
  const entry = JournalEntry.parse(image);
  const community = communityIn(image.partition) ?? entry.community;
  if (!community) throw new Error(`a fact of no community: ${entry.verb}`);
  return entry.facts.map((fact, nth) => {
    const id = digest([image.partition, entry.command, String(nth)]);
    return envelope(region, community, { ...entry, id, sequence: sequenceOf(entry.version, nth) }, fact);
  });
};
