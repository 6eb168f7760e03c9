import type * as z from "zod";
import type { Caller } from "../domain/caller.ts";
import type { CommunityCard } from "../domain/community-card.ts";
import type { Instant } from "../domain/dates.ts";
import type { Decision, Outcome } from "../table/entity.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityTable, OperatorScope, ScopedTable } from "../table/scope.ts";
import { type Call, type Endpoint, endpoint } from "./endpoint.ts";
import type { Route, RouteTable, Schema } from "./route.ts";

type Store<State> = {
  decide(id: string, command: Command, verb: (current: State) => Decision<State> | undefined): Promise<Outcome<State>>;
};

type Members = Route & { readonly access: "member"; readonly reach: "community"; readonly method: "POST" };
type Operators = Route & { readonly access: "operator"; readonly reach: "region"; readonly method: "POST" };

/** Who acts, when and where, and the command whose id makes ids. */
type Acting = {
  readonly by: Caller;
  readonly at: Instant;
  readonly commandId: string;
  readonly community: CommunityCard;
};

/** What a verb is told: body and parameters beside that. */
export type Told<R extends Route> = (R["body"] extends Schema ? z.output<R["body"]> : unknown) &
  z.output<R["params"]> &
  Acting;

/** How the verbs of one kind of thing are answered: its store, whose id, and what the caller then sees. */
export type Subject<State, Reply extends Schema, Place> = {
  readonly store: (place: Place) => Store<State>;
  readonly id: (params: Readonly<Record<string, unknown>>) => string;
  readonly view: (state: State, told: Acting) => z.input<Reply>;
  /** What of it the caller may see, where that is not all: of nothing else are verbs offered. */
  readonly seen?: (state: State, told: Acting) => State;
};

type Verb<State, R extends Route> = (current: State, told: Told<R>) => Decision<State> | undefined;

/** A verb for each of these operations of a route table; a name that is not in it is no valid type. */
type Verbs<State, T extends RouteTable, Names extends string> = {
  readonly [Name in Names]: Name extends keyof T ? Verb<State, T[Name]> : never;
};

/**
 * Verbs that only decide are a row each: `ofCase(routes, { declineCase: decline })`. An operator's verb has no caller:
 * it is told everything but `by`.
 */
export const transitions = <State, Reply extends Schema, Place = CommunityTable>(
  subject: Subject<State, Reply, Place>,
) => {
  const row = (route: Route, verb: (current: State, told: never) => Decision<State> | undefined): Endpoint =>
    endpoint(route, async (call) => {
      const { params, body, caller, community, table, now, command } = call as unknown as Call<Members>;
      const { region } = call as unknown as { region?: Call<Operators>["region"] };
      const act = { by: caller, at: now, commandId: command.id, community };
      const told = { ...(body as unknown as object), ...params, ...act } as never;
      const place = (region ?? table) as Place & (CommunityTable | ScopedTable<OperatorScope>);
      const { state, ...outcome } = await subject
        .store(place)
        .decide(subject.id(params), command, (current) => verb(current, told));
      return { body: subject.view(state, act), subject: subject.seen?.(state, act) ?? state, ...outcome };
    });
  return <T extends RouteTable, Names extends string>(routes: T, verbs: Verbs<State, T, Names>) =>
    Object.fromEntries(
      Object.entries<never>(verbs as never).map(([name, verb]) => [name, row(routes[name] as Route, verb)]),
    ) as unknown as { readonly [Name in Names]: Endpoint<Name> };
};
