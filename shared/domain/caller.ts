import type { Instant } from "./dates.ts";
import type { Role } from "./roles.ts";

/** A role in effect, and the building it is limited to, where it is. */
export type Grant = { readonly role: Role; readonly building?: string | undefined };

/** A person who belongs to the community and calls now. */
export type Caller = { readonly personId: string; readonly name: string; readonly grants: readonly Grant[] };

export const holds = (caller: Caller, ...roles: readonly Role[]): boolean =>
  caller.grants.some((grant) => roles.includes(grant.role));

/** Who did something, as a journal keeps it: no name. `system` acts by a reaction. */
export type Actor = { readonly personId?: string | undefined; readonly role: Role | "system" };

/** What every act of a person carries into the domain. */
export type Act = { readonly by: Caller; readonly at: Instant };
