import * as z from "zod";
import { createDocument, type ZodOpenApiOperationObject } from "zod-openapi";
import { usedComponents } from "#infra/local/used-components.ts";
import { isOpen, type Route } from "#shared/http/route.ts";
import { parametersOf } from "./parameters.ts";
import { problemResponses, problemsOf } from "./problems.ts";
import { type Shareable, withSharedParameters } from "./shared-parts.ts";

const people: Readonly<Record<string, string>> = {
  member: "For members.",
  "signed-in": "For anyone signed in.",
  operator: "For the platform's operator.",
  code: "For whoever holds its code.",
  public: "For anyone.",
};

const describe = ({ access }: Route): string =>
  typeof access === "object" ? `For ${access.roles.join(", ")}.` : (people[access] ?? "");

const bodyOf = ({ body, upload }: Route) => {
  if (body) return { required: true, content: { "application/json": { schema: body } } };
  const file = (type: string) => [type, { schema: { type: "string" as const, contentMediaType: type } }];
  return upload && { required: true, content: Object.fromEntries(upload.map(file)) };
};

/** What is told beside a thing that has verbs. */
const WithVerbs = z
  .object({
    allowedVerbs: z.array(z.string()).meta({ description: "The operations that the caller may call on it now" }),
    allowedVerbsOf: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({ description: "The same of its parts, by their ids" }),
  })
  .meta({ id: "WithVerbs" });

const done: Readonly<Record<string, string>> = { "GET 200": "As it is now", "POST 201": "It was made" };

const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const requestBody = bodyOf(route);
  const success = {
    description: done[`${route.method} ${route.status}`] ?? "Done",
    content: {
      [route.media]: { schema: route.offers ? z.intersection(route.reply as z.ZodType, WithVerbs) : route.reply },
    },
  };
  return {
    operationId: route.operation,
    summary: route.summary,
    description: describe(route),
    tags: [route.service],
    ...(isOpen(route) && { security: [] }),
    ...(route.refusals.length > 0 && { "x-refusals": route.refusals }),
    requestParams: parametersOf(route),
    ...(requestBody && { requestBody }),
    responses: { [String(route.status)]: success, ...problemsOf(route) } as never,
  };
};

const pathsOf = (routes: readonly Route[]): Record<string, Record<string, ZodOpenApiOperationObject>> => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return paths;
};

type Schema = { minimum?: number; maximum?: number; additionalProperties?: unknown };

/** The bounds of a JavaScript integer say nothing that `integer` does not, and an answer may gain fields. */
const withoutNoise = ({ jsonSchema, io }: { jsonSchema: Schema; io: "input" | "output" }): void => {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

/** The OpenAPI 3.1 document of the routes without its examples; `schemas` are shown under their names. */
export const openapiOf = (routes: readonly Route[], schemas: Readonly<Record<string, z.ZodType>>) => {
  const whole = createDocument(
    {
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
        responses: problemResponses as never,
        schemas: schemas as never,
      },
      security: [{ token: [] }],
      paths: pathsOf(routes),
    },
    { override: withoutNoise as never },
  );
  const shared = withSharedParameters(whole as unknown as Shareable);
  return { ...whole, ...shared, components: usedComponents(shared.paths, shared.components) };
};
