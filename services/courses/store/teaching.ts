import type { Caller } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isDesk, isInstructor, isOneOf, isStaff } from "../domain/access.ts";
import type { Session } from "../domain/session/session.ts";
import { courseStore } from "./course-store.ts";
import { instructorStore } from "./instructor-store.ts";
import { sessionStore } from "./session-store.ts";

const teaches = async (table: CommunityTable, caller: Caller, sessions: readonly Session[]): Promise<boolean> => {
  const instructorIds = new Set(sessions.flatMap((session) => session.instructorIds));
  return isOneOf(caller, await instructorStore(table).getEach([...instructorIds]));
};

/** Whether a course is the caller's work: as staff, or because they teach it. */
export const isStaffOf = async (table: CommunityTable, caller: Caller, courseId: string): Promise<boolean> => {
  if (isStaff(caller) || !isInstructor(caller)) return isStaff(caller);
  const { state } = await courseStore(table).get(courseId);
  const sessionIds = state.sessions.map(({ sessionId }) => sessionId);
  return teaches(table, caller, await sessionStore(table).getEach(sessionIds));
};

const mustTeachAt = async (table: CommunityTable, caller: Caller, sessions: readonly Session[]): Promise<void> => {
  if (!(await teaches(table, caller, sessions))) refuse("role-not-allowed");
};

/** Refuses an instructor at a session that others teach. */
export const mustTeach = async (table: CommunityTable, caller: Caller, sessionId: string): Promise<void> =>
  mustTeachAt(table, caller, await sessionStore(table).getEach([sessionId]));

/** Refuses at the door who is neither the desk nor teaches there. */
export const mustBeAtDoor = async (table: CommunityTable, caller: Caller, sessionId: string): Promise<void> => {
  if (!isDesk(caller)) await mustTeach(table, caller, sessionId);
};

/** The same at a session that was read. */
export const mustBeAtDoorOf = async (table: CommunityTable, caller: Caller, session: Session): Promise<void> => {
  if (!isDesk(caller)) await mustTeachAt(table, caller, [session]);
};
