import type { Instant } from "#shared/domain/dates.ts";
import { refuseAt } from "#shared/domain/refusal.ts";
import type { RoleGrant } from "./role-grant.ts";

/** When somebody presides, or is the deputy, by which grant; without an end, for as long as nobody ends it. */
export type Presidency = Pick<RoleGrant, "grantId" | "personId" | "from" | "to" | "deputy">;

/** Whether it is the role of the one president: their one deputy has the same for a term. */
export const presides = ({ role }: Pick<RoleGrant, "role">): boolean => role === "association-president";

/** The presidencies among the grants of a person that were not ended, and the terms as a deputy. */
export const presidenciesAmong = (grants: readonly RoleGrant[]): Presidency[] =>
  grants
    .filter((grant) => presides(grant) && !grant.revokedAt)
    .map(({ grantId, personId, from, to, deputy }) => ({ grantId, personId, from, to, deputy }));

const endsBefore = (to: Instant | undefined, from: Instant): boolean => to !== undefined && to <= from;

/** Whoever else presides in a term, or is the deputy where it is a deputy's. */
export const presidentBeside = (known: readonly Presidency[], wished: Presidency): Presidency | undefined =>
  known.find(
    ({ from, to, deputy }) => deputy === wished.deputy && !endsBefore(to, wished.from) && !endsBefore(wished.to, from),
  );

/** One presides at a time, and one is their deputy: a term begins when the one before is over, or ends before the next. */
export const mustBeOnlyPresident = (known: readonly Presidency[], wished: Presidency): void => {
  const other = presidentBeside(known, wished);
  if (other) refuseAt("/role", wished.deputy ? "has-deputy" : "has-president", { personId: other.personId });
};
