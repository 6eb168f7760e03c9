import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { contentRoles, type Role } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import type { Person } from "./person.ts";
import { isOver, type RoleGrant } from "./role-grant.ts";

/** Somebody who administers the community now, by which grant, and whether another role lets them read what is restricted. */
export type Administrator = {
  readonly personId: string;
  readonly grantId: string;
  readonly readsContent: boolean;
  /** They asked to be removed: nothing rests on them any more. */
  readonly isLeaving: boolean;
};

/** Those who sign in, live here, and hold the role now. */
export const administratorsAmong = (standings: Iterable<Standing>, now: Instant): Administrator[] =>
  [...standings].flatMap((standing) => {
    const { personId, hasAccount, movedOutAt, erasureRequestedAt } = standing;
    const held = grantsAt(standing, now);
    const grant = held.find(({ role }) => role === "community-admin");
    if (!grant || !hasAccount || movedOutAt) return [];
    const readsContent = held.some(({ role }) => contentRoles.has(role));
    return [{ personId, grantId: grant.grantId, readsContent, isLeaving: erasureRequestedAt !== undefined }];
  });

/** Those who stay when this person does not. */
export const othersThan = (personId: string, administrators: readonly Administrator[]): Administrator[] =>
  administrators.filter((each) => each.personId !== personId && !each.isLeaving);

/** Whether a role is one of those that in one person need a second administrator. */
export const needsSecond = (role: Role): boolean => role === "community-admin" || contentRoles.has(role);

type Wished = { readonly role: Role; readonly at: Instant; readonly administrators: readonly Administrator[] };

/**
 * Who reads restricted content and administers too does so beside another administrator: the one that this rests on.
 * Refuses `second-admin-needed` where there is none.
 */
export const secondFor = ({ personId, grants }: Person, { role, at, administrators }: Wished) => {
  if (!needsSecond(role)) return undefined;
  const roles = [role, ...grants.filter((grant) => !isOver(grant, at)).map((grant) => grant.role)];
  const isBoth = roles.includes("community-admin") && roles.some((each) => contentRoles.has(each));
  if (!isBoth) return undefined;
  return othersThan(personId, administrators)[0] ?? refuseAt("/role", "second-admin-needed");
};

/**
 * Whoever administers when this person no longer does. Refuses `last-administrator` where nobody would, and
 * `second-admin-needed` where one would alone who reads restricted content. Nothing where the grant does not count now.
 */
export const successorOf = (
  { personId, grants }: Person,
  { isEnding, administrators }: { isEnding: (grant: RoleGrant) => boolean; administrators: readonly Administrator[] },
): Administrator | undefined => {
  const own = administrators.find((each) => each.personId === personId);
  if (!own || !grants.some((grant) => grant.grantId === own.grantId && isEnding(grant))) return undefined;
  const [other, ...more] = othersThan(personId, administrators);
  if (!other) return refuse("last-administrator");
  if (other.readsContent && more.length === 0) return refuse("second-admin-needed");
  return other;
};
