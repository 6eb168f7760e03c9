import { dayIn } from "#shared/domain/dates.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { absentees } from "../domain/session/attendance.ts";
import type { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";
import { sessionStore } from "../store/session-store.ts";

/** Who missed a session is kept with who they are; whoever was excused afterwards is forgiven. */
export const countNoShows = async (heard: Heard<typeof coursesReactions.countNoShowsWhenSessionHeld>) => {
  const { event, table } = heard;
  const { sessionId } = event.data;
  const { state: session } = await sessionStore(table).get(sessionId);
  if (session.status !== "held") return;
  const absent = new Set(absentees(session));
  const learners = learnerStore(table);
  const day = dayIn(session.timeZone, session.startsAt);
  for (const learnerId of Object.keys(session.attendance))
    await (absent.has(learnerId) ? learners.missed(learnerId, sessionId, day) : learners.forgive(learnerId, sessionId));
};
