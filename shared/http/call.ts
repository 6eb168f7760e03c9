import type { Caller } from "../domain/caller.ts";
import { mustHaveHappened } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { refuse } from "../domain/refusal.ts";
import { linksOf, nowhere } from "../outside/outside.ts";
import { secretFrom } from "../outside/standard-webhook.ts";
import { codeOf } from "../people/codes.ts";
import { accountOf } from "../people/membership.ts";
import type { Command } from "../table/journal.ts";
import { communityScope, operatorScope, scoped, selfScope } from "../table/scope.ts";
import type { World } from "../world.ts";
import { admission, type Occasion, type Request, signInOf, strangerOf, type Who } from "./admission.ts";
import type { NewCode } from "./endpoint.ts";
import { readingOf } from "./reading.ts";
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
import type { Route } from "./route.ts";
import { readSignature } from "./signature.ts";

const inputOf = ({ route, event, now }: Request) => ({
  params: check(route.params, event.pathParameters ?? {}, "parameters"),
  query: check(route.query, event.queryStringParameters ?? {}, "parameters"),
  ...(route.upload
    ? { body: undefined, upload: readUpload(event, route.upload) }
    : { body: route.body ? check(route.body, readBody(event), "body") : readNoBody(event) }),
  ...(route.signed && { signature: readSignature(event) }),
  now,
});

type Input = ReturnType<typeof inputOf>;

/** Many call an open route from one place, so the payload itself is part of what makes a command one's own. */
const commandOf = (
  { route, event, occasion, now }: Request,
  { actor, owner }: Who,
  input: Input,
  timeZone?: string,
): Command => {
  const { body, upload } = input as Input & { upload?: { bytes: Uint8Array } };
  const payload = upload ? bytesDigest(upload.bytes) : payloadDigest(body);
  const place = event.pathParameters?.community ?? "";
  const mark = actor.role === "anyone" ? payload : "";
  const id = digest([place, owner, route.operation, event.rawPath, idempotencyKey(event, route.signed), mark]);
  const { happenedOn } = (body ?? {}) as { happenedOn?: string };
  mustHaveHappened(happenedOn, now, timeZone);
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

/** Refuses, in a session by a call back, what nobody signs or gives out for somebody whom they did not see. */
const mustShowIdentity = ({ needsIdentity }: Route, { given }: Who, { body }: Input): void => {
  const { caller } = given as { readonly caller?: Caller };
  if (caller?.onBehalfOf?.isCalledBack && needsIdentity(body)) refuse("identity-not-shown");
};

/**
 * Turns a gateway event into what a handler receives. Refuses in this order: no token or code (401), a community
 * that is not the caller's (404), a role that may never (403), a suspended community's writes (423), a malformed
 * request.
 */
export const callReader = (world: World) => {
  const { table, region, clock } = world;
  const admit = admission(world);

  const around = {
    get keepers() {
      return world.keepers;
    },
    wordings: world.wordings ?? [],
    outside: world.outside ?? nowhere,
    linksAt: () => linksOf(world),
    secretOf: (purpose: string) => secretFrom(world.codeKey, purpose),
  };

  const doing = (request: Request, who: Who, input: Input, timeZone?: string) => {
    if (request.route.method === "GET") return {};
    const command = commandOf(request, who, input, timeZone);
    const newCode: NewCode = (purpose) => codeOf(world.codeKey, command.id, purpose);
    return { command, newCode };
  };

  /** The own list of whoever signed in, which lies outside every community. */
  const ownOf = ({ route, event }: Request) =>
    route.access === "signed-in" ? { self: scoped(table, selfScope(region, accountOf(signInOf(event)))) } : {};

  const outside = (request: Request) => {
    const who = strangerOf(request, world);
    request.occasion.role = who.actor.role;
    const input = inputOf(request);
    if (request.route.restricted) request.occasion.reading = readingOf(who.actor, input);
    const communityOf = (own: { readonly community: string }) => scoped(table, communityScope(region, own.community));
    const place =
      request.route.reach === "self"
        ? { ...ownOf(request), communityOf }
        : { region: scoped(table, operatorScope(region)) };
    return { ...input, ...around, ...place, ...who.given, ...doing(request, who, input) };
  };

  const inside = async (request: Request) => {
    const { community, slug, who, isKept } = await admit(request);
    const input = inputOf(request);
    mustShowIdentity(request.route, who, input);
    if (request.route.restricted) request.occasion.reading = readingOf(who.actor, input);
    const { language } = request.occasion;
    const place = { community, language, table: scoped(table, communityScope(region, slug)), ...ownOf(request) };
    const call = {
      ...input,
      ...around,
      ...place,
      ...who.given,
      ...doing(request, who, input, community.timeZone),
    };
    return { call, isKept };
  };

  /** The call, and whether it rests on what was kept of an earlier one; `isAnew`, it does not. */
  return async (route: Route, event: GatewayEvent, occasion: Occasion, isAnew = false) => {
    occasion.operation = route.operation;
    const request = { route, event, occasion, now: clock(), isAnew };
    return route.reach === "community" ? inside(request) : { call: await outside(request), isKept: false };
  };
};
