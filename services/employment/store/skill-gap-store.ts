import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { SkillGap } from "../domain/seeker/skill-gap.ts";
import { type Paging, pageOfCards } from "./cards.ts";

const skillGapEntity: Entity<SkillGap> = {
  name: "SKILL-GAP",
  schema: SkillGap,
  card: (gap) => gap,
  indexes: ({ status, skill }) => ({ first: { partition: ["SKILL-GAP-STATUS", status], sort: skill } }),
};

/** What employers ask for and seekers know, by skill. */
export const skillGapStore = (table: CommunityTable) => {
  const list = (status: SkillGap["status"], paging: Paging) =>
    pageOfCards(
      table,
      SkillGap,
      { index: "first", partition: table.scope.partition("SKILL-GAP-STATUS", status) },
      paging,
    );
  return { ...entityStore(table, skillGapEntity), list };
};
