import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiParameters } from "zod-openapi";
import { isOpen, type Route } from "./route.ts";

/** A request and its answer as they were seen. */
export type Shown = {
  readonly request: { readonly params?: object; readonly query?: object; readonly body?: unknown };
  readonly status: number;
  readonly body: unknown;
};
export type Example = { readonly success: Shown; readonly invalid: Shown; readonly refusal: Shown };

const Problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional(),
          parameter: z.string().optional(),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: "Problem", description: "Problem details (RFC 9457). `code` is the contract." });

const header = (description: string) => z.string().optional().meta({ description });

const headersOf = (route: Route) => {
  const { method, access } = route;
  const code = access === "code" && {
    "Linli-Code": z.string().meta({ description: "The code that was issued for it." }),
  };
  const isMembers = typeof access === "object" || access === "member";
  const session = isMembers && { "Linli-Session": header("The assisted session it is done under, at the desk.") };
  const language = { "Accept-Language": header("zh-CN or en; the community's by default."), ...code, ...session };
  if (method === "GET") return { ...language, "If-None-Match": header("Answers 304 while this ETag holds.") };
  const key = z.string().min(1).max(255).meta({ description: "Repeat it to retry: one effect, one id." });
  return { ...language, "Idempotency-Key": key, "If-Match": header('The version that was read, such as "7".') };
};

const paramsOf = (route: Route): z.ZodObject => {
  if (!route.path.includes("{community}")) return route.params;
  return z.object({ community: z.string().meta({ description: "The community's slug." }), ...route.params.shape });
};

const sharedStatuses = ({ method, access, refusals }: Route): string[] => {
  const open = refusals.includes("code-invalid") ? ["401"] : [];
  const who = { public: open, code: ["401"] }[String(access)] ?? ["401", "403"];
  const doing = method === "POST" ? ["409", "412", "413", "415", "422", "423", "429"] : [];
  return ["400", ...who, "404", ...doing, "503"];
};

const examplesOf = (shown: readonly (readonly [string, Shown])[]) =>
  Object.fromEntries(shown.map(([name, { body }]) => [name, { value: body }]));

const responsesOf = (route: Route, example: Example) => {
  const told = Object.entries({ invalid: example.invalid, refusal: example.refusal });
  const problems = sharedStatuses(route).map((status) => {
    const shown = told.filter(([, each]) => String(each.status) === status);
    const content = { schema: Problem, ...(shown.length > 0 && { examples: examplesOf(shown) }) };
    return [status, { description: "A problem", content: { "application/problem+json": content } }];
  });
  const success = { schema: route.reply, examples: examplesOf([["success", example.success]]) };
  return {
    [String(route.status)]: { description: route.summary, content: { [route.media]: success } },
    ...Object.fromEntries(problems),
  };
};

const operationOf = (route: Route, example: Example): ZodOpenApiOperationObject => {
  const requestParams: ZodOpenApiParameters = {
    path: paramsOf(route),
    query: route.query,
    header: z.object(headersOf(route)),
  };
  const sent = Object.entries(example).map(([name, { request }]) => [name, { value: request.body }] as const);
  const examples = Object.fromEntries(sent.filter(([name]) => name !== "invalid"));
  return {
    operationId: route.operation,
    summary: route.summary,
    description: describe(route),
    tags: [route.service],
    security: isOpen(route) ? [] : [{ token: [] }],
    requestParams,
    ...(route.body && {
      requestBody: { required: true, content: { "application/json": { schema: route.body, examples } } },
    }),
    ...(route.upload && { requestBody: { required: true, content: filesOf(route.upload) } }),
    responses: responsesOf(route, example) as never,
  };
};

const filesOf = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((type) => [type, { schema: { type: "string" as const, contentMediaType: type } }]));

const people: Readonly<Record<string, string>> = {
  member: "For members.",
  "signed-in": "For anyone signed in.",
  operator: "For the platform's operator.",
  code: "For whoever holds its code.",
  public: "For anyone.",
};

const describe = ({ access, refusals }: Route): string => {
  const who = typeof access === "object" ? `For ${access.roles.join(", ")}.` : people[access];
  const may = refusals.length > 0 ? ` May refuse with ${refusals.join(", ")}.` : "";
  return `${who}${may}`;
};

/** The OpenAPI 3.1 document of the routes, with an example of success, of wrong input and of a refusal for each. */
export const openapiOf = (routes: readonly Route[], examples: Readonly<Record<string, Example>>) => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const example = examples[route.operation];
    if (!example) throw new Error(`no example of ${route.operation}`);
    const methods = paths[route.path] ?? {};
    methods[route.method.toLowerCase()] = operationOf(route, example);
    paths[route.path] = methods;
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Linli 邻里",
      version: "1.0.0",
      description: "Co-governance of residential communities. Every path below /v1 keeps within its major version.",
      license: { name: "Proprietary", identifier: "LicenseRef-Linli" },
    },
    servers: [{ url: "/", description: "The home that serves this document" }],
    tags: [...new Set(routes.map(({ service }) => service))].map((name) => ({
      name,
      description: `The ${name} service`,
    })),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
    paths,
  });
};
