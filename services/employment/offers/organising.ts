import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { besides, offers, offersFrom, readOnce } from "#shared/http/offers.ts";
import { hearingOf } from "#shared/people/hearing.ts";
import { mustActFor, mustEndFor } from "../domain/access.ts";
import { type Employer, employerLifecycle, mustVerifyAnothers } from "../domain/employer.ts";
import { type Fair, type FairNeed, fairLifecycle } from "../domain/fair/fair.ts";
import { lackOf } from "../domain/fair/plan.ts";
import { publish, review } from "../domain/posting/draft.ts";
import { fill } from "../domain/posting/fill.ts";
import { type Posting, postingLifecycle } from "../domain/posting/posting.ts";
import {
  activate,
  approve,
  mostOwners,
  type Programme,
  programmeLifecycle,
  saidBefore,
  sidesToAsk,
} from "../domain/programme.ts";
import { todayIn } from "../handlers/today.ts";
import { employerItem } from "../store/employer-store.ts";
import { exhibitorsNow } from "../store/exhibitors.ts";
import { publicBy } from "../store/posting-store.ts";

const heardOf = readOnce((programme: Programme, asking) => hearingOf(asking, saidBefore(programme)));

export const programmeOffers = offersFrom<Programme>(programmeLifecycle, {
  addProgrammeOwner: ({ owners }) => mustHaveRoom(owners, mostOwners, "/name"),
  approveProgramme: async (programme, asking) => {
    const isDone = programme.status === "active" && sidesToAsk(programme).length === 0;
    if (isDone || !approve(programme, await heardOf(programme, asking))) refuse("role-not-allowed");
  },
  activateProgramme: async (programme, asking) => activate(programme, await heardOf(programme, asking)),
});

export const employerOffers = besides(
  offersFrom<Employer>(employerLifecycle, { verifyEmployer: mustVerifyAnothers }),
  offers<Employer>({ recordVisit: () => undefined }),
);

export const postingOffers = offersFrom<Posting>(postingLifecycle, {
  revisePosting: ({ employerId }, { by }) => mustActFor(by, employerId),
  reviewPosting: review,
  publishPosting: async (posting, { by, at, community, table }) => {
    const needs = publicBy(table.scope, posting);
    const found = await table.getMany(needs.map(({ key }) => key));
    publish(posting, { by, ...todayIn(community, at), employer: employerItem.read(found[0]) });
    const states = found.map((item) => item?.state as { readonly status?: string } | undefined);
    for (const [nth, { status, refusal }] of needs.entries()) if (states[nth]?.status !== status) throw refusal;
  },
  fillPosting: fill,
  withdrawPosting: ({ employerId }, { by }) => mustEndFor(by, employerId),
});

/** A fair, perhaps as it was read with what it lacks. */
type SeenFair = Fair & { readonly missing?: readonly FairNeed[] };

export const fairOffers = offersFrom<SeenFair>(fairLifecycle, {
  makeFairReady: async (fair, { table }) => {
    const missing = fair.missing ?? lackOf(fair, await exhibitorsNow(table, fair)).missing;
    if (missing.length > 0) refuse("fair-not-ready");
  },
});
