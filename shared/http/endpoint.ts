import type * as z from "zod";
import type { Caller } from "../domain/caller.ts";
import type { Instant } from "../domain/dates.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityScope, ScopedTable, SelfScope } from "../table/scope.ts";
import type { CommunityCard } from "./membership.ts";
import type { Route } from "./route.ts";

/** Everything a handler may touch. There is no other way to a table, a clock or a caller. */
export type Call<R extends Route> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
  readonly body: R["body"] extends z.ZodType ? z.output<R["body"]> : undefined;
  readonly now: Instant;
} & (R["access"] extends "signed-in"
  ? { readonly self: ScopedTable<SelfScope> }
  : {
      readonly community: CommunityCard;
      readonly table: ScopedTable<CommunityScope>;
    }) &
  (R["access"] extends "signed-in" | "public" ? unknown : { readonly caller: Caller; readonly command: Command });

/** What a handler answers. `version` becomes the ETag, `made` the id of a new thing and so its Location. */
export type Answer<R extends Route> = {
  readonly body: z.input<R["reply"]>;
  readonly version?: number;
  readonly replayed?: boolean;
  readonly made?: string;
};

export type Endpoint<R extends Route = Route> = {
  readonly route: R;
  readonly run: (call: Call<R>) => Promise<Answer<R>>;
};

/** Binds a route to the function that answers it. */
export const endpoint = <R extends Route>(route: R, run: Endpoint<R>["run"]): Endpoint => ({ route, run }) as never;
