import { actingPerson } from "#shared/domain/caller.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { meetingsRoutes } from "../routes.ts";
import { seriesStore } from "../store/series-store.ts";
import { subscriptionStore } from "../store/subscription-store.ts";

export const subscribeToSeries = endpoint(
  meetingsRoutes.subscribeToSeries,
  async ({ params: { seriesId }, caller, command, now, table }) => {
    await seriesStore(table).get(seriesId);
    const { personId } = actingPerson(caller);
    const { state, ...outcome } = await subscriptionStore(table).begin({ seriesId, personId, at: now }, command);
    return { body: state, ...outcome, made: state.subscriptionId };
  },
);

export const listSubscriptions = endpoint(meetingsRoutes.listSubscriptions, async ({ query, caller, table }) => {
  const { items, ...page } = await subscriptionStore(table).ofPerson(actingPerson(caller).personId, query);
  const bodies = await seriesStore(table).getEach([...new Set(items.map(({ seriesId }) => seriesId))]);
  const names = new Map(bodies.map(({ seriesId, name }) => [seriesId, name]));
  const cards = items.map(({ personId: _, ...known }) => ({ ...known, seriesName: names.get(known.seriesId) }));
  return { body: { ...page, items: cards } };
});
