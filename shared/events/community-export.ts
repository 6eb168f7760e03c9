import { communityExportPartMade, type communityExportRequested } from "../contracts/community-exports.ts";
import { pageKey, partKey, tellsOfExports } from "../table/community-export.ts";
import { type Keeping, stretchesOf } from "../table/holding.ts";
import { journalEntry } from "../table/journal.ts";
import { journalPrefix } from "../table/layout.ts";
import { pagesOf } from "../table/pages.ts";
import { lineOf, portable } from "../table/portable.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { Item } from "../table/table.ts";
import { inTurn } from "../table/turn.ts";
import type { Heard } from "./consumer.ts";
import type { NamedReaction } from "./contract.ts";

type Requested = Heard<Omit<NamedReaction, "hears"> & { readonly hears: typeof communityExportRequested }>;

/** Some items that are read as one, and where that is. */
export type Piece = { readonly place: string; readonly pages: () => AsyncIterable<readonly Item[]> };

/** So many characters of text are kept in one item: three bytes each at most. */
const pageLength = 100_000;

type Left = { readonly place: string; readonly pageCount: number; readonly itemCount: number };

const isHighSurrogate = (text: string, at: number): boolean => /[\ud800-\udbff]/.test(text.charAt(at));

/** Keeps text page by page, from a page on. */
const pageWriter = ({ table, event }: Requested, part: string, first: number) => {
  let text = "";
  let pageCount = first;
  const keep = async (length: number): Promise<void> => {
    await table.write({
      put: { ...pageKey(table.scope, event.data.exportId, part, pageCount), text: text.slice(0, length) },
    });
    text = text.slice(length);
    pageCount += 1;
  };
  const add = async (more: string): Promise<void> => {
    text += more;
    while (text.length > pageLength) await keep(isHighSurrogate(text, pageLength - 1) ? pageLength - 1 : pageLength);
  };
  const flush = async (): Promise<void> => {
    if (text !== "") await keep(text.length);
  };
  return { add, flush, pagesThen: () => pageCount + (text === "" ? 0 : 1) };
};

/** The part is whole: it is told in the same commit. Written again, it tells nothing more. */
const closePart = async (
  { table, event, command, now }: Requested,
  part: string,
  counts: Omit<Left, "place">,
): Promise<void> => {
  const { exportId } = event.data;
  const facts = [communityExportPartMade({ exportId, part })];
  const entry = {
    ...table.scope.key(["EXPORT", exportId], journalPrefix + command.id),
    ...journalEntry(command, 1, facts),
  };
  await table.commit([
    { put: { ...partKey(table.scope, exportId, part), ...counts, at: now } },
    { put: entry as unknown as Item },
  ]);
};

const none: Left = { place: "", pageCount: 0, itemCount: 0 };

/**
 * Writes pieces as the lines of a file, in turns, of which each begins with a piece. A part that is whole is left as it
 * is: its digest may be on record.
 */
export const writePart = async (heard: Requested, part: string, pieces: () => AsyncIterable<Piece>): Promise<void> => {
  const { table, event } = heard;
  if (await table.get(partKey(table.scope, event.data.exportId, part))) return;
  const left: Left = heard.left ? JSON.parse(heard.left) : none;
  const writer = pageWriter(heard, part, left.pageCount);
  let { itemCount } = left;
  const restAt = (place: string): void =>
    heard.restAt(JSON.stringify({ place, pageCount: writer.pagesThen(), itemCount } satisfies Left));
  const work = async ({ pages }: Piece): Promise<void> => {
    for await (const items of pages()) {
      for (const item of items) await writer.add(`${lineOf(portable(item, table.scope.region))}\n`);
      itemCount += items.length;
    }
  };
  try {
    await inTurn({ left: left.place || undefined, restAt }, pieces, { placeOf: ({ place }) => place, work });
  } finally {
    await writer.flush();
  }
  await closePart(heard, part, { pageCount: writer.pagesThen(), itemCount });
};

async function* itemsOf(table: CommunityTable, partitions: readonly string[]): AsyncGenerator<readonly Item[]> {
  for (const partition of partitions)
    if (!tellsOfExports(table.scope, partition)) yield* pagesOf(table, { partition, limit: 250 });
}

async function* piecesOf(table: CommunityTable, keeping: Keeping): AsyncGenerator<Piece> {
  for await (const { place, partitions } of stretchesOf(table, keeping))
    yield {
      place,
      pages: async function* () {
        yield* itemsOf(table, await partitions());
      },
    };
}

/** Writes all that a service keeps of a community, to be taken away. */
export const exportKept =
  (keeping: Keeping) =>
  (heard: Requested): Promise<void> =>
    writePart(heard, keeping.service, () => piecesOf(heard.table, keeping));
