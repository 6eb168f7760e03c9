import * as z from "zod";
import { type Caller, holds } from "../domain/caller.ts";
import { Instant } from "../domain/dates.ts";
import { refuse } from "../domain/refusal.ts";
import { operatorRoles } from "../domain/roles.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import type { Key } from "../table/table.ts";

/** What each call under an assisted session is checked against: part of the session's own state. */
export const SessionCard = z.object({
  operatorId: z.string(),
  personId: z.string(),
  personName: z.string(),
  identityCheck: z.string(),
  expiresAt: Instant,
  endedAt: Instant.optional(),
});

export const sessionKey = (scope: CommunityScope, sessionId: string): Key =>
  scope.key(["ASSISTED-SESSION", sessionId], "STATE");

/** Of the person it is only asked whether they live here still. */
const Presence = z.object({ movedOutAt: Instant.optional() });

const livesHere = async (table: CommunityTable, personId: string): Promise<boolean> => {
  const item = await table.get(table.scope.key(["PERSON", personId], "STATE"));
  return item !== undefined && Presence.parse(item.state).movedOutAt === undefined;
};

/**
 * The caller, acting for the person of the session. It is read on every call, so its end acts at once; refuses
 * `session-over` for one that is over, or somebody else's, of who is no operator any more, or for who moved out.
 */
export const actingFor = async (
  table: CommunityTable,
  caller: Caller,
  { sessionId, now }: { readonly sessionId: string; readonly now: Instant },
): Promise<Caller> => {
  if (!/^ses_[a-z2-7]{20}$/.test(sessionId)) return refuse("session-over");
  const item = await table.get(sessionKey(table.scope, sessionId));
  const session = item && SessionCard.parse(item.state);
  const isOpen = session && session.operatorId === caller.personId && !session.endedAt && now < session.expiresAt;
  const isValid = isOpen && holds(caller, ...operatorRoles) && (await livesHere(table, session.personId));
  if (!isValid) return refuse("session-over");
  const { personId, personName: name, identityCheck } = session;
  return { ...caller, onBehalfOf: { personId, name, sessionId, isCalledBack: identityCheck === "called-back" } };
};
