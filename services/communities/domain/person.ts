import * as z from "zod";
import { personRegistered, roleGranted, roleRevoked } from "#shared/contracts/communities.ts";
import type { Act } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { childIdSchema, idSchema, newChildId, newId } from "#shared/domain/ids.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Role } from "#shared/domain/roles.ts";
import { Building, Name } from "#shared/domain/text.ts";

export const PersonId = idSchema("per");
export const GrantId = childIdSchema("grt");
const EmployerId = idSchema("emp");

/** One role that a person holds or held: its scope, its term, and who granted it. */
export const RoleGrant = z
  .object({
    grantId: GrantId,
    personId: PersonId,
    role: Role,
    building: Building.optional(),
    employerId: EmployerId.optional(),
    from: Instant,
    to: Instant.optional(),
    grantedBy: PersonId.optional(),
    revokedAt: Instant.optional(),
  })
  .meta({ id: "RoleGrant" });
export type RoleGrant = z.infer<typeof RoleGrant>;

/** A person of the community. `account` is the digest of their sign-in; who has none is served at the desk. */
export const Person = z.object({
  personId: PersonId,
  name: Name,
  building: Building.optional(),
  account: z.string().optional(),
  registeredAt: Instant,
  grants: z.array(RoleGrant).max(100),
});
export type Person = z.infer<typeof Person>;

type Registration = {
  readonly name: string;
  readonly building?: string | undefined;
  readonly account?: string | undefined;
  readonly commandId: string;
  readonly at: Instant;
};

/** A person belongs to the community from now on. */
export const register = ({ name, building, account, commandId, at }: Registration) => {
  const personId = newId("per", commandId);
  const state: Person = { personId, name, building, account, registeredAt: at, grants: [] };
  return { state, facts: [personRegistered({ personId, building })] };
};

export const GrantRole = z.strictObject({
  personId: PersonId,
  role: Role,
  building: Building.optional(),
  employerId: EmployerId.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});

type Granting = Omit<z.infer<typeof GrantRole>, "personId"> & {
  readonly at: Instant;
  readonly by?: Act["by"];
  readonly commandId: string;
  readonly buildings: readonly string[];
};

/** The id of the grant that a command makes for a person. */
export const grantIdOf = (personId: string, commandId: string): string => newChildId("grt", personId, commandId);

/** A role in the community, limited to a building or for an employer where it says so, for a term where it says so. */
export const grantRole = (current: Person, { at, by, commandId, buildings, ...wish }: Granting) => {
  const { role, building, employerId, from, to } = wish;
  if (building !== undefined && !buildings.includes(building)) refuseField("/building", "unknown-building");
  if (role === "building-leader" && building === undefined) refuseField("/building", "required");
  if (to !== undefined && to <= (from ?? at)) refuseField("/to", "ends-before-it-begins");
  const { personId } = current;
  const grantId = grantIdOf(personId, commandId);
  const grant: RoleGrant = { ...wish, grantId, personId, from: from ?? at, grantedBy: by?.personId };
  return {
    state: { ...current, grants: [...current.grants, grant] },
    facts: [roleGranted({ grantId, personId, role, building, employerId })],
  };
};

/** The grant of a person, or `not-found`. */
export const grantOf = ({ grants }: Person, grantId: string): RoleGrant =>
  grants.find((grant) => grant.grantId === grantId) ?? refuse("not-found");

/** The role ends now. Ending it once more changes nothing. */
export const revokeRole = (current: Person, { grantId, at }: { grantId: string; at: Instant }) => {
  const { role, revokedAt, personId } = grantOf(current, grantId);
  if (revokedAt) return undefined;
  const grants = current.grants.map((grant) => (grant.grantId === grantId ? { ...grant, revokedAt: at } : grant));
  return { state: { ...current, grants }, facts: [roleRevoked({ grantId, personId, role })] };
};
