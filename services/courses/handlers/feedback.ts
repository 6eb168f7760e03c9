import { actingPerson } from "#shared/domain/caller.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { giveFeedback as give, mustHaveBeenThere, viewOf } from "../domain/course/feedback.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { learnerOf, mustBeTheirs, readBooking, readTaught } from "../store/booking-reader.ts";
import { courseStore } from "../store/course-store.ts";
import { answeredAlready, feedbackStore } from "../store/feedback-store.ts";

const giveFeedback = endpoint(routes.giveFeedback, async ({ params, body, caller, community, command, now, table }) => {
  const { bookingId } = params;
  const found = await readBooking(table, bookingId);
  await mustBeTheirs(table, caller, found);
  const { courseId } = found.seats;
  mustHaveBeenThere(learnerOf(found), (await readTaught(table, courseId)).sessions);
  const feedback = feedbackStore(table);
  const givenBy = actingPerson(caller).personId;
  const { replayed } = await feedback
    .create(bookingId, command, give({ ...body, bookingId, courseId, givenBy, at: now }))
    .catch((error: unknown) => {
      const isGiven = error instanceof Refusal && error.code === "version-conflict";
      throw isGiven ? answeredAlready : error;
    });
  return { body: viewOf(courseId, await feedback.sumsOf(courseId), community.policy), replayed };
});

const getFeedback = endpoint(routes.getFeedback, async ({ params, community, table }) => {
  await courseStore(table).get(params.courseId);
  const sums = await feedbackStore(table).sumsOf(params.courseId);
  return { body: viewOf(params.courseId, sums, community.policy) };
});

export const feedbackEndpoints = { giveFeedback, getFeedback };
