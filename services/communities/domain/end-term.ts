import { administratorNeeded } from "#shared/contracts/administrators.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { type Administrator, presentBeside, successorsTo } from "./administrators.ts";
import { type Person, personLifecycle } from "./person.ts";
import { endGrants, granted } from "./role-grant.ts";

type At = { readonly grantId: string; readonly at: Instant };
type Among = { readonly at: Instant; readonly administrators: readonly Administrator[] };

/** The term of a grant begins: now the role is held, unless it was ended before. */
export const beginTerm = (current: Person, { grantId, at }: At) => {
  const grant = current.grants.find((each) => each.grantId === grantId);
  if (!grant || grant.revokedAt || grant.waiting || grant.from > at || !personLifecycle.can("grantRole", current))
    return undefined;
  return { state: current, facts: [granted(grant)] };
};

/**
 * The term of a grant is over: it ends, unless it was ended before. The last administrator stays on until somebody else
 * administers, and the operator is told.
 */
export const endTerm = (current: Person, { grantId, at, administrators }: At & Among) => {
  const { personId, grants } = current;
  const grant = grants.find((each) => each.grantId === grantId);
  const isOver = grant && !grant.revokedAt && grant.to !== undefined && grant.to <= at;
  if (!isOver || !personLifecycle.can("revokeRole", current)) return undefined;
  const isAdministrators = grant.role === "community-admin" && !grant.waiting;
  const restsOn = isAdministrators ? presentBeside(personId, administrators) : [];
  if (typeof restsOn !== "string") {
    const ended = endGrants(current, (each) => each.grantId === grantId, at);
    return { state: { ...current, grants: ended.grants }, facts: ended.facts, restsOn };
  }
  const { to: _, ...lasting } = grant;
  const staying = { ...lasting, untilSuccessor: true as const };
  const state: Person = { ...current, grants: grants.map((each) => (each === grant ? staying : each)) };
  return { state, facts: [administratorNeeded({ personId, grantId })], restsOn: [] };
};

/** Somebody else administers, without an end: what was only held on to ends. */
export const endStay = (current: Person, { at, administrators }: Among) => {
  const restsOn = successorsTo(current.personId, administrators);
  const isHeldOn = current.grants.some(({ untilSuccessor, revokedAt }) => untilSuccessor && !revokedAt);
  if (typeof restsOn === "string" || !isHeldOn) return undefined;
  const { grants, facts } = endGrants(current, ({ untilSuccessor }) => untilSuccessor === true, at);
  return { state: { ...current, grants }, facts, restsOn };
};
