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

/** Of the person it is only asked whether they live here still, and whether they administer by now. */
const Presence = z.object({
  movedOutAt: Instant.optional(),
  grants: z.array(z.object({ role: z.string(), revokedAt: Instant.optional() })),
});

const isServed = (state: unknown): boolean => {
  const { movedOutAt, grants } = Presence.parse(state);
  return movedOutAt === undefined && !grants.some(({ role, revokedAt }) => role === "community-admin" && !revokedAt);
};

/** Whether the person may still be served at the desk. */
const isThere = async ({ get, scope }: CommunityTable, personId: string): Promise<boolean> => {
  const person = await get(scope.key(["PERSON", personId], "STATE"));
  return person !== undefined && isServed(person.state);
};

/**
 * The caller, acting for the person of the session. It is read on every call, so its end acts at once; refuses
 * `session-over` for one that is over, or somebody else's, of who is no operator any more, or for who moved out
 * or became an administrator meanwhile.
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
  if (!(isOpen && holds(caller, ...operatorRoles))) return refuse("session-over");
  if (!(await isThere(table, session.personId))) return refuse("session-over");
  const { personId, personName: name, identityCheck } = session;
  const isCalledBack = identityCheck === "called-back";
  return { ...caller, onBehalfOf: { personId, name, sessionId, isCalledBack } };
};
