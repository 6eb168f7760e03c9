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

type Kept = { readonly known: Known; readonly until: Instant };

/** Who calls where, and whether that is what was kept of an earlier call. */
export type Found = { readonly called: Called | undefined; readonly isKept: boolean };

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
 * Reads who the caller is in a community, and keeps what was read for 30 s, so a revoked role or a suspension acts
 * within that; a role whose term ends, at once. `fresh` reads anew.
 */
export const memberships = (region: string, table: Table) => {
  const kept = new Map<string, Kept>();
  const keep = (key: string, known: Known, now: Instant): void => {
    if (kept.size >= mostKept) kept.clear();
    kept.set(key, { known, until: plusMinutes(now, numberOf("membershipCacheSeconds") / 60) });
  };
  return async (question: Question, fresh: boolean): Promise<Found> => {
    const { now, signIn } = question;
    const key = [question.slug, signIn?.issuer, signIn?.subject].join("\n");
    const held = kept.get(key);
    if (held && !fresh && now < held.until) return { called: calledIn(held.known, now), isKept: true };
    const known = await read(region, table, question);
    if (known) keep(key, known, now);
    else kept.delete(key);
    return { called: known && calledIn(known, now), isKept: false };
  };
};
