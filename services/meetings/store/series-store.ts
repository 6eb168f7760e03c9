import { Refusal } from "#shared/domain/refusal.ts";
import { type Companion, type Entity, stored } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Value } from "#shared/table/table.ts";
import { type Seat, Series } from "../domain/series.ts";
import { seatedKey, seatPath, stillHere } from "./seats-store.ts";

const unknownPerson = new Refusal("invalid", { errors: [{ pointer: "/personId", code: "unknown-person" }] });

/** Each seat stands with its person too, in the same commit; only who is known and has not moved out is given one. */
const seatCompanions = (scope: CommunityScope, before: Series | undefined, after: Series): Companion[] => {
  const former = new Map(before?.seats.map((seat) => [seat.seatId, seat]));
  const changed = after.seats.filter((seat) => JSON.stringify(former.get(seat.seatId)) !== JSON.stringify(seat));
  return changed.map(({ seatId, personId, side, from, to }: Seat) => {
    const held = stored({ seriesId: after.seriesId, side, from, to }) as Value;
    const update = { update: seatedKey(scope, personId), changes: [{ set: seatPath(seatId), to: held }] };
    const isNew = !former.has(seatId);
    return isNew ? { write: { ...update, when: stillHere }, refusal: unknownPerson } : { write: update };
  });
};

const seriesEntity: Entity<Series> = {
  name: "SERIES",
  schema: Series,
  card: ({ seriesId, name }) => ({ seriesId, name }),
  people: ({ seats }) => seats.map(({ personId }) => personId),
  indexes: ({ seriesId, startedAt }) => ({ first: { partition: ["ALL-SERIES"], sort: `${startedAt}#${seriesId}` } }),
  companions: seatCompanions,
};

type Paging = { readonly limit: number; readonly cursor?: string | undefined };

/** The bodies that meet in one community. */
export const seriesStore = (table: ScopedTable<CommunityScope>) => {
  const list = async ({ limit, cursor }: Paging) => {
    const partition = table.scope.partition("ALL-SERIES");
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => Series.pick({ seriesId: true, name: true }).parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };
  return { ...entityStore(table, seriesEntity), list };
};
