import type { Caller } from "../domain/caller.ts";
import { type Instant, mustHaveHappened } from "../domain/dates.ts";
import { digest } from "../domain/ids.ts";
import { refuse } from "../domain/refusal.ts";
import type { Role } from "../domain/roles.ts";
import type { Command } from "../table/journal.ts";
import { communityScope, scoped, selfScope } from "../table/scope.ts";
import type { World } from "../world.ts";
import { type Language, negotiate } from "./language.ts";
import { accountOf, type CommunityCard, memberships, type SignIn } from "./membership.ts";
import {
  check,
  expectedVersion,
  type GatewayEvent,
  idempotencyKey,
  payloadDigest,
  readBody,
  readNoBody,
} from "./request.ts";
import type { Route } from "./route.ts";

/** What is known of a request before its handler runs; a problem is told in this language. */
export type Occasion = { readonly requestId: string; language: Language };

/** A member of a community at the moment of a request. */
type Present = {
  readonly caller: Caller;
  readonly community: CommunityCard;
  readonly now: Instant;
  readonly requestId: string;
};

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The sign-in of the verified token; the gateway (or the local host) has checked its signature and term. */
const signInOf = (event: GatewayEvent): SignIn => {
  const { iss, sub } = event.requestContext.authorizer?.jwt.claims ?? {};
  const isUsable = typeof iss === "string" && typeof sub === "string" && sub !== "";
  return isUsable ? { issuer: iss, subject: sub } : refuse("unauthenticated");
};

/** The first of the route's roles that the caller holds: in that role the act is recorded. */
const actingRole = ({ access }: Route, { grants }: Caller): Role => {
  const held = grants.map(({ role }) => role);
  const allowed = typeof access === "object" ? access.roles : held;
  return allowed.find((role) => held.includes(role)) ?? refuse("role-not-allowed");
};

const inputOf = (route: Route, event: GatewayEvent) => ({
  params: check(route.params, event.pathParameters ?? {}, "parameters"),
  query: check(route.query, event.queryStringParameters ?? {}, "parameters"),
  body: route.body ? check(route.body, readBody(event), "body") : readNoBody(event),
});

type Acting = { readonly body: unknown; readonly by: Command["by"]; readonly at: Instant; readonly requestId: string };

const commandOf = (route: Route, event: GatewayEvent, { body, by, at, requestId }: Acting): Command => {
  const community = event.pathParameters?.community ?? "";
  const id = digest([community, by.personId ?? "", route.operation, event.rawPath, idempotencyKey(event)]);
  const { happenedOn } = (body ?? {}) as { happenedOn?: string };
  mustHaveHappened(happenedOn, at);
  const expects = expectedVersion(event);
  const payload = payloadDigest(body);
  return { id, payload, verb: route.operation, by, at, happenedOn, expects, correlationId: requestId, causationId: id };
};

/**
 * Turns a gateway event into what a handler receives. Refuses in this order: no token (401), a community that is
 * not the caller's (404), a role that may never (403), a suspended community's writes (423), a malformed request.
 */
export const callReader = ({ table, region, clock }: World) => {
  const standingOf = memberships(region, table);

  const ofSelf = (route: Route, event: GatewayEvent) => {
    const self = scoped(table, selfScope(accountOf(signInOf(event))));
    return { ...inputOf(route, event), now: clock(), self };
  };

  const standingIn = async (route: Route, event: GatewayEvent, now: Instant) => {
    const signIn = route.access === "public" ? undefined : signInOf(event);
    const slug = event.pathParameters?.community ?? "";
    if (!slugPattern.test(slug)) return refuse("not-found");
    const standing = await standingOf({ slug, signIn, now }, route.fresh);
    return standing ? { ...standing, scope: communityScope(region, slug) } : refuse("not-found");
  };

  const ofMember = (route: Route, event: GatewayEvent, { caller, community, now, requestId }: Present) => {
    const by = { personId: caller.personId, role: actingRole(route, caller) };
    if (route.method === "GET") return { ...inputOf(route, event), caller };
    if (community.status === "suspended") refuse("community-suspended");
    const input = inputOf(route, event);
    return { ...input, caller, command: commandOf(route, event, { body: input.body, by, at: now, requestId }) };
  };

  const ofCommunity = async (route: Route, event: GatewayEvent, occasion: Occasion) => {
    const now = clock();
    const { community, caller, scope } = await standingIn(route, event, now);
    if (route.access !== "public" && !caller) return refuse("not-found");
    occasion.language = negotiate(event.headers["accept-language"], community.language);
    const world = { now, community, table: scoped(table, scope) };
    if (!caller) return { ...inputOf(route, event), ...world };
    return { ...ofMember(route, event, { caller, community, now, requestId: occasion.requestId }), ...world };
  };

  return (route: Route, event: GatewayEvent, occasion: Occasion) =>
    route.access === "signed-in" ? ofSelf(route, event) : ofCommunity(route, event, occasion);
};
