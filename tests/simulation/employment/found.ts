import { Consent } from "#services/communities/domain/consent.ts";
import { Application } from "#services/employment/domain/application/application.ts";
import { Placement } from "#services/employment/domain/placement/placement.ts";
import { Story } from "#services/employment/domain/placement/story.ts";
import { Posting } from "#services/employment/domain/posting/posting.ts";
import { Seeker } from "#services/employment/domain/seeker/seeker.ts";
import type { Item } from "#shared/table/table.ts";
import { statesOf } from "../promises.ts";

/** Everything of employment that lies in the store at rest. */
export type Found = {
  readonly items: readonly Item[];
  readonly postings: readonly Posting[];
  readonly seekers: readonly Seeker[];
  readonly applications: readonly Application[];
  readonly placements: readonly Placement[];
  readonly stories: readonly Story[];
  readonly consents: readonly Consent[];
};

export const foundIn = (items: readonly Item[]): Found => ({
  items,
  postings: statesOf(items, "POSTING").map((state) => Posting.parse(state)),
  seekers: statesOf(items, "SEEKER").map((state) => Seeker.parse(state)),
  applications: statesOf(items, "JOB-APPLICATION").map((state) => Application.parse(state)),
  placements: statesOf(items, "PLACEMENT").map((state) => Placement.parse(state)),
  stories: statesOf(items, "STORY").map((state) => Story.parse(state)),
  consents: statesOf(items, "CONSENT").map((state) => Consent.parse(state)),
});
