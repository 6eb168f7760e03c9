import { parentId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { answer, clear, offer, raise, raiseAgain } from "../domain/seeker/wellbeing.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { seekerItem, stillLooks } from "../store/seeker-store.ts";
import { wellbeingItem, wellbeingStore } from "../store/wellbeing-store.ts";

const getWellbeing = endpoint(routes.getWellbeing, async ({ params, table }) => {
  const { state, version } = await wellbeingStore(table).get(params.seekerId);
  return { body: state, version };
});

/** The first time it is made, later it is raised again. */
const raiseWellbeing = endpoint(routes.raiseWellbeing, async ({ params, body, caller, now, table, command }) => {
  const { seekerId } = params;
  const [known, earlier] = await table.getMany([
    seekerItem.key(table.scope, seekerId),
    wellbeingItem.key(table.scope, seekerId),
  ]);
  const seeker = seekerItem.read(known) ?? refuse("not-found");
  const raising = { ...body, by: caller, at: now, seeker };
  const also = [stillLooks(table.scope, seekerId)];
  const { state, ...outcome } = earlier
    ? await wellbeingStore(table).decide(seekerId, command, (current) => ({ ...raiseAgain(current, raising), also }))
    : await wellbeingStore(table).create(seekerId, command, () => ({ ...raise(raising), also }));
  return { body: state, ...outcome };
});

const ofWellbeing = transitions({
  store: wellbeingStore,
  id: ({ seekerId, offerId }) => String(seekerId ?? parentId("skr", String(offerId))),
  view: (wellbeing) => wellbeing,
});

/** All of it is for the caseworker alone: each route says so. */
export const wellbeing = {
  getWellbeing,
  raiseWellbeing,
  ...ofWellbeing(routes, { offerHelp: offer, answerHelpOffer: answer, clearWellbeing: clear }),
};
