import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { type Asking, besides, offers, offersFrom } from "#shared/http/offers.ts";
import { mustCareFor } from "../domain/access.ts";
import { mustBeNoMember } from "../domain/seeker/consent-record.ts";
import { keep } from "../domain/seeker/keep.ts";
import { most, mustLook, type Seeker, seekerLifecycle } from "../domain/seeker/seeker.ts";
import { mostOffers, raiseAgain, type Wellbeing, wellbeingLifecycle } from "../domain/seeker/wellbeing.ts";
import { seekerItem } from "../store/seeker-store.ts";
import { wellbeingItem } from "../store/wellbeing-store.ts";

/** What is done to one of several things is done where there is one. */
const mustBeSome = (list: readonly unknown[]): void => {
  if (list.length === 0) refuse("not-found");
};

const mustCare = (seeker: Seeker, { by }: Asking): void => mustCareFor(seeker, by);

const ofSeeker = offersFrom<Seeker>(seekerLifecycle, {
  changeSeeker: mustCare,
  briefSeeker: ({ briefings }) => mustHaveRoom(briefings, most.briefings, ""),
  acknowledgeBriefing: (seeker, asking) => {
    mustCare(seeker, asking);
    mustBeSome(seeker.briefings);
  },
  addPreparation: ({ tasks }) => mustHaveRoom(tasks, most.tasks, ""),
  finishPreparation: (seeker, asking) => {
    mustCare(seeker, asking);
    mustBeSome(seeker.tasks);
  },
  recordSignedConsent: mustBeNoMember,
  withdrawSignedConsent: ({ consents }) => mustBeSome(consents),
  closeSeeker: mustCare,
  keepSeeker: keep,
});

export const seekerOffers = besides(
  ofSeeker,
  offers<Seeker>({
    raiseWellbeing: async (seeker, { table }) => {
      mustLook(seeker);
      const known = wellbeingItem.read(await table.get(wellbeingItem.key(table.scope, seeker.seekerId)));
      if (known) wellbeingLifecycle.allow("raiseAgain", known);
    },
  }),
);

export const wellbeingOffers = offersFrom<Wellbeing>(wellbeingLifecycle, {
  raiseWellbeing: async (wellbeing, { by, at, table }) => {
    const seeker = seekerItem.read(await table.get(seekerItem.key(table.scope, wellbeing.seekerId)));
    raiseAgain(wellbeing, { by, at, note: undefined, seeker: seeker ?? refuse("not-found") });
  },
  offerHelp: (wellbeing) => mustHaveRoom(wellbeing.offers, mostOffers, ""),
  answerHelpOffer: (wellbeing) => mustBeSome(wellbeing.offers),
});
