import * as z from "zod";
import type { RefusalCode } from "../domain/refusal.ts";
import type { Role } from "../domain/roles.ts";

/**
 * Who may call: people who hold one of the roles in the community of the path; anyone who belongs to it; anyone
 * signed in; the platform's operator; whoever holds a code for the thing; anyone at all.
 */
export type Access = { readonly roles: readonly Role[] } | "member" | "signed-in" | "operator" | "code" | "public";

/** Whether a token is asked for: neither by what anyone may do, nor by what a code opens. */
export const isForSignedIn = ({ access }: { readonly access: Access }): boolean =>
  access !== "public" && access !== "code";

/** Whose items a route may reach: one community's, the caller's own list, or the region's. */
export type Reach = "community" | "self" | "region";

/** What an operation answers with; anything but JSON is text, and a workbook is base64. */
export type Media =
  | "application/json"
  | "application/ld+json"
  | "text/csv"
  | "text/plain"
  | "text/html"
  | "text/calendar"
  | typeof workbook;

export const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A schema without zod's methods: the compiler compares one with it for every part of every route. */
export type Schema = z.core.$ZodType;
export type Fields<Shape extends z.core.$ZodShape = z.core.$ZodShape> = z.core.$ZodObject<Shape>;

type Schemas = {
  readonly params?: z.ZodRawShape;
  readonly query?: z.ZodRawShape;
  readonly body?: Schema;
  readonly reply: Schema;
};

/** One operation as a person writes it down: everything that the server, the client, OpenAPI and AWS need of it. */
export type RouteSpec = Schemas & {
  readonly method: "GET" | "POST";
  /** Below the service's base, or whole when it begins with `/v1`. `{names}` are those of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly reach?: Reach;
  /** 201 where the operation makes a thing of its own. */
  readonly status?: 200 | 201;
  /** The refusals that its rules may give, beyond those that every operation shares. */
  readonly refusals?: readonly RefusalCode[];
  /** May be asked for while the community leaves, when its members write nothing any more. */
  readonly whileLeaving?: true;
  /** Is one's own: also for whoever has no role, such as somebody who moved out while their dispute is open. */
  readonly withoutRole?: true;
  /** Reads the caller's membership anew, so a role revoked a moment ago does not count. */
  readonly fresh?: true;
  /** A signature, a consent, or what goes out for good: in a session not by a call back; of a body, where it says so. */
  readonly needsIdentity?: true | ((body: never) => boolean);
  /** Work follows the answer: whoever asks waits a second before they look again; of a reply, where it says so. */
  readonly goesOn?: true | ((reply: never) => boolean);
  /** Shows what the law protects most, such as children: the log names who read it, for whom, and of what. */
  readonly restricted?: true;
  /** What kind of thing it answers; beside it stands which operations its reader may call on it now. */
  readonly offers?: string | undefined;
  readonly media?: Media;
  /** So many seconds anybody on the way may keep the answer. */
  readonly keptFor?: number;
  /** The kinds of file it takes instead of a JSON body, up to 4 MB. */
  readonly upload?: readonly string[];
  /** Is signed by the Standard Webhooks with a secret that its handler knows; its `webhook-id` is its Idempotency-Key. */
  readonly signed?: true;
  /** What is asked of a member by this operation is answered by it with a code. */
  readonly answersFor?: string;
};

export type Route = {
  readonly operation: string;
  readonly service: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly reach: Reach;
  readonly status: 200 | 201;
  readonly refusals: readonly RefusalCode[];
  readonly whileLeaving: true | undefined;
  readonly withoutRole: boolean;
  readonly fresh: boolean;
  readonly needsIdentity: (body: unknown) => boolean;
  readonly goesOn: (reply: unknown) => boolean;
  readonly restricted: boolean;
  readonly offers: string | undefined;
  readonly media: Media;
  readonly keptFor: number | undefined;
  readonly upload: readonly string[] | undefined;
  readonly signed: boolean;
  readonly answersFor: string | undefined;
  readonly params: Fields;
  readonly query: Fields;
  readonly body: Schema | undefined;
  readonly reply: Schema;
};

type ShapeOf<Shape> = Shape extends z.ZodRawShape ? Shape : Record<never, never>;

/** A route that remembers what it was written with. */
export type RouteOf<Spec extends RouteSpec> = Omit<
  Route,
  "access" | "method" | "offers" | "reach" | "upload" | "signed" | "params" | "query" | "body" | "reply"
> & {
  readonly offers: Spec["offers"] extends string ? Spec["offers"] : undefined;
  readonly method: Spec["method"];
  readonly access: Spec["access"];
  readonly reach: Spec["reach"] extends Reach ? Spec["reach"] : "community";
  readonly signed: Spec["signed"] extends true ? true : false;
  readonly upload: Spec["upload"] extends readonly string[] ? readonly string[] : undefined;
  readonly params: Fields<ShapeOf<Spec["params"]>>;
  readonly query: Fields<ShapeOf<Spec["query"]>>;
  readonly body: Spec["body"] extends Schema ? Spec["body"] : undefined;
  readonly reply: Spec["reply"];
};

export type RouteTable = { readonly [operation: string]: Route };

/** The path of a service inside a community; without a login it lies below `/v1/public`. */
const communityBase = (service: string, access: Access): string => {
  const isOpen = access === "public" || access === "code";
  return `/v1${isOpen ? "/public" : ""}/communities/{community}/${service}`;
};

const asFunction = (given: true | ((of: never) => boolean) | undefined): ((of: unknown) => boolean) =>
  typeof given === "function" ? (given as (of: unknown) => boolean) : () => given === true;

/** Names each operation of a service and completes its path. Unknown parameters and fields are refused. */
export const routes = <const Specs extends Record<string, RouteSpec>>(service: string, specs: Specs) => {
  const complete = ([operation, spec]: [string, RouteSpec]) => [
    operation,
    {
      operation,
      service,
      method: spec.method,
      path: spec.path.startsWith("/v1") ? spec.path : `${communityBase(service, spec.access)}${spec.path}`,
      summary: spec.summary,
      access: spec.access,
      reach: spec.reach ?? "community",
      status: spec.status ?? 200,
      refusals: spec.refusals ?? [],
      whileLeaving: spec.whileLeaving,
      withoutRole: spec.withoutRole === true,
      fresh: spec.fresh ?? false,
      needsIdentity: asFunction(spec.needsIdentity),
      goesOn: asFunction(spec.goesOn),
      restricted: spec.restricted ?? false,
      offers: spec.offers,
      media: spec.media ?? "application/json",
      keptFor: spec.keptFor,
      upload: spec.upload,
      signed: spec.signed === true,
      answersFor: spec.answersFor,
      params: z.object(spec.params ?? {}),
      query: z.strictObject(spec.query ?? {}),
      body: spec.body,
      reply: spec.reply,
    },
  ];
  return Object.fromEntries(Object.entries(specs).map(complete)) as {
    readonly [Operation in keyof Specs & string]: RouteOf<Specs[Operation]> & { readonly operation: Operation };
  };
};

/** Whether an operation is called without a token. */
export const isOpen = ({ access }: Pick<Route, "access">): boolean => access === "public" || access === "code";

export const Cursor = z.string().min(1).max(2048);

/** The two parameters of every list. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: Cursor.optional(),
};

/** The parameter of a list that an index serves from either end. */
export const sorting = <First extends "oldest" | "newest">(first: First) => ({
  sort: z.enum(["oldest", "newest"]).default(first as "oldest" | "newest"),
});

/** How long what everybody may read is kept on the way to them: a wall may be a minute old. */
export const publicSeconds = 60;

/** The reply of every list: no totals, and a cursor where there may be more. */
export const pageOf = <Entry extends Schema>(entry: Entry) =>
  z.object({ items: z.array(entry), nextCursor: Cursor.optional() });
