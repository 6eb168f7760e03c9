import { mayBookFor } from "#services/courses/domain/learner.ts";
import { bookingIdOf } from "#services/courses/domain/seats/booking-id.ts";
import { coursesRoutes as routes } from "#services/courses/routes.ts";
import { learnerKeys, learnersIn } from "#services/courses/store/learner-store.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ConditionFailed, type Key } from "#shared/table/table.ts";

const isAbsent = { path: ["partition"], is: "absent" } as const;

/**
 * The same operation as serverless systems usually build it, for comparison: an idempotency record first, then a
 * transaction of counter, booking and outbox, then the record again. No waiting list, no groups, no holds.
 */
export const usualBooking = endpoint(routes.bookSeats, async ({ body, caller, command, now, table }) => {
  const { scope } = table;
  const [wished] = body.learners;
  const learnerId = wished?.learnerId ?? "";
  const { personId: bookerId } = actingPerson(caller);
  const learner = learnersIn([learnerId], await table.getMany(learnerKeys(scope, [learnerId]))).get(learnerId);
  if (!learner || !mayBookFor(learner, learner)) refuseField("/learners/0/learnerId", "not-of-household");

  const { courseId } = body;
  const record: Key = scope.key(["IDEMPOTENCY", command.id], "STATE");
  const counter: Key = scope.key(["COUNTER", courseId], "STATE");
  const seat: Key = scope.key(["COUNTER", courseId], `SEAT#${learnerId}`);
  const bookingId = bookingIdOf(courseId, command.id.slice(0, 10), learnerId);
  const row = {
    bookingId,
    courseId,
    learnerId,
    bookerId,
    channel: "self",
    status: "confirmed",
    bookedAt: now,
  } as const;
  const answer = { body: { bookings: [row] }, made: bookingId };

  try {
    await table.write({ put: { ...record, status: "in-progress", payload: command.payload }, when: [isAbsent] });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    const earlier = error.failures[0]?.item;
    if (earlier?.payload !== command.payload) refuse("idempotency-mismatch");
    if (earlier?.status === "done") return { ...answer, replayed: true };
  }
  try {
    await table.commit([
      {
        update: counter,
        changes: [{ add: ["left"], by: -1 }],
        when: [{ path: ["left"], is: "at-least", value: 1 }],
      },
      { put: { ...seat, ...row }, when: [isAbsent] },
      { put: { ...scope.key(["OUTBOX", courseId], command.id), verb: command.verb, at: now } },
    ]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await table.write({ delete: record });
    return refuse(error.failures[0]?.index === 0 ? "course-full" : "already-booked");
  }
  await table.write({ update: record, changes: [{ set: ["status"], to: "done" }] });
  return answer;
});
