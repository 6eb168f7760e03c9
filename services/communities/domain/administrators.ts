import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseAt } from "#shared/domain/refusal.ts";
import { contentRoles, type Role } from "#shared/domain/roles.ts";
import { grantsAt, type Standing } from "#shared/domain/standing.ts";
import type { Person } from "./person.ts";
import { isOver, type RoleGrant } from "./role-grant.ts";

/**
 * Somebody who administers the community now, by which grant, and whether another role lets them read what is
 * restricted, from now or from later on.
 */
export type Administrator = {
  readonly personId: string;
  readonly grantId: string;
  readonly readsContent: boolean;
  /** They asked to be removed: nothing rests on them any more. */
  readonly isLeaving: boolean;
  /** The role ends by its term, or with the next administrator: it is lent, and nothing rests on it. */
  readonly isForTerm: boolean;
  /** Its term is over, and they stay until another administers. */
  readonly staysOn: boolean;
};

/** Those who sign in, live here, and hold the role now. */
export const administratorsAmong = (standings: Iterable<Standing>, now: Instant): Administrator[] =>
  [...standings].flatMap((standing) => {
    const { personId, hasAccount, movedOutAt, erasureRequestedAt } = standing;
    const grantId = grantsAt(standing, now).find(({ role }) => role === "community-admin")?.grantId;
    if (!grantId || !hasAccount || movedOutAt) return [];
    const readsContent = Object.values(standing.grants).some(
      ({ role, to }) => contentRoles.has(role) && (to === undefined || now < to),
    );
    const staysOn = standing.grants[grantId]?.untilSuccessor === true;
    const isForTerm = staysOn || standing.grants[grantId]?.to !== undefined;
    return [{ personId, grantId, readsContent, isForTerm, staysOn, isLeaving: erasureRequestedAt !== undefined }];
  });

/** Those who stay, without an end, when this person does not. */
const othersThan = (personId: string, administrators: readonly Administrator[]): Administrator[] =>
  administrators.filter((each) => each.personId !== personId && !each.isLeaving && !each.isForTerm);

type Successors = readonly Administrator[] | "last-administrator" | "second-admin-needed";

/** Of those who stay: one who reads nothing restricted, or two of whom each is beside the other; or what is missing. */
const enoughOf = (others: readonly Administrator[]): Successors => {
  const plain = others.find(({ readsContent }) => !readsContent);
  if (plain) return [plain];
  if (others.length > 1) return others.slice(0, 2);
  return others.length === 0 ? "last-administrator" : "second-admin-needed";
};

/** Those on whom it rests that a person may go, or what is missing. */
export const successorsTo = (personId: string, administrators: readonly Administrator[]): Successors =>
  enoughOf(othersThan(personId, administrators));

/** The same where a term ends by itself: those who are there for a term count too, as long as they are. */
export const presentBeside = (personId: string, administrators: readonly Administrator[]): Successors =>
  enoughOf(administrators.filter((each) => each.personId !== personId && !each.isLeaving));

/** Whether a role is one of those that in one person need a second administrator. */
export const needsSecond = (role: Role): boolean => role === "community-admin" || contentRoles.has(role);

type Wished = { readonly role: Role; readonly at: Instant; readonly administrators: readonly Administrator[] };

/**
 * Who reads restricted content and administers too does so beside another administrator: the one that this rests on.
 * Refuses `second-admin-needed` where there is none.
 */
export const secondFor = (
  { personId, grants }: Person,
  { role, at, administrators }: Wished,
): readonly Administrator[] => {
  if (!needsSecond(role)) return [];
  const roles = [role, ...grants.filter((grant) => !isOver(grant, at)).map((grant) => grant.role)];
  const isBoth = roles.includes("community-admin") && roles.some((each) => contentRoles.has(each));
  if (!isBoth) return [];
  return [othersThan(personId, administrators)[0] ?? refuseAt("/role", "second-admin-needed")];
};

/**
 * Those who administer when this person no longer does. Refuses `last-administrator` where nobody would, and
 * `second-admin-needed` where one would alone who reads restricted content. Nothing where the grant does not count now.
 */
export const successorsOf = (
  { personId, grants }: Person,
  { isEnding, administrators }: { isEnding: (grant: RoleGrant) => boolean; administrators: readonly Administrator[] },
): readonly Administrator[] => {
  const own = administrators.find((each) => each.personId === personId);
  if (!own || !grants.some((grant) => grant.grantId === own.grantId && isEnding(grant))) return [];
  const successors = successorsTo(personId, administrators);
  return typeof successors === "string" ? refuse(successors) : successors;
};
