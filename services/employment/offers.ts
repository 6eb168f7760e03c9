import { employerOffers, fairOffers, postingOffers, programmeOffers } from "./offers/organising.ts";
import { seekerOffers, wellbeingOffers } from "./offers/seekers.ts";
import { applicationOffers, placementOffers, storyOffers } from "./offers/work.ts";

/** What somebody may do now with each thing of employment. */
export const employmentOffers = {
  programme: programmeOffers,
  employer: employerOffers,
  posting: postingOffers,
  fair: fairOffers,
  seeker: seekerOffers,
  wellbeing: wellbeingOffers,
  application: applicationOffers,
  placement: placementOffers,
  story: storyOffers,
};
