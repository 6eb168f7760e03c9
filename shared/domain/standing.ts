import * as z from "zod";
import { Instant } from "./dates.ts";
import { refuseAt, refuseField } from "./refusal.ts";
import { Role, Side, sideRoles } from "./roles.ts";
import { Building } from "./text.ts";

/** A grant that was not revoked; in effect from `from` until `to`. */
const HeldGrant = z.object({
  role: Role,
  building: Building.optional(),
  employerId: z.string().optional(),
  from: Instant,
  to: Instant.optional(),
  untilSuccessor: z.literal(true).optional(),
  deputy: z.literal(true).optional(),
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
  /** The one that they joined since one person is in one. */
  householdId: z.string().optional(),
  /** Whether they sign in themselves; who does not is served at the desk. */
  hasAccount: z.boolean(),
  /** The side whose hand printed the code that their sign-in came by, until another side has seen who it is. */
  accountFrom: Side.optional(),
  /** Somebody of the property company has the same number: one person, or two, no other side has said. */
  likeStaff: z.literal(true).optional(),
  verifiedBy: z.string().optional(),
  /** The side that whoever verified them was of. */
  verifierSide: Side.optional(),
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

/** The side that somebody is of now, and the grant that makes it so; none for whom nobody knows, or who moved out. */
export const sideHeld = (
  standing: Standing | undefined,
  now: Instant,
): { readonly side: Side; readonly grantId: string } | undefined => {
  if (!standing || standing.movedOutAt) return undefined;
  const held = grantsAt(standing, now);
  for (const { role, side } of sideRoles) {
    const grant = held.find((each) => each.role === role);
    if (grant) return { side, grantId: grant.grantId };
  }
  return undefined;
};

/** A side is held, not typed: the one that a person is of now, whoever says otherwise. */
export const sideOf = (standing: Standing | undefined, now: Instant): Side | undefined => sideHeld(standing, now)?.side;

type Claim = { readonly side: Side; readonly now: Instant; readonly pointer: string };

/**
 * The grant by which somebody is of a side. Refuses whom nobody knows, and `not-of-side` for who is of another, which
 * it names, or of none.
 */
export const mustBeOfSide = (standing: Standing | undefined, { side, now, pointer }: Claim): string => {
  if (!standing || standing.movedOutAt) return refuseField(pointer, "unknown-person");
  const held = sideHeld(standing, now);
  return held?.side === side ? held.grantId : refuseAt(pointer, "not-of-side", { side: held?.side });
};

type Lack = "account-needed" | "verification-needed" | "claim-by-other-side" | "likely-same";

/** What somebody lacks to speak for their side; who speaks for an institution needs no more than its grant. */
const lackOf = (standing: Standing | undefined, side: Side): Lack | undefined => {
  if (side !== "residents") return undefined;
  if (!standing?.hasAccount) return "account-needed";
  const isIndependent = standing.verifiedBy !== undefined && standing.verifierSide !== "property";
  if (!isIndependent) return "verification-needed";
  if (standing.accountFrom === "property") return "claim-by-other-side";
  return standing.likeStaff ? "likely-same" : undefined;
};

/** The side that somebody is of now and may speak for, and their grant; none where they may not. */
export const sideSpokenFor = (standing: Standing | undefined, now: Instant): ReturnType<typeof sideHeld> => {
  const held = sideHeld(standing, now);
  return held && lackOf(standing, held.side) === undefined ? held : undefined;
};

/**
 * As {@link mustBeOfSide}, of who sits, founds, owns or presides for a side. For the residents nobody does who has no
 * account of their own, or whom nobody but the property company verified, or let in by its code, or told apart from
 * one of its people.
 */
export const mustSpeakForSide = (standing: Standing | undefined, claim: Claim): string => {
  const grantId = mustBeOfSide(standing, claim);
  const lack = lackOf(standing, claim.side);
  return lack ? refuseField(claim.pointer, lack) : grantId;
};
