import * as z from "zod";
import { assistedSessionEnded, assistedSessionOpened } from "#shared/contracts/communities.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { ActorRole, type Role } from "#shared/domain/roles.ts";
import { Name, Text } from "#shared/domain/text.ts";
import type { Person } from "./person.ts";
import { PersonId } from "./role-grant.ts";

export const SessionId = idSchema("ses");

/** By a paper, by somebody of the community who knows them, or by a call back to the number on record. */
const IdentityCheck = z.enum(["id-shown", "vouched-for", "called-back"]);

export const IdentityPaper = z.enum([
  "identity-card",
  "household-register",
  "social-security-card",
  "residence-permit",
  "passport",
  "travel-permit",
  "senior-card",
  "disability-card",
]);

/** Somebody at the desk acts for a person who is there: for half an hour at most, each act on record. */
export const AssistedSession = z
  .object({
    sessionId: SessionId,
    operatorId: PersonId,
    personId: PersonId,
    personName: Name,
    /** How the operator knew who it was. The paper itself is never kept; of earlier records it is not known which. */
    identityCheck: z.enum([...IdentityCheck.options, "known-in-person"]),
    paper: IdentityPaper.optional(),
    vouchedBy: PersonId.optional(),
    reason: Text,
    openedAt: Instant,
    expiresAt: Instant,
    endedAt: Instant.optional(),
  })
  .meta({ id: "AssistedSession" });
export type AssistedSession = z.infer<typeof AssistedSession>;

export const OpenAssistedSession = z.strictObject({
  ...AssistedSession.pick({ personId: true, paper: true, vouchedBy: true, reason: true }).shape,
  identityCheck: IdentityCheck,
});

type Opening = Act &
  z.infer<typeof OpenAssistedSession> & {
    readonly person: Pick<Person, "name" | "phone" | "phoneChanged"> | undefined;
    readonly roles: readonly Role[];
    readonly commandId: string;
    readonly policy: OwnPolicy;
  };

const mustGoTogether = (named: string | undefined, isAsked: boolean, pointer: string): void => {
  if ((named !== undefined) !== isAsked) refuseField(pointer, isAsked ? "required" : "not-allowed");
};

/** A call back needs a number on record, which the operator did not write there, nor anybody in the last days. */
const mustBeKnownNumber = ({ by, at, person }: Opening): void => {
  if (!person?.phone) refuseField("/identityCheck", "no-number-on-record");
  const changed = person?.phoneChanged;
  const restsUntil = changed && plusMinutes(changed.at, numberOf("phoneRestHours") * 60);
  if (changed?.by === by.personId || (restsUntil && at < restsUntil))
    refuseField("/identityCheck", "number-just-changed");
};

/** The paper is named, or who vouches, and that is a third person. */
const mustBeChecked = (opening: Opening): void => {
  const { by, identityCheck, personId, paper, vouchedBy } = opening;
  mustGoTogether(paper, identityCheck === "id-shown", "/paper");
  mustGoTogether(vouchedBy, identityCheck === "vouched-for", "/vouchedBy");
  if (vouchedBy === personId || vouchedBy === by.personId) refuseField("/vouchedBy", "needs-third-person");
  if (identityCheck === "called-back") mustBeKnownNumber(opening);
};

/** Who vouches lives here, and somebody else than the operator knows it: by whom it is known. */
export const vouchedFrom = (voucher: Person | undefined, by: Act["by"]): { personId: string; by: string } => {
  if (!voucher || voucher.status === "moved-out" || voucher.status === "anonymised")
    return refuseField("/vouchedBy", "unknown-person");
  if (voucher.status !== "verified" || voucher.verified.by === by.personId)
    return refuseField("/vouchedBy", "voucher-not-verified");
  return { personId: voucher.personId, by: voucher.verified.by };
};

/** Opens a session for a person of the community. Nobody assists themselves, or an administrator. */
export const openSession = (opening: Opening) => {
  const { by, at, commandId, policy, personId, person, roles, identityCheck, paper, vouchedBy, reason } = opening;
  if (person?.name === undefined) return refuse("not-found");
  if (roles.includes("community-admin")) return refuseField("/personId", "not-for-administrators");
  if (personId === by.personId) return refuse("role-not-allowed");
  mustBeChecked(opening);
  const sessionId = newId("ses", commandId);
  const expiresAt = plusMinutes(at, numberOf("assistedMinutes", policy));
  const who = { operatorId: by.personId, personId, personName: person.name };
  const checked = { identityCheck, paper, vouchedBy };
  const state: AssistedSession = { sessionId, ...who, ...checked, reason, openedAt: at, expiresAt };
  return { state, facts: [assistedSessionOpened({ sessionId, personId, operatorId: by.personId })] };
};

/** Refuses whoever has a session open still: one at a time, so that nobody is mistaken for who sat there before. */
export const mustBeFree = (last: AssistedSession | undefined, now: Instant): void => {
  if (last && !last.endedAt && now < last.expiresAt) refuse("session-open", { sessionId: last.sessionId });
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
export const AssistedAct = z.object({
  verb: z.string(),
  at: Instant,
  operatorId: PersonId,
  /** The role in which the operator did it; of earlier acts it is not known. */
  role: ActorRole.optional(),
  sessionId: SessionId,
});
