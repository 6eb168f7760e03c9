import { administratorAppointed } from "#shared/contracts/administrators.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { sideOfRoles } from "#shared/domain/roles.ts";
import { mustSpeakForSide } from "#shared/domain/standing.ts";
import { ownStanding } from "./own-standing.ts";
import { type Person, personLifecycle } from "./person.ts";
import { endGrants, type Granting, grantIdOf, grantOf, isOver, withGrant } from "./role-grant.ts";

const mustSpeakForResidents = (current: Person, now: Instant): void => {
  const standing = { personId: current.personId, households: {}, ...ownStanding(current) };
  mustSpeakForSide(standing, { side: "residents", now, pointer: "/personId" });
};

/** Who presides is of the residents' side for as long as they do: first the presidency ends, then they become staff. */
const mustNotPreside = ({ grants }: Person, { role, from, at }: Granting): void => {
  const side = sideOfRoles([role]);
  const presides = grants.some((held) => held.role === "association-president" && !isOver(held, from ?? at));
  if (side && side !== "residents" && presides) refuseField("/role", "presides");
};

/**
 * A person holds one more role, from now on or later. Nobody gives themselves one, and president is only somebody who
 * may speak for the residents, and goes on to.
 */
export const grantRole = (current: Person, granting: Granting) => {
  const { by, role, from, at } = granting;
  if (by?.personId === current.personId) refuseField("/personId", "not-to-oneself");
  if (by && from !== undefined && from < at) refuseField("/from", "in-the-past");
  if (by && role === "association-president") mustSpeakForResidents(current, at);
  if (by) mustNotPreside(current, granting);
  return withGrant(personLifecycle.allow("grantRole", current), granting);
};

type Appointing = Omit<Granting, "by" | "role" | "buildings"> & { readonly reason: string };

/** The operator makes somebody who has an account an administrator, with a reason; it is told to the community. */
export const appointAdministrator = (current: Person, appointing: Appointing) => {
  if (current.account === undefined) refuseField("/personId", "not-claimed");
  const granting = { ...appointing, role: "community-admin" as const, buildings: [] };
  const { state, facts } = grantRole(current, granting);
  const grantId = grantIdOf(current.personId, appointing.commandId);
  return { state, facts: [...facts, administratorAppointed({ personId: current.personId, grantId })] };
};

type Ending = { readonly grantId: string; readonly at: Instant };

/** Refuses an administrator who would give up that very role: so there is always one left. */
export const mustNotBeOwn = ({ personId, grants }: Person, grantId: string, by: Caller): void => {
  const isAdministrators = grants.some((each) => each.grantId === grantId && each.role === "community-admin");
  if (isAdministrators && by.personId === personId) refuseField("", "not-to-oneself");
};

/** The role ends now. Ending it once more changes nothing. */
export const revokeRole = (current: Person, { grantId, at }: Ending) => {
  if (grantOf(current, grantId).revokedAt) return undefined;
  const subject = personLifecycle.allow("revokeRole", current);
  const { grants, facts } = endGrants(subject, (grant) => grant.grantId === grantId, at);
  return { state: { ...subject, grants }, facts };
};
