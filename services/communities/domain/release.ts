import * as z from "zod";
import { type Act, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import { type OfCommunity, releaseBy } from "./rights.ts";
import { PersonId } from "./role-grant.ts";

/** What every request about somebody's rights says of who asked, and of its release. */
export const asked = {
  personId: PersonId,
  requestedBy: PersonId,
  requestedAt: Instant,
  /** It was asked for at the desk: nothing is done until it is released. */
  atDesk: z.literal(true).optional(),
  /** Until then it can be released; earlier ones say nothing of it. */
  releaseBy: Instant.optional(),
  released: z.object({ by: PersonId, at: Instant }).optional(),
  /** Nobody released it in time. */
  lapsedAt: Instant.optional(),
};

export type Asking = Act & {
  readonly personId: string;
  readonly commandId: string;
  readonly community: OfCommunity;
};

/** Who asks for whom, and where. */
export const requestOf = ({ by, personId, at, community }: Asking) => ({
  personId,
  requestedBy: by.personId,
  requestedAt: at,
  ...(by.onBehalfOf && { atDesk: true as const, releaseBy: releaseBy(at, community) }),
});

const Request = z.object(asked);
type Request = z.infer<typeof Request>;

/** Whether nobody has released yet what was asked for at the desk. */
export const awaitsRelease = ({ atDesk, released, lapsedAt }: Request): boolean =>
  atDesk === true && !released && !lapsedAt;

/**
 * What the desk asks for is released in time, by the person, signed in, or by somebody else of the desk than who
 * asked. Nothing where it was released before.
 */
export const release = <Asked extends Request>(current: Asked, { by, at }: Act): Asked | undefined => {
  const { personId, requestedBy, lapsedAt, releaseBy: until } = current;
  const isOwn = by.personId === personId && !by.onBehalfOf;
  if (!isOwn && !holds(by, ...operatorRoles)) refuse("not-found");
  if (!isOwn && (by.personId === requestedBy || by.onBehalfOf)) refuse("role-not-allowed");
  if (lapsedAt) refuse("window-lapsed");
  if (!awaitsRelease(current)) return undefined;
  if (until !== undefined && until <= at) refuse("window-lapsed");
  return { ...current, released: { by: by.personId, at } };
};

/** The time to release it is over: it is asked for again, if it is still wanted. Nothing before, or where it was released. */
export const lapse = <Asked extends Request>(current: Asked, at: Instant): Asked | undefined =>
  awaitsRelease(current) && (current.releaseBy === undefined || current.releaseBy <= at)
    ? { ...current, lapsedAt: at }
    : undefined;

/** Since when it goes on: from the release of what was asked for at the desk. */
export const begunFrom = ({ released, requestedAt }: Request): Instant => released?.at ?? requestedAt;
