import type * as z from "zod";
import * as untyped from "../client/client.ts";
import type { Changing, Reading } from "../client/operation.ts";
import type { Reply } from "../client/reply.ts";
import type { Offered } from "./offers.ts";
import type { Route, RouteTable, Schema } from "./route.ts";

export type { Send } from "../client/client.ts";
export { ProblemError } from "../client/problem-error.ts";

type Answer<R extends Route> = z.output<R["reply"]> & (R["offers"] extends string ? Offered : unknown);

type Input<R extends Route> = {
  readonly params?: z.input<R["params"]>;
  readonly query?: z.input<R["query"]>;
} & (R["body"] extends Schema ? { readonly body: z.input<R["body"]> } : { readonly body?: undefined }) &
  (R["upload"] extends readonly string[] ? { readonly file: Blob } : unknown) &
  (R["method"] extends "GET" ? Reading<Answer<R>> : Changing);

export type Client<Table extends RouteTable> = {
  readonly [Operation in keyof Table]: (input: Input<Table[Operation]>) => Promise<Reply<Answer<Table[Operation]>>>;
};

/**
 * The client that front ends install, typed by the route tables themselves:
 * `client(mediationRoutes, { … }).acceptCase({ params, body })`.
 */
export const client = <Table extends RouteTable>(table: Table, options: untyped.ClientOptions): Client<Table> =>
  untyped.client(table, options) as unknown as Client<Table>;
