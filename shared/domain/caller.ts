import type { Instant } from "./dates.ts";
import { refuse } from "./refusal.ts";
import { type ActorRole, type Role, type Side, sideOfRoles } from "./roles.ts";

/** A role in effect, and the building or employer it is limited to, where it is. */
export type Grant = {
  readonly role: Role;
  readonly building?: string | undefined;
  readonly employerId?: string | undefined;
};

/** The person somebody at the desk acts for, in an assisted session. */
export type Assisted = {
  readonly personId: string;
  readonly name: string;
  readonly sessionId: string;
  /** Nobody saw who it is: the number on record was called back. */
  readonly isCalledBack?: boolean;
};

/** A person who belongs to the community and calls now, perhaps for somebody else. */
export type Caller = {
  readonly personId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly onBehalfOf?: Assisted | undefined;
};

export const holds = (caller: Caller, ...roles: readonly Role[]): boolean =>
  caller.grants.some((grant) => roles.includes(grant.role));

/** Whose act it is: the person who is assisted, else the caller. */
export const actingPerson = ({ personId, name, onBehalfOf }: Caller): { personId: string; name: string } =>
  onBehalfOf ?? { personId, name };

/**
 * Whether what comes of a service is shown in a list to this caller. Who acts for somebody at the desk may have an
 * interest in that person's dispute, which the dispute's own reads alone can judge: no other list tells of it.
 */
export const mayListFor = ({ onBehalfOf }: Caller, service: string): boolean =>
  onBehalfOf === undefined || service !== "mediation";

/**
 * Whoever says yes for a side says it themselves; at the desk only beside an operator of the same side.
 */
export const mustSpeakThemselves = ({ grants, onBehalfOf }: Caller, side: Side): void => {
  if (onBehalfOf && sideOfRoles(grants.map(({ role }) => role)) !== side) refuse("not-for-the-other-side");
};

/** Who did something, as a journal keeps it: ids and a role, no name. */
export type Actor = {
  readonly role: ActorRole;
  readonly personId?: string | undefined;
  readonly onBehalfOf?: string | undefined;
  readonly sessionId?: string | undefined;
};

/** What every act of a person carries into the domain. */
export type Act = { readonly by: Caller; readonly at: Instant };
