import { type Piece, writePart } from "#shared/events/community-export.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { catalogue, cataloguePartition } from "#shared/table/catalogue.ts";
import { communityKey } from "#shared/table/community.ts";
import { digestOfPages, partsOf } from "#shared/table/community-export.ts";
import { pagesOf } from "#shared/table/pages.ts";
import { claimKey, ownListKey } from "#shared/table/portable.ts";
import type { Item } from "#shared/table/table.ts";
import { closeExport, lastPart } from "../domain/community-export.ts";
import type { communitiesReactions } from "../reactions.ts";
import { communityExportStore } from "../store/community-export-store.ts";
import { personStore } from "../store/person-store.ts";

type Leaving = Heard<typeof communitiesReactions.exportLastWhenCommunityExportRequested>;

const one = async function* (item: Item | undefined): AsyncGenerator<readonly Item[]> {
  if (item) yield [item];
};

/** The community itself, the claim of its slug, and the rows by which its people's own lists name it. */
async function* lastPieces({ table, region, ownListOf }: Leaving): AsyncGenerator<Piece> {
  const { scope } = table;
  for (const partition of [cataloguePartition(scope, "COMMUNITY"), communityKey(scope).partition])
    yield { place: partition, pages: () => pagesOf(table, { partition, limit: 250 }) };
  const claim = claimKey(scope.region, scope.community);
  yield {
    place: "claim",
    pages: async function* () {
      yield* one(await region.get(claim));
    },
  };
  for await (const personId of catalogue(table, "PERSON"))
    yield {
      place: personId,
      pages: async function* () {
        const { account } = { account: undefined, ...(await personStore(table).find(personId))?.state };
        if (account) yield* one(await ownListOf(account).get(ownListKey(scope.region, account, scope.community)));
      },
    };
}

export const exportLast = (heard: Leaving): Promise<void> => writePart(heard, lastPart, () => lastPieces(heard));

/** Whoever wrote the last part that was missing closes the export: its digest is on record from then on. */
export const closeExportWhenWhole = async ({
  event,
  table,
  command,
}: Heard<typeof communitiesReactions.closeExportWhenPartMade>): Promise<void> => {
  const { exportId } = event.data;
  const exports = communityExportStore(table);
  const { state } = await exports.get(exportId);
  if (state.status === "ready") return;
  const parts = await partsOf(table, exportId, state.parts);
  const written = parts.flatMap((part, nth) => (part ? [{ part: state.parts[nth] ?? "", ...part }] : []));
  if (written.length < state.parts.length) return;
  const pages = written.map(({ part, pageCount }) => ({ part, pageCount }));
  const itemCount = written.reduce((sum, part) => sum + part.itemCount, 0);
  const digest = await digestOfPages(table, exportId, pages);
  await exports.decide(exportId, command, (current) => closeExport(current, { pages, itemCount, digest }));
};
