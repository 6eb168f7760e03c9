import * as z from "zod";
import { roleGranted, roleRevoked, roleWaiting } from "#shared/contracts/communities.ts";
import type { Act } from "#shared/domain/caller.ts";
import { daysAsMinutes, Instant, plusMinutes } from "#shared/domain/dates.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Role } from "#shared/domain/roles.ts";
import { Building, Text } from "#shared/domain/text.ts";

export const PersonId = idSchema("per");
export const GrantId = childIdSchema("grt");
/** How many grants a person may have had in all. */
export const mostGrants = 100;
const EmployerId = idSchema("emp");

const scope = {
  /** A building leader's building. */
  building: Building.optional(),
  /** The employer whose contact it is. */
  employerId: EmployerId.optional(),
};

/** One role that a person holds or held: its scope, its term, and who granted it. */
export const RoleGrant = z
  .object({
    grantId: GrantId,
    personId: PersonId,
    role: Role,
    ...scope,
    /** The president's deputy, for a term: the same role, and not the president. */
    deputy: z.literal(true).optional(),
    from: Instant,
    to: Instant.optional(),
    grantedBy: PersonId.optional(),
    /** Not in effect before the person claims their record. */
    waiting: z.literal(true).optional(),
    /** Its term is over, and nobody else administers: it stays until somebody does. */
    untilSuccessor: z.literal(true).optional(),
    /** Why the operator appointed them. */
    reason: Text.optional(),
    revokedAt: Instant.optional(),
  })
  .meta({ id: "RoleGrant" });
export type RoleGrant = z.infer<typeof RoleGrant>;

export const GrantRole = z.strictObject({
  personId: PersonId,
  role: Role,
  ...scope,
  /** The president's deputy: with `to`. */
  deputy: z.literal(true).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  /** That whoever becomes staff is another person than the one who has the same number. */
  isAnother: z.boolean().optional(),
});

export const AppointAdministrator = z.strictObject({ personId: PersonId, reason: Text });

export type Granting = Omit<z.infer<typeof GrantRole>, "personId" | "isAnother"> & {
  readonly at: Instant;
  readonly by?: Act["by"];
  readonly reason?: string;
  readonly commandId: string;
  readonly buildings: readonly string[];
};

/** The id of the grant that a command makes for a person. */
export const grantIdOf = (personId: string, commandId: string): string => newChildId("grt", personId, commandId);

/** The roles that only mean something with a scope, and which. */
const scopeOf: Partial<Record<Role, "building" | "employerId">> = {
  "building-leader": "building",
  "employer-contact": "employerId",
};

/** A deputy is the president's, and for a term that is no longer than a year. */
const mustBeDeputyForTerm = ({ role, deputy, from, to, at }: Granting): void => {
  if (!deputy) return;
  if (role !== "association-president") refuseField("/deputy", "not-allowed");
  const end = to ?? refuseField("/to", "required");
  if (end > plusMinutes(from ?? at, daysAsMinutes(numberOf("deputyDays")))) refuseField("/to", "too-big");
};

const mustFit = (granting: Granting): void => {
  const { role, building, employerId, buildings } = granting;
  if (building !== undefined && !buildings.includes(building)) refuseField("/building", "unknown-building");
  const needed = scopeOf[role];
  if (needed && { building, employerId }[needed] === undefined) refuseField(`/${needed}`, "required");
  if (employerId !== undefined && needed !== "employerId") refuseField("/employerId", "not-allowed");
  mustBeDeputyForTerm(granting);
};

type Holder = { readonly personId: string; readonly account?: string | undefined; readonly grants: RoleGrant[] };

/** Whether a grant was ended, or is over by its term. */
export const isOver = ({ revokedAt, to }: RoleGrant, at: Instant): boolean =>
  revokedAt !== undefined || (to !== undefined && to <= at);

/** That the role is held from now on. */
export const granted = ({ grantId, personId, role, building, employerId }: RoleGrant) =>
  roleGranted({ grantId, personId, role, building, employerId });

/** Whether the very grant is there already, and is not over by then. A deputy may become the president. */
export const isHeld = ({ grants }: Holder, { role, building, employerId, deputy, from, at }: Granting): boolean =>
  grants.some(
    (held) =>
      held.role === role &&
      held.building === building &&
      held.employerId === employerId &&
      (!held.deputy || deputy === true) &&
      !isOver(held, from ?? at),
  );

/**
 * A role in the community, limited to one building or employer where it says so, for a term where it says so. One that
 * begins later is told then. Where a person has no account it waits until they claim their record; that somebody lives
 * here is true before that.
 */
export const withGrant = <Current extends Holder>(current: Current, granting: Granting) => {
  const { role, building, employerId, deputy, from, to, at, by, commandId, reason } = granting;
  mustFit(granting);
  if (to !== undefined && to <= (from ?? at)) refuseField("/to", "ends-before-it-begins");
  if (isHeld(current, granting)) refuseField("/role", "there-already");
  mustHaveRoom(current.grants, mostGrants, "/role");
  const { personId } = current;
  const grantId = grantIdOf(personId, commandId);
  const term = { from: from ?? at, to };
  const waiting = current.account === undefined && role !== "resident" ? (true as const) : undefined;
  const source = { grantedBy: by?.personId, reason };
  const grant: RoleGrant = { grantId, personId, role, building, employerId, deputy, ...term, ...source, waiting };
  const told = term.from <= at ? [granted(grant)] : [];
  const facts = waiting ? [roleWaiting({ grantId, personId, role })] : told;
  return { state: { ...current, grants: [...current.grants, grant] }, facts };
};

/**
 * What waited for the claim is in effect from now on, unless it is over or begins later; then it is told then. Nobody
 * becomes president by a claim: who may be is seen when it is granted, and what waited of an earlier release ends.
 */
export const withoutWaiting = (grants: readonly RoleGrant[], at: Instant) => {
  const begun = grants.map(({ waiting, ...grant }) => {
    if (!waiting || isOver(grant, at)) return grant;
    if (grant.role === "association-president") return { ...grant, revokedAt: at };
    return grant.from < at ? { ...grant, from: at } : grant;
  });
  const isNews = ({ grantId }: RoleGrant): boolean =>
    grants.some((each) => each.grantId === grantId && each.waiting && !isOver(each, at));
  const facts = begun
    .filter((grant) => isNews(grant) && grant.from <= at)
    .map((grant) => (grant.revokedAt ? roleRevoked(grant) : granted(grant)));
  return { grants: begun, facts };
};

/** The grant of a person, or `not-found`. */
export const grantOf = ({ grants }: Holder, grantId: string): RoleGrant =>
  grants.find((grant) => grant.grantId === grantId) ?? refuse("not-found");

/** Ends the grants that are meant, and states each end. One that has ended stays as it was. */
export const endGrants = ({ personId, grants }: Holder, isMeant: (grant: RoleGrant) => boolean, at: Instant) => {
  const ending = grants.filter((grant) => !grant.revokedAt && isMeant(grant));
  return {
    grants: grants.map((grant) => (ending.includes(grant) ? { ...grant, revokedAt: at } : grant)),
    facts: ending.map(({ grantId, role }) => roleRevoked({ grantId, personId, role })),
  };
};
