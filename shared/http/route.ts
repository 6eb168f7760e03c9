import * as z from "zod";
import type { RefusalCode } from "../domain/refusal.ts";
import type { Role } from "../domain/roles.ts";

/**
 * Who may call: people who hold one of the roles in the community of the path; anyone who belongs to it; anyone
 * signed in (paths outside a community); anyone at all.
 */
export type Access = { readonly roles: readonly Role[] } | "member" | "signed-in" | "public";

type Schemas = {
  readonly params?: z.ZodRawShape;
  readonly query?: z.ZodRawShape;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
};

/** One operation as a person writes it down: everything that the server, the client, OpenAPI and AWS need of it. */
export type RouteSpec = Schemas & {
  readonly method: "GET" | "POST";
  /** Below the service's base, or whole when it begins with `/v1`. `{names}` are those of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  /** 201 where the operation makes a thing of its own. */
  readonly status?: 200 | 201;
  /** The refusals that its rules may give, beyond those that every operation shares. */
  readonly refusals?: readonly RefusalCode[];
  /** Reads the caller's membership anew, so a role revoked a moment ago does not count. */
  readonly fresh?: true;
};

export type Route = {
  readonly operation: string;
  readonly service: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly status: 200 | 201;
  readonly refusals: readonly RefusalCode[];
  readonly fresh: boolean;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  readonly reply: z.ZodType;
};

type ShapeOf<Shape> = Shape extends z.ZodRawShape ? Shape : Record<never, never>;

/** A route that remembers the schemas it was written with. */
export type RouteOf<Spec extends RouteSpec> = Omit<
  Route,
  "access" | "method" | "params" | "query" | "body" | "reply"
> & {
  readonly method: Spec["method"];
  readonly access: Spec["access"];
  readonly params: z.ZodObject<ShapeOf<Spec["params"]>>;
  readonly query: z.ZodObject<ShapeOf<Spec["query"]>>;
  readonly body: Spec["body"] extends z.ZodType ? Spec["body"] : undefined;
  readonly reply: Spec["reply"];
};

export type RouteTable = { readonly [operation: string]: Route };

/** The path of a service inside a community. */
const communityBase = (service: string): string => `/v1/communities/{community}/${service}`;

/** Names each operation of a service and completes its path. Unknown parameters and fields are refused. */
export const routes = <const Specs extends Record<string, RouteSpec>>(service: string, specs: Specs) => {
  const complete = ([operation, spec]: [string, RouteSpec]) => [
    operation,
    {
      operation,
      service,
      method: spec.method,
      path: spec.path.startsWith("/v1") ? spec.path : `${communityBase(service)}${spec.path}`,
      summary: spec.summary,
      access: spec.access,
      status: spec.status ?? 200,
      refusals: spec.refusals ?? [],
      fresh: spec.fresh ?? false,
      params: z.object(spec.params ?? {}),
      query: z.strictObject(spec.query ?? {}),
      body: spec.body,
      reply: spec.reply,
    },
  ];
  return Object.fromEntries(Object.entries(specs).map(complete)) as {
    readonly [Operation in keyof Specs]: RouteOf<Specs[Operation]>;
  };
};

export const Cursor = z.string().min(1).max(2048);

/** The two parameters of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Cursor.optional(),
};

/** The reply of every list: no totals, and a cursor where there may be more. */
export const pageOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({ items: z.array(entry), nextCursor: Cursor.optional() });
