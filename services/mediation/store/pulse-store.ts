import { digest } from "#shared/domain/new-id.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { PulseAnswer } from "../domain/pulse.ts";

/** So many answers of a year are counted at most: more than a community has disputes in it. */
const mostCounted = 5000;

/** The pulse of a community: each answer in a row that says neither whose it is nor of which case. */
export const pulseStore = (table: CommunityTable) => {
  const partition = table.scope.partition("PULSE");

  /** The row of an answer, the same however often its command comes. */
  const answered = ({ month, building, knowsNeighbours, trust }: PulseAnswer, { id }: Command): Companion => ({
    write: {
      put: {
        partition,
        sort: `${month}#${digest([id, "pulse"])}`,
        month,
        building,
        ...(knowsNeighbours !== undefined && { knowsNeighbours }),
        ...(trust !== undefined && { trust }),
      },
    },
  });

  /** Those of a year, up to but not with a month. */
  const ofYear = async (year: string, before: string): Promise<PulseAnswer[]> => {
    const found: PulseAnswer[] = [];
    for await (const items of pagesOf(table, { partition, prefix: `${year}-`, limit: 1000 })) {
      found.push(...items.map((item) => PulseAnswer.parse(item)).filter(({ month }) => month < before));
      if (found.length >= mostCounted) break;
    }
    return found.slice(0, mostCounted);
  };

  return { answered, ofYear };
};
