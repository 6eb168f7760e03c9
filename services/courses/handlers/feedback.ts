import { actingPerson } from "#shared/domain/caller.ts";
import { Refusal, refuse, refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { giveFeedback as give, viewOf } from "../domain/course/feedback.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { learnerOf, mustBeTheirs, readBooking } from "../store/booking-reader.ts";
import { courseStore } from "../store/course-store.ts";
import { feedbackStore } from "../store/feedback-store.ts";
import { sessionStore } from "../store/session-store.ts";

/** Only of a course where one was may one tell how it was. */
const mustHaveBeenThere = async (table: CommunityTable, courseId: string, learnerId: string): Promise<void> => {
  const { state: course } = await courseStore(table).get(courseId);
  const sessions = await sessionStore(table).getEach(course.sessions.map(({ sessionId }) => sessionId));
  const isThere = sessions.some(({ attendance }) => attendance[learnerId]?.outcome === "present");
  if (!isThere) refuseField("", "not-attended");
};

const giveFeedback = endpoint(routes.giveFeedback, async ({ params, body, caller, community, command, now, table }) => {
  const { bookingId } = params;
  const found = await readBooking(table, bookingId);
  await mustBeTheirs(table, caller, found);
  const { courseId } = found.seats;
  await mustHaveBeenThere(table, courseId, learnerOf(found));
  const feedback = feedbackStore(table);
  const givenBy = actingPerson(caller).personId;
  const { replayed } = await feedback
    .create(bookingId, command, give({ ...body, bookingId, courseId, givenBy, at: now }))
    .catch((error: unknown) => {
      const isGiven = error instanceof Refusal && error.code === "version-conflict";
      return isGiven ? refuse("wrong-state", { state: "answered", allowedVerbs: [] }) : Promise.reject(error);
    });
  return { body: viewOf(courseId, await feedback.sumsOf(courseId), community.policy), replayed };
});

const getFeedback = endpoint(routes.getFeedback, async ({ params, community, table }) => {
  await courseStore(table).get(params.courseId);
  const sums = await feedbackStore(table).sumsOf(params.courseId);
  return { body: viewOf(params.courseId, sums, community.policy) };
});

export const feedbackEndpoints = { giveFeedback, getFeedback };
