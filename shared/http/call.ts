import type { Actor, Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import { type Instant, mustHaveHappened } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { refuse } from "../domain/refusal.ts";
import type { ActorRole, Role } from "../domain/roles.ts";
import { codeOf, typedCode, visitorOf } from "../people/codes.ts";
import { accountOf, type Called, memberships, type SignIn } from "../people/membership.ts";
import { actingFor } from "../people/session.ts";
import type { Command } from "../table/journal.ts";
import { communityScope, operatorScope, scoped, selfScope } from "../table/scope.ts";
import type { World } from "../world.ts";
import type { NewCode } from "./endpoint.ts";
import { type Language, negotiate } from "./language.ts";
import { type Reading, readingOf } from "./reading.ts";
import {
  bytesDigest,
  check,
  expectedVersion,
  type GatewayEvent,
  idempotencyKey,
  payloadDigest,
  readBody,
  readNoBody,
  readUpload,
} from "./request.ts";
import { isForSignedIn, type Route } from "./route.ts";

/** What is known of a request: a problem is told in its language, and the log names its operation and role. */
export type Occasion = {
  readonly requestId: string;
  language: Language;
  operation?: string;
  community?: string;
  role?: ActorRole;
  reading?: Reading;
};

type Request = {
  readonly route: Route;
  readonly event: GatewayEvent;
  readonly occasion: Occasion;
  readonly now: Instant;
};

/** Who calls: the role to record, what makes their commands theirs, and what their handler is given. */
type Who = { readonly actor: Actor; readonly owner: string; readonly given: object };

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
  return allowed.find((role) => held.includes(role)) ?? refuse("role-not-allowed", { roles: allowed });
};

const inputOf = ({ route, event, now }: Request) => ({
  params: check(route.params, event.pathParameters ?? {}, "parameters"),
  query: check(route.query, event.queryStringParameters ?? {}, "parameters"),
  ...(route.upload
    ? { body: undefined, upload: readUpload(event, route.upload) }
    : { body: route.body ? check(route.body, readBody(event), "body") : readNoBody(event) }),
  now,
});

type Input = ReturnType<typeof inputOf>;

/** Many call an open route from one place, so the payload itself is part of what makes a command one's own. */
const commandOf = ({ route, event, occasion, now }: Request, { actor, owner }: Who, input: Input): Command => {
  const { body, upload } = input as Input & { upload?: { bytes: Uint8Array } };
  const payload = upload ? bytesDigest(upload.bytes) : payloadDigest(body);
  const place = event.pathParameters?.community ?? "";
  const mark = actor.role === "anyone" ? payload : "";
  const id = digest([place, owner, route.operation, event.rawPath, idempotencyKey(event), mark]);
  const { happenedOn } = (body ?? {}) as { happenedOn?: string };
  mustHaveHappened(happenedOn, now);
  const expects = expectedVersion(event);
  const correlationId = occasion.requestId;
  return {
    id,
    payload,
    verb: route.operation,
    by: actor,
    at: now,
    happenedOn,
    expects,
    correlationId,
    causationId: id,
  };
};

/** Who calls where no membership says so. */
const strangerOf = ({ route, event }: Request, { operators, codeKey }: World): Who => {
  if (route.access === "public") {
    const visitor = visitorOf(codeKey, event.requestContext.http.sourceIp);
    return { actor: { role: "anyone" }, owner: visitor, given: { visitor } };
  }
  if (route.access === "code") {
    const code = typedCode(event.headers["linli-code"]) ?? refuse("code-invalid");
    return { actor: { role: "code-holder" }, owner: digest([code]), given: { code } };
  }
  const account = accountOf(signInOf(event));
  if (route.access === "signed-in") return { actor: { role: "signed-in" }, owner: account, given: { account } };
  if (!operators.has(account)) refuse("role-not-allowed");
  return { actor: { role: "platform-operator" }, owner: account, given: {} };
};

const isMembers = ({ access }: Route): boolean => typeof access === "object" || access === "member";

/** Members, and whoever holds a code, write only while the community is active; its operator always may. */
const mustBeWritable = ({ method, access }: Route, { status }: CommunityCard): void => {
  if (method === "POST" && access !== "operator" && status !== "active") refuse("community-suspended");
};

/**
 * Turns a gateway event into what a handler receives. Refuses in this order: no token or code (401), a community
 * that is not the caller's (404), a role that may never (403), a suspended community's writes (423), a malformed
 * request.
 */
export const callReader = (world: World) => {
  const { table, region, clock } = world;
  const callerIn = memberships(region, table);

  const doing = (request: Request, who: Who, input: Input) => {
    if (request.route.method === "GET") return {};
    const command = commandOf(request, who, input);
    const newCode: NewCode = (purpose) => codeOf(world.codeKey, command.id, purpose);
    return { command, newCode };
  };

  const outside = (request: Request) => {
    const who = strangerOf(request, world);
    request.occasion.role = who.actor.role;
    const input = inputOf(request);
    const scope = request.route.reach === "self" ? selfScope(region, accountOf(signInOf(request.event))) : undefined;
    const place = scope ? { self: scoped(table, scope) } : { region: scoped(table, operatorScope(region)) };
    return { ...input, keepers: world.keepers, ...place, ...who.given, ...doing(request, who, input) };
  };

  const calledIn = async ({ route, event, now }: Request): Promise<Called & { slug: string }> => {
    const signIn = isForSignedIn(route) ? signInOf(event) : undefined;
    const slug = event.pathParameters?.community ?? "";
    if (!slugPattern.test(slug)) return refuse("not-found");
    const called = (await callerIn({ slug, signIn, now }, route.fresh)) ?? refuse("not-found");
    return { ...called, slug };
  };

  const memberOf = async ({ route, event, now }: Request, caller: Caller, slug: string): Promise<Who> => {
    const role = actingRole(route, caller);
    const sessionId = event.headers["linli-session"];
    const session = { sessionId: sessionId ?? "", now };
    const scope = communityScope(region, slug);
    const acting = sessionId === undefined ? caller : await actingFor(scoped(table, scope), caller, session);
    const assisted = acting.onBehalfOf;
    const actor = {
      role,
      personId: caller.personId,
      ...(assisted && { onBehalfOf: assisted.personId, sessionId: assisted.sessionId }),
    };
    return { actor, owner: `${caller.personId} ${sessionId ?? ""}`, given: { caller: acting } };
  };

  /** The operator has no membership; to those who are not, a community they do not belong to does not exist. */
  const whoIn = async (request: Request, { caller, slug }: Called & { slug: string }): Promise<Who> => {
    if (isMembers(request.route)) return caller ? memberOf(request, caller, slug) : refuse("not-found");
    const isStranger =
      request.route.access === "operator" && !caller && !world.operators.has(accountOf(signInOf(request.event)));
    return isStranger ? refuse("not-found") : strangerOf(request, world);
  };

  const inside = async (request: Request) => {
    const called = await calledIn(request);
    const { community, slug } = called;
    request.occasion.community = slug;
    const who = await whoIn(request, called);
    request.occasion.role = who.actor.role;
    request.occasion.language = negotiate(request.event.headers["accept-language"], community.language);
    mustBeWritable(request.route, community);
    const input = inputOf(request);
    if (request.route.restricted) request.occasion.reading = readingOf(who.actor, input);
    const { language } = request.occasion;
    const place = { community, language, table: scoped(table, communityScope(region, slug)) };
    return { ...input, keepers: world.keepers, ...place, ...who.given, ...doing(request, who, input) };
  };

  return async (route: Route, event: GatewayEvent, occasion: Occasion) => {
    occasion.operation = route.operation;
    const request = { route, event, occasion, now: clock() };
    return route.reach === "community" ? inside(request) : outside(request);
  };
};
