import { consumer } from "#shared/events/consumer.ts";
import { endSession } from "../domain/assisted-session.ts";
import { communitiesReactions } from "../reactions.ts";
import { sessionStore } from "../store/session-store.ts";

/** A session that nobody ended is over by its time; it says how many acts were done in it. */
export const endSessionWhenDue = consumer(
  communitiesReactions.endSessionWhenDue,
  async ({ event, table, now, command }) => {
    const sessions = sessionStore(table);
    const { state } = await sessions.get(event.data.sessionId);
    const actCount = await sessions.countActs(state);
    return sessions.decide(event.data.sessionId, command, (current) => endSession(current, { at: now, actCount }));
  },
);
