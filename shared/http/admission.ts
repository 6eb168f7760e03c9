import type { Actor, Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { Refusal, type RefusalCode, refuse } from "../domain/refusal.ts";
import { type ActorRole, operatorRoles, Role } from "../domain/roles.ts";
import { typedCode, visitorOf } from "../people/codes.ts";
import { accountOf, type Called, type Found, memberships, type SignIn } from "../people/membership.ts";
import { actingFor } from "../people/session.ts";
import { communityScope, scoped } from "../table/scope.ts";
import type { World } from "../world.ts";
import { type Language, negotiate } from "./language.ts";
import type { Reading } from "./reading.ts";
import type { GatewayEvent } from "./request.ts";
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

export type Request = {
  readonly route: Route;
  readonly event: GatewayEvent;
  readonly occasion: Occasion;
  readonly now: Instant;
  /** Nothing that was kept of the caller counts. */
  readonly isAnew: boolean;
};

/** Who calls: the role to record, what makes their commands theirs, and what their handler is given. */
export type Who = { readonly actor: Actor; readonly owner: string; readonly given: object };

const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The sign-in of the verified token; the gateway (or the local host) has checked its signature and term. */
export const signInOf = (event: GatewayEvent): SignIn => {
  const { iss, sub } = event.requestContext.authorizer?.jwt.claims ?? {};
  const isUsable = typeof iss === "string" && typeof sub === "string" && sub !== "";
  return isUsable ? { issuer: iss, subject: sub } : refuse("unauthenticated");
};

/** What somebody may do as a resident, or the desk for them, can be done in a session; a duty of theirs cannot. */
const isServed = (roles: readonly Role[]): boolean => roles.includes("resident") || roles.includes("desk-operator");

/**
 * The role in which an act is recorded: the first of the route's that the caller holds; where every member may, the
 * first of all; in a session, that of an operator; without any role, of what is one's own, that one signed in.
 */
export const actingRole = (
  { access, withoutRole }: Pick<Route, "access" | "withoutRole">,
  { grants, onBehalfOf }: Caller,
): ActorRole | undefined => {
  if (withoutRole && grants.length === 0 && !onBehalfOf) return "signed-in";
  const held = grants.map(({ role }) => role);
  const allowed = typeof access === "object" ? access.roles : Role.options;
  const admitted = onBehalfOf ? (isServed(allowed) ? operatorRoles : []) : allowed;
  return admitted.find((role) => held.includes(role));
};

/** Refuses, and names the roles that would do: those of the route; where every member may, the least; in a session none. */
const mustHaveRole = (route: Route, caller: Caller): ActorRole => {
  const roles = typeof route.access === "object" ? route.access.roles : ["resident"];
  return actingRole(route, caller) ?? refuse("role-not-allowed", caller.onBehalfOf ? {} : { roles });
};

/** Who calls where no membership says so. */
export const strangerOf = ({ route, event }: Request, { operators, codeKey }: World): Who => {
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
  if (!operators.has(account)) refuse("role-not-allowed", { roles: ["platform-operator"] });
  return { actor: { role: "platform-operator" }, owner: account, given: {} };
};

/** What is refused by what was kept of the caller or the community, which may have changed since. */
const restsOnKept: ReadonlySet<RefusalCode> = new Set([
  "not-found",
  "role-not-allowed",
  "community-suspended",
  "session-over",
]);

const isMembers = ({ access }: Route): boolean => typeof access === "object" || access === "member";

/** Members, and whoever holds a code, write only while the community is active; its operator always may. */
export const isWritable = ({ method, access, whileLeaving }: Route, { status }: CommunityCard): boolean =>
  method === "GET" ||
  access === "operator" ||
  status === "active" ||
  (whileLeaving === true && status === "offboarding");

/** Lets a caller into a community. Refuses as `callReader` says, and nobody by what was only kept of them. */
export const admission = (world: World) => {
  const { table, region } = world;
  const callerIn = memberships(region, table);

  const foundIn = async ({ route, event, now }: Request, fresh: boolean): Promise<Found & { slug: string }> => {
    const signIn = isForSignedIn(route) ? signInOf(event) : undefined;
    const slug = event.pathParameters?.community ?? "";
    if (!slugPattern.test(slug)) return refuse("not-found");
    return { ...(await callerIn({ slug, signIn, now }, fresh)), slug };
  };

  const memberOf = async ({ route, event, now }: Request, caller: Caller, slug: string): Promise<Who> => {
    const sessionId = event.headers["linli-session"];
    const session = { sessionId: sessionId ?? "", now };
    const scope = communityScope(region, slug);
    const acting = sessionId === undefined ? caller : await actingFor(scoped(table, scope), caller, session);
    const assisted = acting.onBehalfOf;
    const actor = {
      role: mustHaveRole(route, acting),
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

  const admitted = async (request: Request, { called, slug }: Found & { slug: string }) => {
    const { community, caller } = called ?? refuse("not-found");
    request.occasion.community = slug;
    const who = await whoIn(request, { community, caller, slug });
    request.occasion.role = who.actor.role;
    request.occasion.language = negotiate(request.event.headers["accept-language"], community.language);
    if (!isWritable(request.route, community)) refuse("community-suspended");
    return { community, slug, who };
  };

  const admit = async (request: Request, found: Found & { slug: string }) => ({
    ...(await admitted(request, found)),
    isKept: found.isKept,
  });

  return async (request: Request) => {
    const found = await foundIn(request, request.route.fresh || request.isAnew);
    return admit(request, found).catch(async (error) => {
      const mayBeStale = found.isKept && error instanceof Refusal && restsOnKept.has(error.code);
      if (!mayBeStale) throw error;
      return admit(request, await foundIn(request, true));
    });
  };
};
