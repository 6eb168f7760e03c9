import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { queueView } from "../domain/seats/booking-view.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { learnerStore } from "../store/learner-store.ts";
import { priorityStore } from "../store/priority-store.ts";
import { seatStore } from "../store/seat-store.ts";

/** The list with everybody's name and why they wait; who changed a place, and for which reason. */
export const getWaitingList = endpoint(routes.getWaitingList, async ({ params, query, community, now, table }) => {
  const seats = (await seatStore(table).find(params.courseId)) ?? refuse("not-found");
  const page = pageAfter(queueView(seats, lookOf(community, now)), query);
  const ids = page.items.flatMap(({ learners }) => learners.map(({ learnerId }) => learnerId));
  const names = await learnerStore(table).namesOf(ids);
  const changes = await priorityStore(table).list(params.courseId);
  const items = page.items.map((entry) => ({
    ...entry,
    learners: entry.learners.map(({ learnerId }) => ({ learnerId, name: names.get(learnerId) })),
    changes: changes.filter((change) => entry.learners.some(({ learnerId }) => learnerId === change.learnerId)),
  }));
  return { body: { ...page, items } };
});
