import * as z from "zod";
import { Instant } from "./dates.ts";
import { Role } from "./roles.ts";
import { Building } from "./text.ts";

/** A grant that was not revoked; in effect from `from` until `to`. */
const HeldGrant = z.object({
  role: Role,
  building: Building.optional(),
  employerId: z.string().optional(),
  from: Instant,
  to: Instant.optional(),
});

/**
 * What a person is in the community, at its source: one lean item, which communities writes in the commits of the
 * person and of their households. Whoever decides by it reads it beside the thing, and checks it again in the commit.
 */
export const Standing = z.object({
  personId: z.string(),
  grants: z.record(z.string(), HeldGrant),
  /** Whether a role of theirs has ended. */
  hasLostRole: z.literal(true).optional(),
  households: z.record(z.string(), z.literal(true)),
  /** Whether they sign in themselves; who does not is served at the desk. */
  hasAccount: z.boolean(),
  verifiedBy: z.string().optional(),
  birthYear: z.int().optional(),
  movedOutAt: Instant.optional(),
  erasureRequestedAt: Instant.optional(),
});
export type Standing = z.infer<typeof Standing>;

/** The grants in effect: their ids and roles. */
export const grantsAt = ({ grants }: Standing, now: Instant): { readonly grantId: string; readonly role: Role }[] =>
  Object.entries(grants)
    .filter(([, { from, to }]) => from <= now && (to === undefined || now < to))
    .map(([grantId, { role }]) => ({ grantId, role }));
