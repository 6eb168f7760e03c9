import * as z from "zod";
import type { Caller } from "../domain/caller.ts";
import { CommunityCard } from "../domain/community-card.ts";
import { Instant, plusMinutes } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { numberOf } from "../domain/policy.ts";
import { Role } from "../domain/roles.ts";
import { Building } from "../domain/text.ts";
import { communityKey } from "../table/community.ts";
import { type CommunityScope, communityScope, scoped } from "../table/scope.ts";
import type { Key, Table } from "../table/table.ts";

/** A grant as the membership keeps it; in effect from `from` until `to`. */
const MembershipGrant = z.object({
  role: Role,
  building: Building.optional(),
  employerId: z.string().optional(),
  from: Instant,
  to: Instant.optional(),
});

/** What one signed-in person may do in one community: a projection of the person, written with it. */
export const Membership = z.object({
  personId: z.string(),
  name: z.string(),
  grants: z.record(z.string(), MembershipGrant),
});
export type Membership = z.infer<typeof Membership>;

/** Who a verified token says is calling. */
export type SignIn = { readonly issuer: string; readonly subject: string };

/** The person behind a token, as keys know them: never the subject itself. */
export const accountOf = ({ issuer, subject }: SignIn): string => digest([issuer, subject]);

export const membershipKey = (scope: CommunityScope, account: string): Key =>
  scope.key(["MEMBER", account], "MEMBERSHIP");

/** A community and, where the account belongs to it, the caller with the roles in effect. */
export type Called = { readonly community: CommunityCard; readonly caller: Caller | undefined };

/** What is kept says nothing of the hour: a role begins and ends with its term. */
type Known = { readonly community: CommunityCard; readonly membership: Membership | undefined };

type Kept = { readonly known: Known | undefined; readonly until: Instant };

const effective = (membership: Membership, now: Instant): Caller => ({
  personId: membership.personId,
  name: membership.name,
  grants: Object.values(membership.grants)
    .filter(({ from, to }) => from <= now && (to === undefined || now < to))
    .map(({ role, building, employerId }) => ({ role, building, employerId })),
});

type Question = { readonly slug: string; readonly signIn: SignIn | undefined; readonly now: Instant };

const calledIn = ({ community, membership }: Known, now: Instant): Called => ({
  community,
  caller: membership && effective(membership, now),
});

const read = async (region: string, table: Table, { slug, signIn }: Question): Promise<Known | undefined> => {
  const scope = communityScope(region, slug);
  const keys = [communityKey(scope), ...(signIn ? [membershipKey(scope, accountOf(signIn))] : [])];
  const [communityItem, membershipItem] = await scoped(table, scope).getMany(keys);
  if (!communityItem) return undefined;
  const community = CommunityCard.parse(communityItem.state);
  if (community.status === "erased") return undefined;
  return { community, membership: membershipItem && Membership.parse(membershipItem.state) };
};

const mostKept = 10_000;

/**
 * Reads who the caller is in a community, and keeps what was read for 30 s, a stranger's absence for 5 s, so a
 * revoked role or a suspension acts within that; a role whose term ends, at once. `fresh` reads anew, and keeps no
 * absence: who joins by the request itself is no stranger in their next one.
 */
export const memberships = (region: string, table: Table) => {
  const kept = new Map<string, Kept>();
  const keep = (key: string, known: Known | undefined, now: Instant): void => {
    if (kept.size >= mostKept) kept.clear();
    const seconds = numberOf(known?.membership ? "membershipCacheSeconds" : "strangerCacheSeconds");
    kept.set(key, { known, until: plusMinutes(now, seconds / 60) });
  };
  const find = async (question: Question, fresh: boolean): Promise<Known | undefined> => {
    const key = [question.slug, question.signIn?.issuer, question.signIn?.subject].join("\n");
    const held = kept.get(key);
    if (held && !fresh && question.now < held.until) return held.known;
    const known = await read(region, table, question);
    if (!fresh || known?.membership) keep(key, known, question.now);
    return known;
  };
  return async (question: Question, fresh: boolean): Promise<Called | undefined> => {
    const known = await find(question, fresh);
    return known && calledIn(known, question.now);
  };
};
