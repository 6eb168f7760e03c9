import type { Caller } from "../domain/caller.ts";
import { type Call, type Endpoint, endpoint } from "../http/endpoint.ts";
import type { RouteOf, RouteSpec } from "../http/route.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityTable } from "../table/scope.ts";
import type { byCode } from "./link-route.ts";
import { linkStore, type OpenedLink } from "./link-store.ts";

type CodeRoute = RouteOf<typeof byCode & RouteSpec> & { readonly operation: string };

/** What answers: the verb as a member gives it, and whether a thing knows a command of it. */
export type Answering = {
  readonly verb: Endpoint;
  readonly isDone: (table: CommunityTable, thing: string, command: Command) => Promise<boolean>;
};

/** A command as who was told gave it, by a code: whoever holds their phone. */
export const asTold = (command: Command, { message }: OpenedLink): Command => ({
  ...command,
  by: { ...command.by, personId: message.personId },
});

/** Who was told, as an operation of members knows its caller: without any role but what a standing says. */
const callerOf = ({ person: { personId, name = "" } }: OpenedLink): Caller => ({ personId, name, grants: [] });

/**
 * Answers by a link what an operation of members asks: the code is for its message's thing and calls, the rule is the
 * member's own, and what came of it is told to nobody. Once it was answered the link is over.
 */
export const answeredBy = <R extends { readonly operation: string }>(
  route: R,
  { verb, isDone }: Answering,
): Endpoint<R["operation"]> => {
  const own = route as unknown as CodeRoute;
  return endpoint(own, async (call) => {
    const { code, now, table, command, params } = call as Call<CodeRoute>;
    const links = linkStore(table);
    const [thing = ""] = Object.values(params).map(String);
    const wanted = { code, now, verb: own.answersFor ?? "", thing, command };
    const opened = await links.mustOpen({ ...wanted, isDone: () => isDone(table, thing, command) });
    const told = { ...call, command: asTold(command, opened), caller: callerOf(opened) };
    const { replayed = false } = await verb.run(told as never);
    await links.end(opened, command);
    return { body: { answered: true as const }, replayed };
  }) as Endpoint<R["operation"]>;
};
