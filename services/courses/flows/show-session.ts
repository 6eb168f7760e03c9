import { sequenceOf } from "#shared/events/contract.ts";
import type { Card, Concern } from "#shared/home/card.ts";
import type { Session } from "../domain/session/session.ts";
import { instructorStore } from "../store/instructor-store.ts";
import { sessionStore } from "../store/session-store.ts";

/** A session, with the people who teach it. */
type SessionTaught = { readonly session: Session; readonly people: readonly string[] };

/** A session that is ahead, to those who teach it. */
const cardsOfSession = ({ session, people }: SessionTaught): Card[] => {
  const { status, courseId, startsAt } = session;
  const endedAt = session.status === "held" ? session.heldAt : undefined;
  if (status === "cancelled") return [];
  const about = {
    status,
    params: { startsAt },
    names: { title: { at: ["COURSE", courseId], path: ["title"] } },
    endedAt,
  };
  return people.map((to) => ({ ...about, to, as: "instructor", dueAt: startsAt }));
};

/** Who teaches is said by the session, and stays; who that is, by the instructors. */
export const sessionConcern = {
  named: "sessionId",
  cardsOf: cardsOfSession,
  find: async (table, id) => {
    const found = await sessionStore(table).find(id);
    if (!found) return undefined;
    const teachers = await instructorStore(table).getEach(found.state.instructorIds);
    const people = teachers.flatMap(({ personId }) => personId ?? []);
    return { state: { session: found.state, people }, sequence: sequenceOf(found.version, 0) };
  },
} satisfies Concern<SessionTaught> as unknown as Concern;
