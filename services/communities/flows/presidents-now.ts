import type { Heard } from "#shared/events/consumer.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { presidenciesIn } from "../store/presidency-store.ts";

/** Who presides when it happened, or answers as a deputy. */
export const presidentsNow = async (table: CommunityTable, _: string, { time }: Heard["event"]) => {
  const { known } = await presidenciesIn(table);
  const inOffice = known.filter(({ from, to }) => from <= time && (to === undefined || time < to));
  return { presidents: inOffice.map(({ personId }) => personId) };
};
