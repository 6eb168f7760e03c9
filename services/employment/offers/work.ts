import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { type Asking, besides, offers, offersFrom, readOnce } from "#shared/http/offers.ts";
import { mustCareFor } from "../domain/access.ts";
import { mustSayYesThemselves, mustWitness } from "../domain/application/accept.ts";
import { type Application, applicationLifecycle } from "../domain/application/application.ts";
import { isSharedNow } from "../domain/application/application-view.ts";
import { apply, markBriefed, shareAgain, startPreparing } from "../domain/application/apply.ts";
import { mustBeShared, mustDealWith, mustHaveInterviewsLeft } from "../domain/application/hire.ts";
import { dueAmong, mustDealWith as mustDealWithPlaced } from "../domain/placement/check.ts";
import { most, type Placement, placementLifecycle } from "../domain/placement/placement.ts";
import { mustBeLetTell, type Story, storyLifecycle, storySubject } from "../domain/placement/story.ts";
import { consentSubject } from "../domain/seeker/seeker.ts";
import { mustHaveOpening } from "../store/application-store.ts";
import { consentsKey, consentsOf } from "../store/consent-store.ts";
import { openingsKey } from "../store/openings.ts";
import { postingItem } from "../store/posting-store.ts";
import { seekerItem } from "../store/seeker-store.ts";
import { storyItem } from "../store/story-store.ts";

/** What an application turns on beside itself. */
const aroundIt = readOnce(async (application: Application, { table }) => {
  const { scope } = table;
  const [seeker, posting, consents, openings] = await table.getMany([
    seekerItem.key(scope, application.seekerId),
    postingItem.key(scope, application.postingId),
    consentsKey(scope, consentSubject(application)),
    openingsKey(scope, application.postingId),
  ]);
  const read = { seeker: seekerItem.read(seeker), posting: postingItem.read(posting), consents: consentsOf(consents) };
  return { ...read, openings };
});

/** A step of the seeker's: what it asks of them first, then of what is around the application. */
const step =
  (verb: (application: Application, told: Asking & Awaited<ReturnType<typeof aroundIt>>) => unknown) =>
  async (application: Application, asking: Asking) => {
    mustCareFor(application, asking.by);
    verb(application, { ...asking, ...(await aroundIt(application, asking)) });
  };

/** What goes on with the employer stands on a consent that was not taken back meanwhile. */
const mustBeSharedStill = async (application: Application, asking: Asking): Promise<void> => {
  mustBeShared(application);
  const { consents } = await aroundIt(application, asking);
  if (!isSharedNow(application, consents)) refuse("share-consent-required", { purpose: "share-to-employer" });
};

const mustDeal = (application: Application, { by }: Asking): void => mustDealWith(application, by);

export const applicationOffers = offersFrom<Application>(applicationLifecycle, {
  markApplicantBriefed: step(markBriefed),
  prepareApplicant: step(startPreparing),
  applyForWork: step(apply),
  shareJobApplication: step((application, told) => shareAgain(application, told) ?? refuse("wrong-state")),
  inviteToInterview: async (application, asking) => {
    mustDeal(application, asking);
    mustHaveInterviewsLeft(application);
    await mustBeSharedStill(application, asking);
  },
  offerWork: async (application, asking) => {
    mustDeal(application, asking);
    await mustBeSharedStill(application, asking);
  },
  acceptWork: async (application, asking) => {
    mustSayYesThemselves(application, asking.by);
    await mustBeSharedStill(application, asking);
    mustWitness(application, { ...asking, ...(await aroundIt(application, asking)) });
  },
  hireApplicant: async (application, asking) => {
    mustDeal(application, asking);
    await mustBeSharedStill(application, asking);
    mustHaveOpening((await aroundIt(application, asking)).openings);
  },
  rejectApplicant: mustDeal,
  withdrawJobApplication: (application, { by }) => mustCareFor(application, by),
  missInterview: mustDeal,
});

const mustDealHere = (placement: Placement, { by }: Asking): void => mustDealWithPlaced(placement, by);

/** What lets somebody tell of a placement, and what was told of it. */
const tellingOf = readOnce(async (placement: Placement, { table }) => {
  const { scope } = table;
  const keys = [consentsKey(scope, consentSubject(placement)), storyItem.key(scope, placement.placementId)];
  const [consents, story] = await table.getMany(keys);
  return { consents: consentsOf(consents), story: storyItem.read(story) };
});

export const placementOffers = besides(
  offersFrom<Placement>(placementLifecycle, {
    recordRecognition: (placement, asking) => {
      mustDealHere(placement, asking);
      mustHaveRoom(placement.recognitions, most.recognitions, "");
    },
    recordPromotion: (placement, asking) => {
      mustDealHere(placement, asking);
      mustHaveRoom(placement.positions, most.positions, "");
    },
    checkRetention: (placement, asking) => {
      mustDealHere(placement, asking);
      dueAmong(placement.checks, asking.at);
    },
    rateSatisfaction: (placement, { by }) => mustCareFor(placement, by),
    endPlacement: mustDealHere,
  }),
  offers<Placement>({
    publishStory: async (placement, asking) => mustBeLetTell((await tellingOf(placement, asking)).consents),
    unpublishStory: async (placement, asking) => {
      const { story } = await tellingOf(placement, asking);
      storyLifecycle.allow("unpublish", story ?? refuse("not-found"));
    },
  }),
);

export const storyOffers = offersFrom<Story>(storyLifecycle, {
  publishStory: async (story, { table }) =>
    mustBeLetTell(consentsOf(await table.get(consentsKey(table.scope, storySubject(story))))),
});
