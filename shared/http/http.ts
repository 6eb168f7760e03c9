import middy from "@middy/core";
import httpRouter from "@middy/http-router";
import { Refusal, refuse } from "../domain/refusal.ts";
import type { Log } from "../observe.ts";
import type { Service } from "../service.ts";
import { again, isStale } from "../table/again.ts";
import type { Command } from "../table/journal.ts";
import { Busy, CursorInvalid, Unwritable } from "../table/table.ts";
import type { World } from "../world.ts";
import type { Occasion } from "./admission.ts";
import { callReader } from "./call.ts";
import { packed } from "./encoding.ts";
import type { Answer, Call } from "./endpoint.ts";
import { negotiate } from "./language.ts";
import { offering } from "./offering.ts";
import { problem, retryAfterSeconds } from "./problem.ts";
import { type GatewayResult, reply } from "./reply.ts";
import type { GatewayEvent } from "./request.ts";
import type { Route } from "./route.ts";
import type { Wording } from "./service-words.ts";

type GatewayContext = { occasion?: Occasion };
type Request = { event: GatewayEvent; context: GatewayContext; response: GatewayResult; error: unknown };

const requestIdPattern = /^[\w.:-]{1,128}$/;

const occasionOf = ({ headers, requestContext }: GatewayEvent): Occasion => {
  const wished = headers["x-request-id"] ?? "";
  const requestId = requestIdPattern.test(wished) ? wished : requestContext.requestId;
  return { requestId, language: negotiate(headers["accept-language"], "zh-CN") };
};

/** What a thrown thing means: an expected "no", a busy store, or a bug. */
const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Refusal) return error;
  if (error instanceof Busy || error instanceof Unwritable) return new Refusal("try-again");
  if (error instanceof CursorInvalid)
    return new Refusal("cursor-invalid", {
      errors: [{ parameter: "cursor", code: "wrong-format", wanted: { format: "cursor" } }],
    });
  return undefined;
};

const problemResult = async (
  error: unknown,
  event: GatewayEvent,
  occasion: Occasion,
  wording: Wording,
): Promise<GatewayResult> => {
  const refusal = refusalOf(error) ?? ({ code: "unexpected", detail: {} } as const);
  const told = await problem(refusal, { ...occasion, instance: event.rawPath }, wording);
  const wait = retryAfterSeconds(told.status);
  const headers = { "content-type": "application/problem+json", ...(wait && { "retry-after": String(wait) }) };
  return { statusCode: told.status, headers, body: JSON.stringify(told) };
};

/** Gives the request its id and language, tells problems, and names both in every answer. */
const conversation = (log: Log, wording: Wording) => ({
  before: ({ event, context }: Request) => {
    context.occasion = occasionOf(event);
  },
  onError: async (request: Request) => {
    const { event, error } = request;
    const occasion = request.context.occasion ?? occasionOf(event);
    if (!refusalOf(error)) log.error("unexpected", { requestId: occasion.requestId, error });
    if (error instanceof Unwritable) log.error("the store takes no writes", { requestId: occasion.requestId, error });
    request.response = await problemResult(error, event, occasion, wording);
    await finish(request, occasion);
    logged(log, request, occasion);
  },
  after: async (request: Request) => {
    const occasion = request.context.occasion ?? occasionOf(request.event);
    await finish(request, occasion);
    logged(log, request, occasion);
  },
});

/**
 * One line for each request: what was asked, where, in which role, and how it went; no person, no path. Of what is
 * restricted it says who read it: the law wants such reads on record.
 */
const logged = (log: Log, { response }: Request, occasion: Occasion): void => {
  const { requestId, operation, community, role, reading } = occasion;
  log.info("request", { requestId, operation, community, role, status: response.statusCode, ...reading });
};

const finish = async (request: Request, { requestId, language }: Occasion): Promise<void> => {
  const common = {
    "x-request-id": requestId,
    "content-language": language,
    vary: "Accept-Encoding, Accept-Language",
  };
  const { event, response } = request;
  request.response = await packed(event, {
    ...response,
    headers: { "cache-control": "no-store", ...response.headers, ...common },
  });
};

type Answered = Promise<Answer<Route>>;

/**
 * Whoever names no version with `If-Match` asks for none: where somebody else was first, the operation looks at how
 * things stand by then, and tells at last to try again.
 */
const answered = async (run: (call: Call<Route>) => Answered, call: Call<Route>): Answered => {
  const { command } = call as { command?: Command };
  if (!command || command.expects !== undefined) return run(call);
  try {
    return await again(() => run(call));
  } catch (error) {
    return isStale(error) ? refuse("try-again") : Promise.reject(error);
  }
};

type Kept = { readonly caller?: unknown; readonly community?: unknown };

/** Whether caller and community are what was kept of them. */
const isAsKept = (kept: object, now: object): boolean => {
  const [one, other] = [kept, now].map(({ caller, community }: Kept) => JSON.stringify([caller, community]));
  return one === other;
};

/**
 * Builds the Lambda handler of a service from its endpoints and words; the local host and the simulator call the
 * same one. Nobody is told a no by what was only kept of them or of their community: both are looked up once more, and
 * where they are something else by now, that is what answers.
 */
export const http = (world: World, { endpoints, offers, words }: Pick<Service, "endpoints" | "offers" | "words">) => {
  const readCall = callReader(world);
  const verbsFor = offering({ endpoints, offers });
  const routed = endpoints.map(({ route, run }) => ({
    method: route.method,
    path: route.path,
    handler: async (event: GatewayEvent, context: GatewayContext): Promise<GatewayResult> => {
      const occasion = context.occasion ?? occasionOf(event);
      const told = async ({ call }: { readonly call: object }): Promise<GatewayResult> => {
        const answer = await answered(run, call as unknown as Call<Route>);
        return reply(route, event, answer, await verbsFor(route, call as never, answer));
      };
      const first = await readCall(route, event, occasion);
      return told(first).catch(async (error: unknown) => {
        if (!(first.isKept && error instanceof Refusal)) throw error;
        const anew = await readCall(route, event, occasion, true);
        if (isAsKept(first.call, anew.call)) throw error;
        return told(anew);
      });
    },
  }));
  const router = httpRouter({ routes: routed as never, notFoundResponse: () => refuse("not-found") });
  const handler: unknown = middy(router as never).use(conversation(world.log, words) as never);
  return handler as (event: GatewayEvent, context: GatewayContext) => Promise<GatewayResult>;
};
