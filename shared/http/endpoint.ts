import type * as z from "zod";
import type { Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import type { Outside } from "../outside/outside.ts";
import type { Signed } from "../outside/standard-webhook.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityTable, OperatorScope, ScopedTable, SelfScope } from "../table/scope.ts";
import type { Language } from "./language.ts";
import type { Route, RouteTable, Schema } from "./route.ts";
import type { Wording } from "./service-words.ts";

/** A file that came as the body. */
export type Upload = { readonly bytes: Uint8Array; readonly mediaType: string };

/** How the request was signed, by the Standard Webhooks: what the signatures cover, and they themselves. */
export type Signature = { readonly signed: Signed; readonly signatures: string };

type Input<R extends Route> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
  readonly body: R["body"] extends Schema ? z.output<R["body"]> : undefined;
  readonly now: Instant;
  /** The services that keep something of people. */
  readonly keepers: readonly string[];
  /** What every service says. */
  readonly wordings: readonly Wording[];
  readonly outside: Outside;
  /** The address at which links open. */
  readonly linksAt: () => string;
  /** The secret of a purpose, which no table keeps. */
  readonly secretOf: (purpose: string) => string;
} & (R["upload"] extends readonly string[] ? { readonly upload: Upload } : unknown) &
  (R["signed"] extends true ? { readonly signature: Signature } : unknown);

type Place<R extends Route> = R["reach"] extends "self"
  ? {
      readonly self: ScopedTable<SelfScope>;
      /** A community that is on the caller's own list. */
      readonly communityOf: (own: { readonly community: string }) => CommunityTable;
    }
  : R["reach"] extends "region"
    ? { readonly region: ScopedTable<OperatorScope> }
    : {
        readonly community: CommunityCard;
        /** The reader's, as negotiated. */
        readonly language: Language;
        readonly table: CommunityTable;
      };

type Who<R extends Route> = R["access"] extends "operator"
  ? unknown
  : R["access"] extends "public"
    ? { readonly visitor: string }
    : R["access"] extends "code"
      ? { readonly code: string }
      : R["access"] extends "signed-in"
        ? { readonly account: string; readonly self: ScopedTable<SelfScope> }
        : { readonly caller: Caller };

/** A code that the command issues; a retry of the command gets the same one. */
export type NewCode = (purpose: string) => string;

type Doing<R extends Route> = R["method"] extends "POST"
  ? { readonly command: Command; readonly newCode: NewCode }
  : unknown;

/** Everything a handler may touch. There is no other way to a table, a clock or a caller. */
export type Call<R extends Route> = Input<R> & Place<R> & Who<R> & Doing<R>;

/**
 * What a handler answers. `version` becomes the ETag, `made` the id of a new thing and so its Location; `subject` is the
 * thing that verbs are offered of, where the body shows only a part of it.
 */
export type Answer<R extends Route> = {
  readonly body: z.input<R["reply"]>;
  readonly subject?: unknown;
  readonly version?: number;
  readonly replayed?: boolean;
  readonly made?: string;
};

/** An operation that is answered; it knows by its type which. */
export type Endpoint<Operation extends string = string> = {
  readonly route: Route & { readonly operation: Operation };
  readonly run: (call: Call<Route>) => Promise<Answer<Route>>;
};

/** Binds a route to the function that answers it. */
export const endpoint = <R extends Route>(
  route: R,
  run: (call: Call<R>) => Promise<Answer<R>>,
): Endpoint<R["operation"]> => ({ route, run }) as never;

export type Answers<T extends RouteTable> = { readonly [Operation in keyof T & string]: Endpoint<Operation> };

/** What answers each operation of a service: one that is missing, too many or bound to another is no valid type. */
export const answers = <T extends RouteTable, Given extends Answers<T>>(
  routes: T,
  given: Given & { readonly [Surplus in Exclude<keyof Given, keyof T>]: never },
): readonly Endpoint[] => Object.keys(routes).map((operation) => given[operation as keyof T & string]);
