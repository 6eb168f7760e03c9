import fc from "fast-check";
import type { Role, Side } from "#shared/domain/roles.ts";

const roles: readonly Role[] = ["resident", "property-staff", "residents-committee-worker", "mediator"];

/** What somebody may be in a community, as far as it says for whom they speak. */
export const held = fc.record({
  roles: fc.subarray([...roles]),
  hasAccount: fc.boolean(),
  verifier: fc.constantFrom<Side | "nobody" | "none">("community", "residents", "property", "nobody", "none"),
  isGone: fc.integer({ max: 9, min: 0 }).map((chance) => chance === 0),
});
export type Held = typeof held extends fc.Arbitrary<infer Value> ? Value : never;

/** The same as a standing says it, with the grants of these roles. */
export const standingBy = ({ hasAccount, verifier, isGone }: Held, at: string) => ({
  hasAccount,
  verifiedBy: verifier === "nobody" ? undefined : "per_somebody",
  verifierSide: verifier === "nobody" || verifier === "none" ? undefined : verifier,
  movedOutAt: isGone ? at : undefined,
});

/** The table of the rights, written down once more by hand: for which side somebody may speak. */
export const speaksFor = ({ roles: own, hasAccount, verifier, isGone }: Held): Side | undefined => {
  if (isGone) return undefined;
  if (own.includes("property-staff")) return "property";
  if (own.includes("residents-committee-worker")) return "community";
  const isKnown = hasAccount && verifier !== "nobody" && verifier !== "property";
  return own.includes("resident") && isKnown ? "residents" : undefined;
};
