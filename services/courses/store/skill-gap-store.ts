import { stored } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item } from "#shared/table/table.ts";
import { Suggestion } from "../domain/campus/campus.ts";

export const skillGapRoom = ["SKILL-GAPS"] as const;

/** What work asks for in the community, each skill as its latest fact tells: for a campus that opens later, too. */
export const skillGapStore = (table: CommunityTable) => {
  const partition = table.scope.partition(...skillGapRoom);

  /** Keeps what was heard of a skill, unless a later fact was. */
  const keep = async (gap: Suggestion): Promise<void> => {
    const { skill, sequence } = gap;
    const put = { partition, sort: skill, sequence, gap: stored(gap) } as Item;
    try {
      await table.write({ put, when: [{ path: ["sequence"], is: "below", value: sequence }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** The skills that too few have. */
  const listOpen = async (): Promise<Suggestion[]> => {
    const found: Suggestion[] = [];
    for await (const items of pagesOf(table, { partition, limit: 100 }))
      found.push(...items.map(({ gap }) => Suggestion.parse(gap)));
    return found.filter(({ isMet }) => !isMet);
  };

  return { keep, listOpen };
};
