import * as z from "zod";
import { BasisKind } from "#shared/contracts/mediation.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { DisputantId } from "./parts.ts";

/** Areas are whole square decimetres: one is 0.01 m². The bound keeps products of the rule exact. */
const OwnersCount = z.strictObject({
  squareDecimetres: z
    .int()
    .min(0)
    .max(10 ** 12),
  owners: z
    .int()
    .min(0)
    .max(10 ** 6),
});

export const OwnersVote = z.strictObject({
  kind: z.literal(BasisKind.enum["owners-vote"]),
  total: OwnersCount,
  participating: OwnersCount,
  agreeing: OwnersCount,
  countedBy: Name,
  evidence: Text,
});
export type OwnersVote = z.infer<typeof OwnersVote>;

/** What a siting stands on: the owners' vote, or evidence that the site is no common area. */
export const Basis = z.discriminatedUnion("kind", [
  OwnersVote,
  z.strictObject({ kind: z.literal(BasisKind.enum["outside-common-area"]), evidence: Text }),
]);
export type Basis = z.infer<typeof Basis>;

export const Site = z.strictObject({ name: Name, perimeter: z.enum(["inside", "outside"]) });

export const Decision = z.object({
  at: Instant,
  kind: z.enum(["siting", "other"]),
  sites: z.array(Site).max(20),
  equipment: Name.optional(),
  canopy: z.boolean().optional(),
  terms: Text.optional(),
  /** Only of a decision from before each disputant said their own yes. */
  agreedBy: z.array(DisputantId).min(1).optional(),
  singleSupplierReason: Text.optional(),
  basis: Basis.optional(),
});
