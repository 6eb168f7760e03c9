import type { Actor } from "../domain/caller.ts";
import type { Instant } from "../domain/dates.ts";
import { stored } from "./entity.ts";
import type { Scope } from "./scope.ts";
import type { Item, Write } from "./table.ts";

type AssistedAct = { readonly command: string; readonly verb: string; readonly by: Actor; readonly at: Instant };

/** An act at the desk, listed in the record of the person it was done for; nothing where nobody was assisted. */
export const assistedAct = (scope: Scope, { command, verb, by, at }: AssistedAct): Write[] => {
  const { onBehalfOf, sessionId, personId, role } = by;
  if (!onBehalfOf || !sessionId) return [];
  const key = scope.key(["PERSON", onBehalfOf], `ASSISTED#${sessionId}#${at}#${command}`);
  return [{ put: stored({ ...key, verb, at, operatorId: personId, role, sessionId }) as Item }];
};
