import { standingIn, standingKey, stillHolds } from "#shared/people/standing.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { type Seating, seat as take } from "../domain/seating.ts";
import { Series, SeriesCard } from "../domain/series.ts";
import { changeSeat, seatedKey, takeSeat } from "./seats-store.ts";

/** A seat that ends, ends with its person too, in the same commit. */
const seatCompanions = (scope: CommunityScope, before: Series | undefined, after: Series): Companion[] => {
  const former = new Map(before?.seats.map((seat) => [seat.seatId, JSON.stringify(seat)]));
  const changed = after.seats.filter((seat) => {
    const known = former.get(seat.seatId);
    return known !== undefined && known !== JSON.stringify(seat);
  });
  return changed.map((seat) => changeSeat(scope, after.seriesId, seat));
};

const seriesEntity: Entity<Series> = {
  name: "SERIES",
  schema: Series,
  card: ({ seriesId, name }) => ({ seriesId, name }),
  people: ({ seats }) => seats.map(({ personId }) => personId),
  indexes: ({ seriesId, startedAt }) => ({ first: { partition: ["ALL-SERIES"], sort: `${startedAt}#${seriesId}` } }),
  companions: seatCompanions,
};

/** The bodies that meet in one community. */
export const seriesStore = (table: CommunityTable) => {
  const list = async ({ limit, cursor }: Paging) => {
    const partition = table.scope.partition("ALL-SERIES");
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => SeriesCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  const { scope } = table;
  const store = entityStore(table, seriesEntity);

  /** A seat that is taken stands with its person too, in the same commit, in which they are of its side still. */
  const seat = (seriesId: string, command: Command, told: Omit<Seating, "member">) =>
    store.decide(
      seriesId,
      command,
      (current, [seated, standing]) => {
        const { taken, grantId, ...decision } = take(current, { ...told, member: standingIn(standing) });
        const isOfSide = stillHolds(scope, told.personId, grantId);
        return { ...decision, also: [isOfSide, takeSeat(scope, seriesId, taken, seated)] };
      },
      [seatedKey(scope, told.personId), standingKey(scope, told.personId)],
    );

  return { ...store, list, seat };
};
