import * as z from "zod";
import { assistedSessionEnded, assistedSessionOpened } from "#shared/contracts/communities.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Role } from "#shared/domain/roles.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { PersonId } from "./role-grant.ts";

export const SessionId = idSchema("ses");

/** Somebody at the desk acts for a person who is there: for half an hour at most, each act on record. */
export const AssistedSession = z
  .object({
    sessionId: SessionId,
    operatorId: PersonId,
    personId: PersonId,
    personName: Name,
    /** How the operator knew who it was. The document itself is never kept. */
    identityCheck: z.enum(["known-in-person", "id-shown", "called-back"]),
    reason: Text,
    openedAt: Instant,
    expiresAt: Instant,
    endedAt: Instant.optional(),
  })
  .meta({ id: "AssistedSession" });
export type AssistedSession = z.infer<typeof AssistedSession>;

export const OpenAssistedSession = z.strictObject(
  AssistedSession.pick({ personId: true, identityCheck: true, reason: true }).shape,
);

type Opening = Act &
  z.infer<typeof OpenAssistedSession> & {
    readonly personName: string | undefined;
    readonly roles: readonly Role[];
    readonly commandId: string;
    readonly policy: OwnPolicy;
  };

/** Opens a session for a person of the community. Nobody assists themselves, or an administrator. */
export const openSession = (opening: Opening) => {
  const { by, at, commandId, policy, personId, personName, roles, identityCheck, reason } = opening;
  if (personName === undefined) return refuse("not-found");
  if (roles.includes("community-admin")) return refuseField("/personId", "not-for-administrators");
  if (personId === by.personId) return refuse("role-not-allowed");
  const sessionId = newId("ses", commandId);
  const expiresAt = plusMinutes(at, numberOf("assistedMinutes", policy));
  const who = { operatorId: by.personId, personId, personName };
  const state: AssistedSession = { sessionId, ...who, identityCheck, reason, openedAt: at, expiresAt };
  return { state, facts: [assistedSessionOpened({ sessionId, personId, operatorId: by.personId })] };
};

/** Ends the session now, with how many acts were done in it. Ending it once more changes nothing. */
export const endSession = (current: AssistedSession, { at, actCount }: { at: Instant; actCount: number }) => {
  if (current.endedAt) return undefined;
  const { sessionId, personId, operatorId } = current;
  const endedAt = at < current.expiresAt ? at : current.expiresAt;
  return {
    state: { ...current, endedAt },
    facts: [assistedSessionEnded({ sessionId, personId, operatorId, actCount })],
  };
};

/** One thing that was done for a person at the desk. */
export const AssistedAct = z.object({ verb: z.string(), at: Instant, operatorId: PersonId, sessionId: SessionId });
