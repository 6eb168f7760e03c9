import { dayIn } from "#shared/domain/dates.ts";
import { consumer } from "#shared/events/consumer.ts";
import { endSeatsOf } from "../domain/series.ts";
import { meetingsReactions } from "../reactions.ts";
import { seatsStore } from "../store/seats-store.ts";
import { seriesStore } from "../store/series-store.ts";

/** It is marked first: from then on nobody can seat the person, so the seats found afterwards are all there are. */
export const endSeatsWhenMovedOut = consumer(
  meetingsReactions.endSeatsWhenMovedOut,
  async ({ event, table, now, command, community }) => {
    const { personId } = event.data;
    const seated = await seatsStore(table).moveOut(personId, event.time);
    const day = dayIn((await community()).timeZone, now);
    const bodies = new Set(Object.values(seated?.seats ?? {}).map(({ seriesId }) => seriesId));
    for (const seriesId of bodies)
      await seriesStore(table).decide(seriesId, command, (current) => endSeatsOf(current, { personId, day }));
  },
);
