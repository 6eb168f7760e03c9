import type * as z from "zod";
import type { Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import type { Decision, Outcome } from "../table/entity.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityScope, ScopedTable } from "../table/scope.ts";
import { type Call, type Endpoint, endpoint } from "./endpoint.ts";
import type { Route } from "./route.ts";

type Store<State> = {
  decide(id: string, command: Command, verb: (current: State) => Decision<State> | undefined): Promise<Outcome<State>>;
};

/** Who acts, when and where, and the command whose id makes ids. */
type Acting = {
  readonly by: Caller;
  readonly at: Instant;
  readonly commandId: string;
  readonly community: CommunityCard;
};

/** What a verb is told: body and parameters beside that. */
export type Told<R extends Route> = (R["body"] extends z.ZodType ? z.output<R["body"]> : unknown) &
  z.output<R["params"]> &
  Acting;

/** How the verbs of one kind of thing are answered: its store, whose id, and what the caller then sees. */
export type Subject<State, R extends Route> = {
  readonly store: (table: ScopedTable<CommunityScope>) => Store<State>;
  readonly id: (params: Readonly<Record<string, unknown>>) => string;
  readonly view: (state: State, told: Acting) => z.input<R["reply"]>;
};

/** A verb that only decides is one row: `transition(route, verb)`. */
export const transitions =
  <State, Reply extends z.ZodType>(subject: Subject<State, Route & { reply: Reply }>) =>
  <R extends Route & { reply: Reply }>(
    route: R,
    verb: (current: State, told: Told<R>) => Decision<State> | undefined,
  ): Endpoint =>
    endpoint(route as Route, async (call) => {
      const { params, body, caller, community, table, now, command } = call as unknown as Call<
        Route & { access: "member"; reach: "community"; method: "POST" }
      >;
      const act = { by: caller, at: now, commandId: command.id, community };
      const told = { ...(body as unknown as object), ...params, ...act } as never;
      const { state, ...outcome } = await subject
        .store(table)
        .decide(subject.id(params), command, (current) => verb(current, told));
      return { body: subject.view(state, act), ...outcome };
    });
