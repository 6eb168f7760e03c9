import { digest } from "../domain/new-id.ts";
import { assistedAct } from "../table/assisted.ts";
import { entryOfHot, isHot } from "../table/hot.ts";
import { JournalEntry } from "../table/journal.ts";
import { journalPrefix } from "../table/layout.ts";
import { communityIn, communityScope } from "../table/scope.ts";
import { ConditionFailed, type Item } from "../table/table.ts";
import type { World } from "../world.ts";
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

const isEntry = ({ sort }: Item): boolean => sort.startsWith(journalPrefix);

/** The envelopes of a changed item: one for each fact of a new journal entry, none for anything else. */
export const envelopesOf = (region: string, image: Item): Envelope[] => {
  if (!isEntry(image)) return [];
  const entry = JournalEntry.parse(image);
  const community = communityIn(image.partition) ?? entry.community;
  if (!community) throw new Error(`a fact of no community: ${entry.verb}`);
  return entry.facts.map((fact, nth) => {
    const id = digest([image.partition, image.sort, String(nth)]);
    return envelope(region, community, { ...entry, id, sequence: sequenceOf(entry.version, nth) }, fact);
  });
};

type Journalling = Pick<World, "table" | "region">;

/** Puts the journal entry of a hot item's image, unless it is there; what was done at the desk is listed before. */
const journalHot = async ({ table, region }: Journalling, image: Item): Promise<void> => {
  const entry = entryOfHot(image);
  const scope = communityScope(region, communityIn(image.partition) ?? "");
  for (const write of assistedAct(scope, entry)) await table.write(write);
  try {
    await table.write({ put: entry, when: [{ path: ["partition"], is: "absent" }] });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

/**
 * What follows from changed items, in their order. A hot item's image becomes a journal entry; a new journal entry's
 * facts are published, and nothing else ever is: so a crash anywhere in between neither loses a fact nor makes two.
 */
export const relayed = async (world: Journalling, bus: Bus, images: readonly Item[]): Promise<void> => {
  for (const image of images) if (isHot(image)) await journalHot(world, image);
  const envelopes = images.flatMap((image) => envelopesOf(world.region, image));
  if (envelopes.length > 0) await bus.publish(envelopes);
};
