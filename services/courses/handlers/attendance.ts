import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { codeStore, typedCode } from "#shared/people/codes.ts";
import type { Outcome } from "#shared/table/entity.ts";
import { stepOf } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isStaff } from "../domain/access.ts";
import { holdDated } from "../domain/course/dated.ts";
import { courseOfBooking, courseOfSession } from "../domain/ids.ts";
import { mayBeCalled } from "../domain/learner.ts";
import { followLearner } from "../domain/seats/consent.ts";
import { entryOfBooking, type Seats } from "../domain/seats/seats.ts";
import { checkIn as enter, hold, checkOut as leave, excuse as pardon } from "../domain/session/attendance.ts";
import type { Session } from "../domain/session/session.ts";
import type { SessionView } from "../domain/session/session-view.ts";
import { slipCode } from "../domain/slip.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { courseStore } from "../store/course-store.ts";
import { withGuardians } from "../store/guardian-answer.ts";
import { learnerStore } from "../store/learner-store.ts";
import { rosterOf } from "../store/roster-reader.ts";
import { seatStore, seatsIn, seatsKey } from "../store/seat-store.ts";
import { sessionKey, sessionStore } from "../store/session-store.ts";
import { mustBeAtDoor, mustTeach } from "../store/teaching.ts";

const viewOf = async (table: CommunityTable, seats: Seats | undefined, outcome: Outcome<Session>) => {
  const body: SessionView = { session: outcome.state, roster: await rosterOf(table, seats, outcome.state) };
  return { body, subject: outcome.state, version: outcome.version, replayed: outcome.replayed };
};

const seatsOf = (table: CommunityTable, sessionId: string) => seatStore(table).get(courseOfSession(sessionId));

const getSession = endpoint(routes.getSession, async ({ params, caller, table }) => {
  if (!isStaff(caller)) await mustTeach(table, caller, params.sessionId);
  const { scope } = table;
  const keys = [sessionKey(scope, params.sessionId), seatsKey(scope, courseOfSession(params.sessionId))];
  const [item, seats] = await table.getMany(keys);
  return viewOf(table, seatsIn(seats), sessionStore(table).read(item) ?? refuse("not-found"));
});

type Entering = Call<typeof routes.checkIn>;

/** The learner of the slip whose code was read, or the one who was picked by name. */
const learnerAtDoor = async ({ params, body, now, table }: Entering): Promise<string> => {
  if ("learnerId" in body) return body.learnerId;
  const seats = await seatsOf(table, params.sessionId);
  const entry = courseOfBooking(body.bookingId) === seats.courseId ? entryOfBooking(seats, body.bookingId) : undefined;
  const code = typedCode(body.code);
  if (!entry || !code) return refuse("code-invalid");
  const { thing, purpose } = slipCode(body.bookingId);
  await codeStore(table).mustOpen(thing, purpose, { code, verb: "checkIn", now });
  return entry.learnerId;
};

/** The seat of a child follows its guardian's answer as it is known by now. */
const followYes = async ({ params, command, now, table }: Entering, learnerId: string): Promise<void> => {
  const learner = await learnerStore(table).find(learnerId);
  const following = stepOf(command, "consent");
  const courseId = courseOfSession(params.sessionId);
  if (learner) await seatStore(table).decide(courseId, following, (seats) => followLearner(seats, learner, now));
};

const checkIn = endpoint(routes.checkIn, async (call) => {
  const { params, caller, table } = call;
  await mustBeAtDoor(table, caller, params.sessionId);
  const learnerId = await learnerAtDoor(call);
  const asked = [{ learnerId, courseId: courseOfSession(params.sessionId) }];
  return withGuardians(
    table,
    asked,
    () => entering(call, learnerId),
    () => followYes(call, learnerId),
  );
});

const entering = async ({ params, body, command, now, table }: Entering, learnerId: string) => {
  const seats = await seatsOf(table, params.sessionId);
  const learners = learnerStore(table);
  const learner = (await learners.find(learnerId)) ?? refuseField("/learnerId", "unknown-person");
  const isWalkIn = "walkIn" in body && body.walkIn;
  const pointer = "learnerId" in body ? "/learnerId" : "/bookingId";
  const name = "name" in body ? body.name : undefined;
  const coming = { at: now, seats, learner, name, isWalkIn, pointer };
  const outcome = await sessionStore(table).decide(params.sessionId, command, (current) => enter(current, coming));
  if (name && mayBeCalled(learner, name)) await learners.call(learner, name);
  return viewOf(table, seats, outcome);
};

const checkOut = endpoint(routes.checkOut, async (call) => {
  const { params, body, caller, command, now, table } = call;
  await mustBeAtDoor(table, caller, params.sessionId);
  const known = await learnerStore(table).list([...new Set([body.learnerId, body.collectedBy])]);
  const learner = known.find(({ learnerId }) => learnerId === body.learnerId);
  const collector = known.find(({ learnerId }) => learnerId === body.collectedBy);
  if (!learner) return refuseField("/learnerId", "unknown-person");
  const outcome = await sessionStore(table).decide(params.sessionId, command, (current) =>
    leave(current, { at: now, learner, collector }),
  );
  return viewOf(table, await seatsOf(table, params.sessionId), outcome);
});

const excuse = endpoint(routes.excuse, async (call) => {
  const { params, body, caller, command, now, table } = call;
  await mustBeAtDoor(table, caller, params.sessionId);
  const seats = await seatsOf(table, params.sessionId);
  const learner = (await learnerStore(table).find(body.learnerId)) ?? refuseField("/learnerId", "unknown-person");
  const outcome = await sessionStore(table).decide(params.sessionId, command, (current) =>
    pardon(current, { at: now, seats, learner }),
  );
  return viewOf(table, seats, outcome);
});

/** The session and its course say the same in one commit. */
const holdSession = endpoint(routes.holdSession, async ({ params, caller, command, now, table }) => {
  const { sessionId } = params;
  await mustBeAtDoor(table, caller, sessionId);
  const sessions = sessionStore(table);
  const seats = await seatsOf(table, sessionId);
  const { replayed } = await courseStore(table).decide(
    courseOfSession(sessionId),
    command,
    (course, [item]) => {
      const { state, version } = sessions.read(item) ?? refuse("not-found");
      const held = hold(state, { at: now, seats });
      return {
        ...holdDated(course, sessionId),
        also: sessions.beside({ id: sessionId, version, state }, command, held),
      };
    },
    [sessionKey(table.scope, sessionId)],
  );
  return viewOf(table, seats, { ...(await sessions.get(sessionId)), replayed });
});

export const attendanceEndpoints = { getSession, checkIn, checkOut, excuse, holdSession };
