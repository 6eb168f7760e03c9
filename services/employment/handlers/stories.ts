import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { awardFor } from "../domain/placement/award.ts";
import type { Placement } from "../domain/placement/placement.ts";
import {
  isToldNow,
  publishStory as publish,
  publishAgain,
  storySubject,
  unpublish,
} from "../domain/placement/story.ts";
import { consentSubject } from "../domain/seeker/seeker.ts";
import { awardPaper } from "../papers/award-paper.ts";
import { employmentRoutes as routes } from "../routes.ts";
import { withConsents } from "../store/consent-source.ts";
import { consentStore, consentsKey, consentsOf } from "../store/consent-store.ts";
import { employerItem } from "../store/employer-store.ts";
import { placementStore } from "../store/placement-store.ts";
import { seekerItem } from "../store/seeker-store.ts";
import { storyItem, storyStore } from "../store/story-store.ts";

/** A story is told once and may be told anew: the first time it is made. */
const publishStory = endpoint(routes.publishStory, async (call) => {
  const { state: placement } = await placementStore(call.table).get(call.params.placementId);
  return withConsents(call.table, placement.personId, () => publishOf(call, placement));
});

type Telling = Call<typeof routes.publishStory>;

const publishOf = async ({ params, body, caller, now, table, command }: Telling, placement: Placement) => {
  const { placementId } = params;
  const { scope } = table;
  const [seeker, consents, earlier] = await table.getMany([
    seekerItem.key(scope, placement.seekerId),
    consentsKey(scope, consentSubject(placement)),
    storyItem.key(scope, placementId),
  ]);
  const known = { placement, seeker: seekerItem.read(seeker), consents: consentsOf(consents) };
  const telling = { ...body, ...known, by: caller, at: now };
  const { state, ...outcome } = earlier
    ? await storyStore(table).decide(placementId, command, (current) => publishAgain(current, telling))
    : await storyStore(table).create(placementId, command, () => publish(telling));
  return { body: state, ...outcome };
};

/** What a person was praised for, with their name. */
const getAward = endpoint(routes.getAward, async ({ params, query, caller, language, table }) => {
  const { state: placement } = await placementStore(table).get(params.placementId);
  return withConsents(table, placement.personId, async () => {
    const { scope } = table;
    const [seeker, consents, employer] = await table.getMany([
      seekerItem.key(scope, placement.seekerId),
      consentsKey(scope, consentSubject(placement)),
      employerItem.key(scope, placement.employerId),
    ]);
    const { kind, period } = awardFor(placement, { ...query, by: caller, consents: consentsOf(consents) });
    const [name, position] = [seekerItem.read(seeker)?.name, placement.positions.at(-1)?.title];
    const told = { name, kind, period, position, employer: employerItem.read(employer)?.name };
    return { body: awardPaper(told, language) };
  });
});

const unpublishStory = endpoint(routes.unpublishStory, async ({ params, now, table, command }) => {
  const { state, ...outcome } = await storyStore(table).decide(params.placementId, command, (current) =>
    unpublish(current, { at: now }),
  );
  return { body: state, ...outcome };
});

/** An index may not know yet that a consent was taken back, so each is looked up before its title is told. */
const listStories = endpoint(routes.listStories, async ({ query, table }) => {
  const { items, ...page } = await storyStore(table).list(query);
  const told = await storyStore(table).getEach(items.map(({ placementId }) => placementId));
  const consents = await consentStore(table).list(told.map(storySubject));
  const standing = new Set(
    told.filter((story, nth) => isToldNow(story, consents[nth])).map(({ placementId: id }) => id),
  );
  return { body: { items: items.filter(({ placementId }) => standing.has(placementId)), ...page } };
});

/** The consent is looked up on every reading: what was taken back a moment ago is not told any more. */
const getStory = endpoint(routes.getStory, async ({ params, table }) => {
  const { state, version } = await storyStore(table).get(params.placementId);
  if (state.status !== "published") return refuse("not-found");
  const consents = await consentStore(table).find(storySubject(state));
  return isToldNow(state, consents) ? { body: state, version } : refuse("not-found");
});

/** Stories, by the consent of those whom they are about. */
export const stories = { publishStory, unpublishStory, getAward, listStories, getStory };
